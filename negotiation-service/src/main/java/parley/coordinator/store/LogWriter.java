package parley.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.LeadLostException;
import parley.coordinator.session.Problem;
import parley.proto.store.v1.Charter;
import parley.proto.store.v1.Line;
import parley.proto.store.v1.Lines;

/**
 * Writes new sessions and the lines of all sessions, one transaction after another: what comes while the disk syncs shares the next
 * sync. While the database cannot be reached, or takes no more, it tries again: sessions wait, and new ones are declined.
 *
 * <p>The one place that is called for every move, so it speaks JDBC itself, with statements that stay prepared.
 */
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private static final int MOST_AT_ONCE = 2_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final String CLOSED = "the store is closed";

    private final DataSource database;
    private final Dialect dialect;
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private Optional<Statements> prepared = Optional.empty();

    /** Which session's log, and under which lead. */
    record Key(long session, long fence) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySession = Long.compare(session, other.session);
            return bySession == 0 ? Long.compare(fence, other.fence) : bySession;
        }
    }

    /**
     * A session that is new to the store.
     *
     * @param leader id of the coordinator that plays it; empty for one that is over, with all its lines
     */
    record Opening(
            String name,
            Optional<String> request,
            StoredScenario scenario,
            Charter charter,
            Optional<String> leader,
            Lines lines) {}

    private sealed interface Task {}

    private record Write(Key key, long number, Line line, CompletableFuture<Void> written) implements Task {}

    /** Its future has the session's number, or none if another one with its name or request is there. */
    private record Open(Opening opening, CompletableFuture<OptionalLong> opened) implements Task {
        void decline(String why) {
            opened.completeExceptionally(new DeclinedException(new Problem.StoreUnavailable(why)));
        }
    }

    /** All lines of one session in one transaction. */
    private record Row(Key key, long first, Lines.Builder lines, List<CompletableFuture<Void>> written) {
        boolean isOver() {
            return lines.getLinesList().stream().anyMatch(Line::hasEnded);
        }
    }

    LogWriter(DataSource database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
        thread = Thread.ofPlatform().daemon().name("session-log").start(this::run);
    }

    /** Writes a line with this number behind the one before it; completes when it is on disk. */
    CompletableFuture<Void> write(Key key, long number, Line line) {
        var written = new CompletableFuture<Void>();
        add(new Write(key, number, line, written));
        return written;
    }

    /** Writes a new session; completes with its number when it is on disk, and declined if it cannot be written at once. */
    CompletableFuture<OptionalLong> open(Opening opening) {
        var opened = new CompletableFuture<OptionalLong>();
        add(new Open(opening, opened));
        return opened;
    }

    private void add(Task task) {
        queue.add(task);
        if (closed) {
            giveUp();
        }
    }

    private void run() {
        try {
            while (!closed) {
                var batch = new ArrayList<Task>();
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE - 1);
                write(opens(batch), rows(batch));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            giveUp();
            prepared.ifPresent(Statements::close);
        }
    }

    private static List<Open> opens(List<Task> batch) {
        return batch.stream()
                .filter(Open.class::isInstance)
                .map(Open.class::cast)
                .toList();
    }

    /** In the order of the sessions, so that two coordinators never wait for each other. */
    private static List<Row> rows(List<Task> batch) {
        var rows = new TreeMap<Key, Row>();
        for (Task task : batch) {
            if (task instanceof Write write) {
                Row row = rows.computeIfAbsent(
                        write.key(), key -> new Row(key, write.number(), Lines.newBuilder(), new ArrayList<>()));
                row.lines().addLines(write.line());
                row.written().add(write.written());
            }
        }
        return List.copyOf(rows.values());
    }

    private void write(List<Open> opens, List<Row> rows) throws InterruptedException {
        List<Open> fresh = opens;
        Duration pause = FIRST_PAUSE;
        boolean failed = false;
        while (!fresh.isEmpty() || !rows.isEmpty()) {
            try {
                commit(fresh, rows);
                if (failed) {
                    LOG.warn("the log can be written again");
                }
                return;
            } catch (SQLException | RuntimeException e) {
                String why = Database.deepest(e);
                decline(fresh, why);
                fresh = List.of();
                if (closed) {
                    fail(rows, CLOSED);
                    return;
                }
                LOG.warn("the log cannot be written, {} sessions wait: {}", rows.size(), why);
                failed = true;
                rest(pause, rows);
                queue.removeIf(task -> task instanceof Open open && declined(open, why));
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static void decline(List<Open> opens, String why) {
        opens.forEach(open -> open.decline(why));
    }

    private static boolean declined(Open open, String why) {
        open.decline(why);
        return true;
    }

    /** Whoever waits for these rows hears of it when the store is closed meanwhile. */
    private static void rest(Duration pause, List<Row> rows) throws InterruptedException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            fail(rows, CLOSED);
            throw e;
        }
    }

    private void commit(List<Open> opens, List<Row> rows) throws SQLException {
        Statements statements = prepared();
        try {
            statements.begin();
            var numbers = new ArrayList<OptionalLong>();
            for (Open open : opens) {
                numbers.add(statements.open(open.opening()));
            }
            Set<Key> led = rows.isEmpty() ? Set.of() : statements.write(rows);
            statements.commit();
            for (int i = 0; i < opens.size(); i++) {
                opens.get(i).opened().complete(numbers.get(i));
            }
            complete(rows, led);
        } catch (SQLException | RuntimeException e) {
            prepared = Optional.empty();
            statements.close();
            throw e;
        }
    }

    private Statements prepared() throws SQLException {
        if (prepared.isEmpty()) {
            prepared = Optional.of(new Statements(database.getConnection(), dialect));
        }
        return prepared.get();
    }

    /** A connection of its own, until something fails. */
    private static final class Statements {
        private final Connection connection;
        private final Dialect dialect;
        private final PreparedStatement hasScenario;
        private final PreparedStatement scenario;
        private final PreparedStatement session;
        private final PreparedStatement leads;
        private final PreparedStatement update;
        private final PreparedStatement line;

        Statements(Connection connection, Dialect dialect) throws SQLException {
            this.connection = connection;
            this.dialect = dialect;
            try {
                hasScenario = connection.prepareStatement("SELECT 1 FROM scenario WHERE digest = ?");
                scenario = connection.prepareStatement(
                        "INSERT INTO scenario (digest, body) VALUES (?, ?) ON CONFLICT DO NOTHING");
                session = connection.prepareStatement(
                        "INSERT INTO session (name, request, scenario, charter, leader, is_over)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING number");
                leads = connection.prepareStatement("SELECT 1 FROM session WHERE number = ? AND fence = ?");
                update = connection.prepareStatement(
                        "UPDATE session SET is_over = CASE WHEN is_over = 1 THEN 1 ELSE ? END"
                                + " WHERE number = ? AND fence = ?");
                line = connection.prepareStatement(
                        "INSERT INTO line (session, first, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
            } catch (SQLException e) {
                close();
                throw e;
            }
        }

        void begin() throws SQLException {
            connection.setAutoCommit(false);
        }

        /** What {@link Connection#commit} does with SQLite begins the next transaction at once, which locks others out. */
        void commit() throws SQLException {
            connection.setAutoCommit(true);
        }

        OptionalLong open(Opening opening) throws SQLException {
            keep(opening.scenario());
            session.setString(1, opening.name());
            setText(2, opening.request());
            session.setString(3, opening.scenario().digest());
            session.setBytes(4, opening.charter().toByteArray());
            setText(5, opening.leader());
            session.setInt(6, opening.leader().isPresent() ? 0 : 1);
            try (ResultSet number = session.executeQuery()) {
                if (!number.next()) {
                    return OptionalLong.empty();
                }
                long opened = number.getLong(1);
                if (opening.lines().getLinesCount() > 0) {
                    add(opened, 1, opening.lines());
                    line.executeBatch();
                }
                return OptionalLong.of(opened);
            }
        }

        private void setText(int column, Optional<String> text) throws SQLException {
            if (text.isPresent()) {
                session.setString(column, text.get());
            } else {
                session.setNull(column, Types.VARCHAR);
            }
        }

        /** Large, and nearly always there already. */
        private void keep(StoredScenario stored) throws SQLException {
            hasScenario.setString(1, stored.digest());
            try (ResultSet there = hasScenario.executeQuery()) {
                if (there.next()) {
                    return;
                }
            }
            scenario.setString(1, stored.digest());
            scenario.setBytes(2, stored.body().toByteArray());
            scenario.executeUpdate();
        }

        /**
         * The keys under which this coordinator still leads, whose rows are now written. After a failure nobody knows whether the
         * transaction before was committed, so that what is there already is left as it is.
         */
        Set<Key> write(List<Row> rows) throws SQLException {
            Set<Key> led = dialect.writesAlone() ? read(rows) : held(rows);
            for (Row row : rows) {
                if (led.contains(row.key())) {
                    add(row.key().session(), row.first(), row.lines().build());
                }
            }
            if (!led.isEmpty()) {
                line.executeBatch();
            }
            return led;
        }

        /** Nobody can take a lead while this transaction is open, so that only what has changed is written. */
        private Set<Key> read(List<Row> rows) throws SQLException {
            var led = new HashSet<Key>();
            for (Row row : rows) {
                if (leads(row.key())) {
                    led.add(row.key());
                    if (row.isOver()) {
                        update(row);
                        update.executeUpdate();
                    }
                }
            }
            return led;
        }

        private boolean leads(Key key) throws SQLException {
            leads.setLong(1, key.session());
            leads.setLong(2, key.fence());
            try (ResultSet there = leads.executeQuery()) {
                return there.next();
            }
        }

        /** Whoever wants to take a lead waits until this transaction is over. */
        private Set<Key> held(List<Row> rows) throws SQLException {
            for (Row row : rows) {
                update(row);
                update.addBatch();
            }
            int[] updated = update.executeBatch();
            var led = new HashSet<Key>();
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] > 0) {
                    led.add(rows.get(i).key());
                }
            }
            return led;
        }

        private void update(Row row) throws SQLException {
            update.setInt(1, row.isOver() ? 1 : 0);
            update.setLong(2, row.key().session());
            update.setLong(3, row.key().fence());
        }

        private void add(long number, long first, Lines lines) throws SQLException {
            line.setLong(1, number);
            line.setLong(2, first);
            line.setBytes(3, lines.toByteArray());
            line.addBatch();
        }

        /** Statements close with it, and what is not committed is undone. */
        void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("a connection that is of no more use cannot be closed", e);
            }
        }
    }

    private static void complete(List<Row> rows, Set<Key> led) {
        for (Row row : rows) {
            if (led.contains(row.key())) {
                row.written().forEach(written -> written.complete(null));
            } else {
                fail(List.of(row), "another coordinator leads it");
            }
        }
    }

    private static void fail(List<Row> rows, String why) {
        rows.forEach(
                row -> row.written().forEach(written -> written.completeExceptionally(new LeadLostException(why))));
    }

    private void giveUp() {
        var rest = new ArrayList<Task>();
        queue.drainTo(rest);
        decline(opens(rest), CLOSED);
        fail(rows(rest), CLOSED);
    }

    /** Writes no more than what is being written. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
