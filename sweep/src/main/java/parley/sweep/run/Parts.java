package parley.sweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The files that rows are in, as Parquet; any tool that reads this, reads them. */
record Parts(Path folder, List<Table> tables) {

    Parts {
        tables = List.copyOf(tables);
    }

    /** The file of a part of a table. */
    Path file(Table table, long part) {
        return folder.resolve(table.name()).resolve(String.format(Locale.ROOT, "part-%06d.parquet", part));
    }

    /** In which every run has one row. The file of a part is written last here, so that it says that the part is finished. */
    Table main() {
        return tables.get(0);
    }

    boolean has(long part) {
        return Files.exists(file(main(), part));
    }

    /** Writes parts, one after the other. */
    Writer writer() {
        return new Writer(this);
    }

    /** Takes over a part from another folder. */
    void take(Parts from, long part) {
        for (Table table : mainLast()) {
            Path file = file(table, part);
            try {
                Commit.file(file, unfinished -> Files.copy(from.file(table, part), unfinished));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        file + " cannot be copied from " + from.file(table, part) + ": " + Commit.why(e), e);
            }
        }
    }

    private List<Table> mainLast() {
        List<Table> ordered = new ArrayList<>(tables.subList(1, tables.size()));
        ordered.add(main());
        return ordered;
    }

    /**
     * Parts while their runs are played, one after the other: rows go into a database in memory, and from there into files. The database
     * stays for the next part, since starting one takes as long as playing several runs.
     */
    static final class Writer implements AutoCloseable {

        private final Parts parts;
        private final Connection database;
        private final Map<String, DuckDBAppender> appenders = new HashMap<>();
        private long part;

        private Writer(Parts parts) {
            this.parts = parts;
            try {
                database = Database.open("1");
            } catch (SQLException e) {
                throw unwritten(parts.folder(), e);
            }
        }

        /** Begins a part; the one before must be finished. */
        void begin(long next) {
            part = next;
            try {
                for (Table table : parts.tables()) {
                    run("CREATE OR REPLACE TABLE " + table.name() + " (" + table.declared() + ")");
                    appenders.put(
                            table.name(),
                            database.unwrap(DuckDBConnection.class)
                                    .createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.name()));
                }
            } catch (SQLException e) {
                throw unwritten(parts.file(parts.main(), part), e);
            }
        }

        private void run(String sql) throws SQLException {
            try (Statement statement = database.createStatement()) {
                statement.execute(sql);
            }
        }

        private static UncheckedIOException unwritten(Path file, Exception e) {
            String why = switch (e) {
                case SQLException sql -> Database.oneLine(sql);
                case IOException io -> Commit.why(io);
                default -> String.valueOf(e.getMessage());
            };
            return new UncheckedIOException(file + " cannot be written: " + why, new IOException(why, e));
        }

        /** Adds a row. */
        void add(Table table, long run, List<Cell> cells) {
            DuckDBAppender appender = appenders.get(table.name());
            if (appender == null || cells.size() != table.columns().size()) {
                throw new IllegalArgumentException("row of " + table.name() + ": " + cells.size() + " cells (expected: "
                        + table.columns().size() + " of a table of this sweep)");
            }
            try {
                appender.beginRow();
                appender.append(run);
                for (Cell cell : cells) {
                    append(appender, cell);
                }
                appender.endRow();
            } catch (SQLException e) {
                throw unwritten(parts.file(table, part), e);
            }
        }

        static void append(DuckDBAppender appender, Cell cell) throws SQLException {
            switch (cell) {
                case Cell.Text text -> appender.append(text.text());
                case Cell.Whole whole -> appender.append(whole.number());
                case Cell.Real real -> appender.append(real.number());
                case Cell.Flag flag -> appender.append(flag.set());
                case Cell.None none -> appender.appendNull();
            }
        }

        /** Writes the files, each whole or not at all. */
        void finish() {
            for (Table table : parts.mainLast()) {
                Path file = parts.file(table, part);
                try {
                    DuckDBAppender appender = appenders.remove(table.name());
                    if (appender != null) {
                        appender.close();
                    }
                    Commit.file(file, unfinished -> copy(table, unfinished));
                } catch (IOException | SQLException e) {
                    throw unwritten(file, e);
                }
            }
        }

        private void copy(Table table, Path file) throws IOException {
            try {
                run("COPY " + table.name() + " TO " + Database.quoted(file) + " (FORMAT parquet, COMPRESSION zstd)");
            } catch (SQLException e) {
                throw new IOException(Database.oneLine(e), e);
            }
        }

        @Override
        public void close() {
            try {
                for (DuckDBAppender appender : appenders.values()) {
                    appender.close();
                }
                database.close();
            } catch (SQLException e) {
                throw unwritten(parts.file(parts.main(), part), e);
            }
        }
    }

    /** The rows of a finished part of a table, in the order of their runs. */
    void read(Table table, long part, Consumer<Row> reader) {
        Path file = file(table, part);
        try (Connection database = Database.open("1");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + table.names() + " FROM read_parquet(" + Database.quoted(file) + ") ORDER BY 1")) {
            while (rows.next()) {
                reader.accept(row(table, rows));
            }
        } catch (SQLException e) {
            throw new OtherSweepException(
                    file + ": cannot be read (expected: a part of this sweep; delete it to have it made anew): "
                            + Database.oneLine(e),
                    e);
        }
    }

    private static Row row(Table table, ResultSet rows) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            Cell cell = cell(rows, 2 + c, table.columns().get(c).kind());
            cells.add(rows.wasNull() ? new Cell.None() : cell);
        }
        return new Row(rows.getLong(1), cells);
    }

    private static Cell cell(ResultSet rows, int place, Column.Kind kind) throws SQLException {
        return switch (kind) {
            case TEXT -> {
                String text = rows.getString(place);
                yield text == null ? new Cell.None() : new Cell.Text(text);
            }
            case WHOLE -> new Cell.Whole(rows.getLong(place));
            case REAL -> new Cell.Real(rows.getDouble(place));
            case FLAG -> new Cell.Flag(rows.getBoolean(place));
        };
    }
}
