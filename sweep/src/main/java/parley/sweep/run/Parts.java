package parley.sweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The files that rows are in, as Parquet; any tool that reads this, reads them. */
record Parts(Path folder, List<Column> columns) {

    static final String FOLDER = "parts";

    private static final String RUN = "run";

    /** The file of a part; it is there once the part is finished. */
    Path file(long part) {
        return folder.resolve(FOLDER).resolve(String.format(Locale.ROOT, "part-%06d.parquet", part));
    }

    boolean has(long part) {
        return Files.exists(file(part));
    }

    void write(long part, List<Row> rows) {
        try {
            Commit.file(file(part), unfinished -> copy(rows, unfinished));
        } catch (IOException e) {
            throw new UncheckedIOException(file(part) + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void copy(List<Row> rows, Path file) throws IOException {
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE part (" + RUN + " BIGINT, "
                    + columns.stream().map(Column::declared).collect(Collectors.joining(", ")) + ")");
            append(database.unwrap(DuckDBConnection.class), rows);
            statement.execute("COPY part TO " + quoted(file) + " (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void append(DuckDBConnection database, List<Row> rows) throws SQLException {
        try (DuckDBAppender appender = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "part")) {
            for (Row row : rows) {
                appender.beginRow();
                appender.append(row.run());
                for (Cell cell : row.cells()) {
                    append(appender, cell);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, Cell cell) throws SQLException {
        switch (cell) {
            case Cell.Text text -> appender.append(text.text());
            case Cell.Whole whole -> appender.append(whole.number());
            case Cell.Real real -> appender.append(real.number());
            case Cell.Flag flag -> appender.append(flag.set());
            case Cell.None none -> appender.appendNull();
        }
    }

    /** The rows of a finished part, in the order of their runs. */
    void read(long part, Consumer<Row> reader) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + RUN + ", " + names + " FROM read_parquet(" + quoted(file(part)) + ") ORDER BY 1")) {
            while (rows.next()) {
                reader.accept(row(rows));
            }
        } catch (SQLException e) {
            throw new OtherSweepException(
                    file(part) + ": cannot be read (expected: a part of this sweep; delete it to have it made anew): "
                            + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
                    e);
        }
    }

    private Row row(ResultSet rows) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (Column column : columns) {
            Cell cell = cell(rows, column);
            cells.add(rows.wasNull() ? new Cell.None() : cell);
        }
        return new Row(rows.getLong(RUN), cells);
    }

    private static Cell cell(ResultSet rows, Column column) throws SQLException {
        return switch (column.kind()) {
            case TEXT -> {
                String text = rows.getString(column.name());
                yield text == null ? new Cell.None() : new Cell.Text(text);
            }
            case WHOLE -> new Cell.Whole(rows.getLong(column.name()));
            case REAL -> new Cell.Real(rows.getDouble(column.name()));
            case FLAG -> new Cell.Flag(rows.getBoolean(column.name()));
        };
    }

    /** One in memory, on this thread alone: the cores are busy with runs, and nothing is fetched. */
    private static Connection database() throws SQLException {
        var settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("autoinstall_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
