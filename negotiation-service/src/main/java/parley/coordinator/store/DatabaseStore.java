package parley.coordinator.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.session.Charter;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Kept;
import parley.coordinator.session.Lead;
import parley.coordinator.session.Line;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SessionLog;
import parley.coordinator.session.Store;
import parley.coordinator.session.TokenStore;
import parley.proto.store.v1.Lines;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioCodec;

/** Sessions in a database. */
public final class DatabaseStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStore.class);

    /** How long a coordinator that says nothing keeps its lead. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final String KEPT = "SELECT number, scenario, charter FROM session WHERE ";

    private final String me = UUID.randomUUID().toString();
    private final Database database;
    private final LogWriter writer;
    private final Map<String, Scenario> scenarios = new ConcurrentHashMap<>();

    private DatabaseStore(Database database) {
        this.database = database;
        writer = new LogWriter(database.jdbi());
    }

    /**
     * In one file of this folder, for one coordinator at a time.
     *
     * @throws IOException with one line that says why it cannot be opened
     */
    public static DatabaseStore in(Path folder) throws IOException {
        return new DatabaseStore(Database.in(folder));
    }

    /**
     * In PostgreSQL at a URL of JDBC, for any number of coordinators.
     *
     * @throws IOException with one line that says why it cannot be opened
     */
    public static DatabaseStore at(String url) throws IOException {
        return new DatabaseStore(Database.at(url));
    }

    /**
     * Copies what a folder holds at one moment to a file, for its owner alone; a coordinator may use the folder meanwhile.
     *
     * @throws IOException with one line that says why it cannot be copied
     */
    public static void backUp(Path folder, Path file) throws IOException {
        Database.backUp(folder, file);
    }

    @Override
    public boolean keeps() {
        return true;
    }

    private <T> T with(HandleCallback<T, RuntimeException> work) {
        try {
            return database.jdbi().withHandle(work);
        } catch (JdbiException e) {
            throw unavailable(e);
        }
    }

    private <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        try {
            return database.jdbi().inTransaction(work);
        } catch (JdbiException e) {
            throw unavailable(e);
        }
    }

    static DeclinedException unavailable(JdbiException e) {
        LOG.warn("the store cannot be used: {}", Database.deepest(e));
        return new DeclinedException(new Problem.StoreUnavailable(Database.deepest(e)));
    }

    @Override
    public Optional<Lead> open(Charter charter) {
        return inTransaction(
                handle -> insert(handle, charter) ? Optional.of(lead(handle, charter.name())) : Optional.empty());
    }

    private boolean insert(Handle handle, Charter charter) {
        byte[] scenario = ScenarioCodec.toProto(charter.scenario()).toByteArray();
        String digest = digest(scenario);
        handle.createUpdate("INSERT INTO scenario (digest, body) VALUES (:digest, :body) ON CONFLICT DO NOTHING")
                .bind("digest", digest)
                .bind("body", scenario)
                .execute();
        return handle.createUpdate("INSERT INTO session (name, request, scenario, charter, leader)"
                                + " VALUES (:name, :request, :scenario, :charter, :me) ON CONFLICT DO NOTHING")
                        .bind("name", charter.name())
                        .bind("request", charter.requestId().isEmpty() ? null : charter.requestId())
                        .bind("scenario", digest)
                        .bind("charter", LogCodec.toProto(charter).toByteArray())
                        .bind("me", me)
                        .execute()
                > 0;
    }

    @Override
    public Optional<Kept> add(Charter charter, List<Line> lines) {
        var body = Lines.newBuilder();
        lines.forEach(line -> body.addLines(LogCodec.toProto(line)));
        return inTransaction(handle -> {
            if (!insert(handle, charter)) {
                return Optional.empty();
            }
            Kept kept = one(handle, "name = :key", charter.name()).orElseThrow();
            handle.createUpdate(
                            "UPDATE session SET is_over = 1, leader = NULL, written = :written WHERE number = :number")
                    .bind("written", lines.size())
                    .bind("number", kept.order())
                    .execute();
            handle.createUpdate("INSERT INTO line (session, first, body) VALUES (:session, 1, :body)")
                    .bind("session", kept.order())
                    .bind("body", body.build().toByteArray())
                    .execute();
            return Optional.of(kept);
        });
    }

    /** What SQLite deletes it overwrites; its log of writes would still hold it until it is emptied. */
    @Override
    public void delete(Kept session) {
        int deleted = with(handle -> handle.createUpdate("DELETE FROM session WHERE number = :number AND is_over = 1")
                .bind("number", session.order())
                .execute());
        if (deleted == 0 && named(session.name()).isPresent()) {
            throw new DeclinedException(new Problem.NotOver(session.name()));
        }
        if (database.dialect() == Dialect.SQLITE) {
            with(handle -> handle.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
    }

    @Override
    public void askToCancel(Kept session) {
        with(handle -> handle.createUpdate("UPDATE session SET cancel = 1 WHERE number = :number AND is_over = 0")
                .bind("number", session.order())
                .execute());
    }

    @Override
    public List<String> toCancel() {
        return with(handle -> handle.createQuery(
                        "SELECT name FROM session WHERE is_over = 0 AND cancel = 1 AND leader = :me")
                .bind("me", me)
                .mapTo(String.class)
                .list());
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A session that this coordinator has just become the leader of. */
    private Lead lead(Handle handle, String name) {
        Kept kept = one(handle, "name = :key", name).orElseThrow();
        long fence = handle.createQuery("SELECT fence FROM session WHERE number = :number")
                .bind("number", kept.order())
                .mapTo(Long.class)
                .one();
        List<Line> lines = lines(handle, kept.order(), 0);
        return new Lead(kept, lines, new Log(new LogWriter.Key(kept.order(), fence), lines.size()));
    }

    /** Numbers the lines in the order in which they come. */
    private final class Log implements SessionLog {

        private final LogWriter.Key key;
        private final ReentrantLock order = new ReentrantLock();
        private long written;

        Log(LogWriter.Key key, long written) {
            this.key = key;
            this.written = written;
        }

        @Override
        public java.util.concurrent.CompletableFuture<Void> append(Line line) {
            var message = LogCodec.toProto(line);
            order.lock();
            try {
                return writer.write(key, ++written, message);
            } finally {
                order.unlock();
            }
        }
    }

    @Override
    public Optional<Kept> named(String name) {
        return with(handle -> one(handle, "name = :key", name));
    }

    @Override
    public Optional<Kept> requested(String requestId) {
        return with(handle -> one(handle, "request = :key", requestId));
    }

    private Optional<Kept> one(Handle handle, String which, String key) {
        return handle.createQuery(KEPT + which)
                .bind("key", key)
                .map((row, context) ->
                        kept(handle, row.getLong("number"), row.getString("scenario"), row.getBytes("charter")))
                .findOne();
    }

    @Override
    public List<Kept> before(long order, int most) {
        return with(handle -> handle.createQuery(KEPT + "number < :order ORDER BY number DESC LIMIT :most")
                .bind("order", order)
                .bind("most", most)
                .map((row, context) ->
                        kept(handle, row.getLong("number"), row.getString("scenario"), row.getBytes("charter")))
                .list());
    }

    private Kept kept(Handle handle, long number, String scenario, byte[] charter) {
        try {
            return new Kept(
                    number,
                    LogCodec.fromProto(parley.proto.store.v1.Charter.parseFrom(charter), scenario(handle, scenario)));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("session " + number + ": its charter cannot be read", e);
        }
    }

    /** Many sessions share one, which is large; it is read once. */
    private Scenario scenario(Handle handle, String digest) {
        Scenario known = scenarios.get(digest);
        if (known == null) {
            known = read(
                    digest,
                    handle.createQuery("SELECT body FROM scenario WHERE digest = :digest")
                            .bind("digest", digest)
                            .mapTo(byte[].class)
                            .one());
            scenarios.put(digest, known);
        }
        return known;
    }

    private static Scenario read(String digest, byte[] body) {
        try {
            return ScenarioCodec.fromProto(parley.proto.scenario.v1.Scenario.parseFrom(body));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("scenario " + digest + " cannot be read", e);
        }
    }

    @Override
    public List<Line> lines(Kept session, long after) {
        return with(handle -> {
            boolean isThere = handle.createQuery("SELECT 1 FROM session WHERE number = :number")
                    .bind("number", session.order())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!isThere) {
                throw new DeclinedException(new Problem.UnknownSession(session.name()));
            }
            return lines(handle, session.order(), after);
        });
    }

    private static List<Line> lines(Handle handle, long session, long after) {
        var lines = new ArrayList<Line>();
        handle.createQuery("SELECT body FROM line WHERE session = :session AND first > :after ORDER BY first")
                .bind("session", session)
                .bind("after", after)
                .mapTo(byte[].class)
                .forEach(body -> lines.addAll(read(session, body)));
        return lines;
    }

    private static List<Line> read(long session, byte[] body) {
        try {
            return LogCodec.fromProto(Lines.parseFrom(body));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("session " + session + ": a line of its log cannot be read", e);
        }
    }

    /** Nobody else can have a file of SQLite. */
    @Override
    public void renew() {
        if (database.dialect() == Dialect.POSTGRESQL) {
            with(handle -> handle.createUpdate("INSERT INTO coordinator (id, alive_until) VALUES (:me, " + now()
                            + " + :lease) ON CONFLICT (id) DO UPDATE SET alive_until = excluded.alive_until")
                    .bind("me", me)
                    .bind("lease", LEASE.toMillis())
                    .execute());
        }
    }

    private String now() {
        return database.dialect().now();
    }

    /** Of a session that is not over: nobody else who is alive leads it. */
    private String mine() {
        return "is_over = 0 AND (leader IS NULL OR leader = :me OR leader NOT IN"
                + " (SELECT id FROM coordinator WHERE alive_until > " + now() + "))";
    }

    @Override
    public List<String> unled() {
        return with(handle -> handle.createQuery("SELECT name FROM session WHERE " + mine() + " ORDER BY number")
                .bind("me", me)
                .mapTo(String.class)
                .list());
    }

    @Override
    public Optional<Lead> lead(String name) {
        return inTransaction(handle -> {
            int taken = handle.createUpdate(
                            "UPDATE session SET leader = :me, fence = fence + 1 WHERE name = :name AND " + mine())
                    .bind("me", me)
                    .bind("name", name)
                    .execute();
            return taken == 0 ? Optional.empty() : Optional.of(lead(handle, name));
        });
    }

    @Override
    public TokenStore tokens() {
        return new DatabaseTokens(database.jdbi());
    }

    @Override
    public void close() {
        writer.close();
        try {
            inTransaction(handle -> handle.createUpdate("UPDATE session SET leader = NULL WHERE leader = :me")
                            .bind("me", me)
                            .execute()
                    + handle.createUpdate("DELETE FROM coordinator WHERE id = :me")
                            .bind("me", me)
                            .execute());
        } catch (DeclinedException e) {
            LOG.warn("others wait for the lease to run out: {}", e.getMessage());
        } finally {
            database.close();
        }
    }
}
