package parley.sweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** One table as a file in Parquet, without runs. */
public final class ParquetFile {

    private static final String TABLE = "one";

    private ParquetFile() {}

    /** The file of these rows, in their order; the same rows give the same bytes. */
    public static byte[] of(List<Column> columns, List<List<Cell>> rows) {
        try {
            Path folder = Files.createTempDirectory("parley-parquet");
            Path file = folder.resolve(TABLE);
            try {
                write(columns, rows, file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file in Parquet cannot be made: " + Commit.why(e), e);
        } catch (SQLException e) {
            throw new IllegalStateException("a file in Parquet cannot be made: " + Database.oneLine(e), e);
        }
    }

    private static void write(List<Column> columns, List<List<Cell>> rows, Path file) throws SQLException {
        try (Connection database = Database.open("1");
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " ("
                    + columns.stream()
                            .map(column -> "\"" + column.name() + "\" " + column.type())
                            .collect(Collectors.joining(", "))
                    + ")");
            try (DuckDBAppender appender =
                    database.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
                for (List<Cell> row : rows) {
                    appender.beginRow();
                    for (Cell cell : row) {
                        Parts.Writer.append(appender, cell);
                    }
                    appender.endRow();
                }
            }
            statement.execute("COPY " + TABLE + " TO " + Database.quoted(file) + " (FORMAT parquet, COMPRESSION zstd)");
        }
    }
}
