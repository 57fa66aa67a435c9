package parley.coordinator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * What a database says before a coordinator uses it; nothing in it is changed.
 *
 * @param product name and version of the database, e.g. {@code PostgreSQL 17.2}
 * @param tables version of the tables in it; empty before their first use
 */
public record StoreProbe(String product, Optional<String> tables) {

    private static final String SECONDS = "5";

    /** The file of a folder; empty where the folder has none yet. Fails with one line where it cannot be used. */
    public static Optional<StoreProbe> in(Path folder) throws IOException {
        Path file = folder.resolve(Database.FILE);
        return Files.exists(file) ? Optional.of(of("jdbc:sqlite:" + file, Dialect.SQLITE)) : Optional.empty();
    }

    /** PostgreSQL at a URL of JDBC; fails with one line where it cannot be reached or used. */
    public static StoreProbe at(String url) throws IOException {
        Database.requirePostgresql(url);
        return of(url, Dialect.POSTGRESQL);
    }

    private static StoreProbe of(String url, Dialect dialect) throws IOException {
        Map<String, String> patience = dialect == Dialect.POSTGRESQL ? Map.of("loginTimeout", SECONDS) : Map.of();
        var properties = new Properties();
        properties.putAll(patience);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            DatabaseMetaData about = connection.getMetaData();
            String product = about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
            Flyway flyway =
                    Database.flyway(Flyway.configure().jdbcProperties(patience).dataSource(url, null, null), dialect);
            Database.refuseNewer(flyway.info().all());
            return new StoreProbe(
                    product,
                    Optional.ofNullable(flyway.info().current())
                            .map(MigrationInfo::getVersion)
                            .map(String::valueOf));
        } catch (SQLException | FlywayException e) {
            throw new IOException("database: cannot be opened: " + Database.deepest(e), e);
        }
    }
}
