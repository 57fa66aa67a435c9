package parley.sweep.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The rows that a sweep keeps, to be asked in SQL; each table has its own name. What does not fit into memory goes to disk. */
public final class Database implements AutoCloseable {

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** One row of an answer. */
    public record Answer(List<Object> cells) {

        /** What stands there if nothing does. */
        private static final Object NOTHING = "";

        /** The text of a cell, empty where there is none. */
        public String text(int cell) {
            return String.valueOf(cells.get(cell));
        }

        /** The number of a cell; not a number where there is none. */
        public double number(int cell) {
            return cells.get(cell) instanceof Number number ? number.doubleValue() : Double.NaN;
        }

        /** The whole number of a cell, 0 where there is none. */
        public long whole(int cell) {
            return cells.get(cell) instanceof Number number ? number.longValue() : 0;
        }
    }

    /** The finished parts of tables. */
    static Database over(Parts parts, List<Long> finished) {
        try {
            var database = new Database(open("2"));
            for (Table table : parts.tables()) {
                database.run("CREATE VIEW " + table.name() + " AS SELECT * FROM read_parquet(["
                        + String.join(
                                ", ",
                                finished.stream()
                                        .map(part -> quoted(parts.file(table, part)))
                                        .toList())
                        + "])");
            }
            return database;
        } catch (SQLException e) {
            throw unread(parts.folder(), e);
        }
    }

    private static OtherSweepException unread(Path folder, SQLException e) {
        return new OtherSweepException(
                folder + ": cannot be read (expected: finished parts of a sweep): " + oneLine(e), e);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes a table of what a query finds, for the queries after it. */
    public void keep(String name, String query) {
        try {
            run("CREATE TEMP TABLE " + name + " AS " + query);
        } catch (SQLException e) {
            throw wrong(query, e);
        }
    }

    /** What a query finds. */
    public List<Answer> ask(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            var answers = new ArrayList<Answer>();
            while (rows.next()) {
                var cells = new ArrayList<>(columns);
                for (int c = 1; c <= columns; c++) {
                    Object cell = rows.getObject(c);
                    cells.add(cell == null ? Answer.NOTHING : cell);
                }
                answers.add(new Answer(cells));
            }
            return answers;
        } catch (SQLException e) {
            throw wrong(query, e);
        }
    }

    private static IllegalStateException wrong(String query, SQLException e) {
        return new IllegalStateException(oneLine(e) + " in: " + query, e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory that cannot be closed", e);
        }
    }

    /** One in memory that fetches nothing. */
    static Connection open(String threads) throws SQLException {
        var settings = new Properties();
        settings.setProperty("threads", threads);
        settings.setProperty("autoinstall_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
