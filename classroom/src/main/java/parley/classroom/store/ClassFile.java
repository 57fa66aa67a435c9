package parley.classroom.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import parley.classroom.room.ClassLog;
import parley.proto.classroom.v1.ClassEntry;
import parley.wire.OwnerOnly;

/** The logs of all classes in one SQLite file, which its owner alone can read. */
public final class ClassFile implements ClassLog, AutoCloseable {

    private static final String FILE = "classes.db";
    private static final int LONGEST_WAIT_MILLIS = 5_000;

    private final Handle connection;

    private ClassFile(Handle connection) {
        this.connection = connection;
    }

    /**
     * Opens the file in this folder; both are made if they are not there.
     *
     * @throws IOException with one line that says why it cannot be used
     */
    public static ClassFile in(Path folder) throws IOException {
        try {
            OwnerOnly.folder(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("data: " + folder + " is a file (expected: a folder, new or not)", e);
        }
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            OwnerOnly.file(file);
        }
        SQLiteDataSource source = source(file);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:parley/classroom")
                    .load()
                    .migrate();
            return new ClassFile(Jdbi.create(source).open());
        } catch (RuntimeException e) {
            throw new IOException("data: " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(LONGEST_WAIT_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public synchronized List<Kept> all() {
        Map<String, List<byte[]>> classes = new LinkedHashMap<>();
        connection
                .createQuery("SELECT class, entry FROM class_entry ORDER BY rowid")
                .map((row, context) -> Map.entry(row.getString("class"), row.getBytes("entry")))
                .forEach(entry -> classes.computeIfAbsent(entry.getKey(), code -> new ArrayList<>())
                        .add(entry.getValue()));
        return classes.entrySet().stream()
                .map(entry -> new Kept(entry.getKey(), () -> parsed(entry.getValue())))
                .toList();
    }

    private static List<ClassEntry> parsed(List<byte[]> entries) {
        var parsed = new ArrayList<ClassEntry>();
        for (byte[] entry : entries) {
            try {
                parsed.add(ClassEntry.parseFrom(entry));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("entry " + (parsed.size() + 1) + " cannot be read", e);
            }
        }
        return parsed;
    }

    @Override
    public synchronized List<ClassEntry> entries(String code) {
        return parsed(connection
                .createQuery("SELECT entry FROM class_entry WHERE class = :class ORDER BY number")
                .bind("class", code)
                .map((row, context) -> row.getBytes("entry"))
                .list());
    }

    @Override
    public synchronized void append(String code, long number, ClassEntry entry) {
        connection
                .createUpdate("INSERT INTO class_entry (class, number, entry) VALUES (:class, :number, :entry)")
                .bind("class", code)
                .bind("number", number)
                .bind("entry", entry.toByteArray())
                .execute();
    }

    @Override
    public synchronized void delete(String code) {
        connection
                .createUpdate("DELETE FROM class_entry WHERE class = :class")
                .bind("class", code)
                .execute();
        // What was deleted is still in the write-ahead log.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    @Override
    public synchronized void close() {
        connection.close();
    }
}
