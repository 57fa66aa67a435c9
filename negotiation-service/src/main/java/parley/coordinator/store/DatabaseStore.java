package parley.coordinator.store;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.session.Charter;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Kept;
import parley.coordinator.session.Lead;
import parley.coordinator.session.Line;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SessionLog;
import parley.coordinator.session.SessionSummary;
import parley.coordinator.session.Store;
import parley.coordinator.session.TokenStore;
import parley.proto.store.v1.Lines;
import parley.proto.store.v1.Summary;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioCodec;

/** Sessions in a database. */
public final class DatabaseStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStore.class);

    /** How long a coordinator that says nothing keeps its lead. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    /** As the table has it by default. */
    private static final long FIRST_FENCE = 1;

    private static final String KEPT = "SELECT number, scenario, charter FROM session WHERE ";

    private final String me = UUID.randomUUID().toString();
    private final Database database;
    private final LogWriter writer;
    private volatile boolean unwiped;

    /** By the object, since session after session plays the same. */
    private final LoadingCache<Scenario, StoredScenario> stored =
            CacheBuilder.newBuilder().weakKeys().build(CacheLoader.from(StoredScenario::of));

    private final Map<String, Scenario> scenarios = new ConcurrentHashMap<>();

    private DatabaseStore(Database database) {
        this.database = database;
        writer = new LogWriter(database.connections(), database.dialect());
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

    @Override
    public Optional<Lead> open(Charter charter) {
        OptionalLong number = opened(charter, Optional.of(me), Lines.getDefaultInstance());
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lead(
                        new Kept(number.getAsLong(), charter),
                        List.of(),
                        new Log(new LogWriter.Key(number.getAsLong(), FIRST_FENCE), 0)));
    }

    @Override
    public Optional<Kept> add(Charter charter, List<Line> lines) {
        var body = Lines.newBuilder();
        lines.forEach(line -> body.addLines(LogCodec.toProto(line)));
        OptionalLong number = opened(charter, Optional.empty(), body.build());
        return number.isEmpty() ? Optional.empty() : Optional.of(new Kept(number.getAsLong(), charter));
    }

    private OptionalLong opened(Charter charter, Optional<String> leader, Lines lines) {
        var opening = new LogWriter.Opening(
                charter.name(),
                Optional.of(charter.requestId()).filter(id -> !id.isEmpty()),
                stored.getUnchecked(charter.scenario()),
                LogCodec.toProto(charter),
                leader,
                lines);
        try {
            return writer.open(opening).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DeclinedException declined
                    ? declined
                    : new IllegalStateException("a session that is written or declined", e.getCause());
        }
    }

    /** What SQLite deletes it overwrites; its log of writes would still hold it until it is emptied. */
    @Override
    public void delete(Kept session) {
        boolean deleted = database.inTransaction(handle -> {
            Optional<String> scenario = handle.createQuery("SELECT scenario FROM session WHERE number = :number")
                    .bind("number", session.order())
                    .mapTo(String.class)
                    .findOne();
            int gone = handle.createUpdate("DELETE FROM session WHERE number = :number AND is_over = 1")
                    .bind("number", session.order())
                    .execute();
            scenario.ifPresent(digest -> handle.createUpdate("DELETE FROM scenario WHERE digest = :digest"
                            + " AND NOT EXISTS (SELECT 1 FROM session WHERE scenario = :digest)")
                    .bind("digest", digest)
                    .execute());
            return gone > 0;
        });
        if (!deleted && named(session.name()).isPresent()) {
            throw new DeclinedException(new Problem.NotOver(session.name()));
        }
        unwiped = database.dialect() == Dialect.SQLITE;
        wipe();
    }

    /** While somebody reads what was deleted, e.g. a backup, it stays; {@link #renew} tries again. */
    private void wipe() {
        if (unwiped) {
            boolean busy = database.with(handle -> handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                    .map((row, context) -> row.getInt("busy") != 0)
                    .one());
            unwiped = busy;
            if (busy) {
                LOG.warn(
                        "what was deleted is still in the log of the file, since somebody reads it; to be tried again");
            }
        }
    }

    @Override
    public void askToCancel(Kept session) {
        database.with(
                handle -> handle.createUpdate("UPDATE session SET cancel = 1 WHERE number = :number AND is_over = 0")
                        .bind("number", session.order())
                        .execute());
    }

    @Override
    public List<String> toCancel() {
        return database.with(handle -> handle.createQuery("SELECT name FROM session WHERE cancel = 1 AND " + mine())
                .bind("me", me)
                .mapTo(String.class)
                .list());
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
        return database.with(handle -> one(handle, "name = :key", name));
    }

    @Override
    public Optional<Kept> requested(String requestId) {
        return database.with(handle -> one(handle, "request = :key", requestId));
    }

    private Optional<Kept> one(Handle handle, String which, String key) {
        return handle.createQuery(KEPT + which)
                .bind("key", key)
                .map((row, context) ->
                        kept(handle, row.getLong("number"), row.getString("scenario"), row.getBytes("charter")))
                .findOne();
    }

    @Override
    public List<Listed> before(long order, int most) {
        return database.with(handle -> handle.createQuery(
                        "SELECT number, scenario, charter, summary FROM session WHERE number < :order ORDER BY number DESC LIMIT :most")
                .bind("order", order)
                .bind("most", most)
                .map((row, context) -> listed(
                        kept(handle, row.getLong("number"), row.getString("scenario"), row.getBytes("charter")),
                        Optional.ofNullable(row.getBytes("summary"))))
                .list());
    }

    private static Listed listed(Kept kept, Optional<byte[]> summary) {
        return new Listed(kept, summary.map(bytes -> {
            try {
                return SummaryCodec.fromProto(kept, Summary.parseFrom(bytes));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(kept.name() + ": its summary cannot be read", e);
            }
        }));
    }

    @Override
    public void keep(Kept session, SessionSummary summary) {
        byte[] bytes = SummaryCodec.toProto(summary).toByteArray();
        try {
            database.with(handle -> handle.createUpdate("UPDATE session SET summary = :summary WHERE number = :number")
                    .bind("summary", bytes)
                    .bind("number", session.order())
                    .execute());
        } catch (DeclinedException e) {
            LOG.debug("{}: its log is read again for the next list", session.name(), e);
        }
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
        return database.with(handle -> {
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
        wipe();
        if (database.dialect() == Dialect.POSTGRESQL) {
            database.with(handle -> handle.createUpdate("INSERT INTO coordinator (id, alive_until) VALUES (:me, "
                            + now() + " + :lease) ON CONFLICT (id) DO UPDATE SET alive_until = excluded.alive_until")
                    .bind("me", me)
                    .bind("lease", LEASE.toMillis())
                    .execute());
        }
    }

    @Override
    public Optional<Duration> lease() {
        return database.dialect() == Dialect.POSTGRESQL ? Optional.of(LEASE) : Optional.empty();
    }

    @Override
    public Set<Long> held(Collection<Long> orders) {
        if (orders.isEmpty() || database.dialect() == Dialect.SQLITE) {
            return Set.copyOf(orders);
        }
        return Set.copyOf(database.with(handle -> handle.createQuery(
                        "SELECT number FROM session WHERE number IN (<orders>) AND (is_over = 1 OR leader = :me)")
                .bindList("orders", List.copyOf(orders))
                .bind("me", me)
                .mapTo(Long.class)
                .list()));
    }

    @Override
    public void release(Kept session) {
        database.with(handle -> handle.createUpdate(
                        "UPDATE session SET leader = NULL WHERE number = :number AND leader = :me")
                .bind("number", session.order())
                .bind("me", me)
                .execute());
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
        return database.with(
                handle -> handle.createQuery("SELECT name FROM session WHERE " + mine() + " ORDER BY number")
                        .bind("me", me)
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public Optional<Lead> lead(String name) {
        return database.inTransaction(handle -> {
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
        return new DatabaseTokens(database);
    }

    @Override
    public void close() {
        writer.close();
        try {
            database.inTransaction(handle -> handle.createUpdate("UPDATE session SET leader = NULL WHERE leader = :me")
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
