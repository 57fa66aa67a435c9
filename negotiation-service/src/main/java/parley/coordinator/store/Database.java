package parley.coordinator.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.wire.OwnerOnly;

/** A database that is open, and has the tables of this version of Parley. */
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** The file in the folder of the data. */
    static final String FILE = "parley.db";

    private static final String LOCK = "parley.lock";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int SQLITE_CONNECTIONS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 8;

    private final Dialect dialect;
    private final HikariDataSource connections;
    private final Jdbi jdbi;
    private final Optional<FileChannel> lock;

    private Database(Dialect dialect, HikariConfig config, Optional<FileChannel> lock) throws IOException {
        this.dialect = dialect;
        this.lock = lock;
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setPoolName("sessions");
        connections = opened(config);
        jdbi = Jdbi.create(connections);
        try {
            migrate();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * SQLite in one file of this folder, which is made if it is not there, for its owner alone. No two processes may have it open
     * for writing.
     */
    static Database in(Path folder) throws IOException {
        FileChannel lock = lock(folder);
        try {
            Path file = folder.resolve(FILE);
            createFile(file);
            var config = new HikariConfig();
            config.setDataSource(sqlite(file));
            config.setMaximumPoolSize(SQLITE_CONNECTIONS);
            return new Database(Dialect.SQLITE, config, Optional.of(lock));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        try {
            OwnerOnly.folder(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("data: " + folder + " is a file (expected: a folder, new or not)", e);
        }
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IOException(
                    "data: " + folder + " is used by another coordinator (expected: a folder for each of them)");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** It holds what the seats keep to themselves. */
    private static void createFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            OwnerOnly.file(file);
        }
    }

    /** Every commit is synced; whoever reads holds nobody who writes; what is deleted is overwritten. */
    static SQLiteDataSource sqlite(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout((int) LONGEST_WAIT.toMillis());
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Copies what is in a folder's file at one moment. */
    static void backUp(Path folder, Path copy) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new IOException("data: " + folder + " has no " + FILE + " (expected: the folder of a coordinator)");
        }
        try {
            OwnerOnly.file(copy);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("file: " + copy + " is there already (expected: a new one)", e);
        }
        try {
            Jdbi.create(sqlite(file))
                    .useHandle(handle -> handle.createUpdate("VACUUM INTO :copy")
                            .bind("copy", copy.toString())
                            .execute());
        } catch (JdbiException e) {
            Files.delete(copy);
            throw new IOException("data: " + folder + " cannot be copied: " + deepest(e), e);
        }
        try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /** PostgreSQL at a URL of JDBC. */
    static Database at(String url) throws IOException {
        requirePostgresql(url);
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(POSTGRESQL_CONNECTIONS);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A server that has vanished is noticed, and what waits for it is tried again.
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "10");
        return new Database(Dialect.POSTGRESQL, config, Optional.empty());
    }

    static void requirePostgresql(String url) throws IOException {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IOException("database: it begins with "
                    + url.substring(0, Math.min(url.length(), 16))
                    + " (expected: jdbc:postgresql://HOST/NAME)");
        }
    }

    private static HikariDataSource opened(HikariConfig config) throws IOException {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new IOException("database: cannot be opened: " + deepest(e), e);
        }
    }

    private void migrate() throws IOException {
        try {
            Flyway flyway = flyway(Flyway.configure().dataSource(connections), dialect);
            refuseNewer(flyway.info().all());
            flyway.migrate();
        } catch (FlywayException e) {
            throw new IOException("database: its tables cannot be brought up to date: " + deepest(e), e);
        }
    }

    static Flyway flyway(FluentConfiguration database, Dialect dialect) {
        return database.locations("classpath:parley/store")
                .placeholders(dialect.placeholders())
                .load();
    }

    static void refuseNewer(MigrationInfo[] versions) throws IOException {
        Optional<MigrationInfo> newer = Arrays.stream(versions)
                .filter(v ->
                        v.getState() == MigrationState.FUTURE_SUCCESS || v.getState() == MigrationState.FUTURE_FAILED)
                .findFirst();
        if (newer.isPresent()) {
            String known = Arrays.stream(versions)
                    .filter(v -> v.getState() != MigrationState.FUTURE_SUCCESS
                            && v.getState() != MigrationState.FUTURE_FAILED)
                    .map(v -> String.valueOf(v.getVersion()))
                    .reduce((first, second) -> second)
                    .orElse("none");
            throw new IOException(
                    "database: its tables have version " + newer.get().getVersion() + " (expected: at most " + known
                            + "; a newer Parley has made them, and only that can use them)");
        }
    }

    static String deepest(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** What cannot be done now is declined. */
    <T> T with(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw unavailable(e);
        }
    }

    /** The same, all or nothing of it. */
    <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException e) {
            throw unavailable(e);
        }
    }

    private static DeclinedException unavailable(JdbiException e) {
        LOG.warn("the store cannot be used: {}", deepest(e));
        return new DeclinedException(new Problem.StoreUnavailable(deepest(e)));
    }

    Dialect dialect() {
        return dialect;
    }

    DataSource connections() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
        lock.ifPresent(Database::close);
    }

    private static void close(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the lock of the data's folder cannot be released", e);
        }
    }
}
