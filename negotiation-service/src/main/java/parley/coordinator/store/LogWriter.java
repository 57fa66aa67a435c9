package parley.coordinator.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.session.LeadLostException;
import parley.proto.store.v1.Line;
import parley.proto.store.v1.Lines;

/**
 * Writes the lines of all sessions, one transaction after another: what comes while the disk syncs shares the next sync. While the
 * database cannot be reached, or takes no more, it tries again, and the sessions wait.
 */
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private static final int MOST_LINES = 2_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Jdbi jdbi;
    private final BlockingQueue<Write> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /** Which session's log, and under which lead. */
    record Key(long session, long fence) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySession = Long.compare(session, other.session);
            return bySession == 0 ? Long.compare(fence, other.fence) : bySession;
        }
    }

    private record Write(Key key, long number, Line line, CompletableFuture<Void> written) {}

    /** All lines of one session in one transaction. */
    private record Row(Key key, long first, Lines.Builder lines, List<CompletableFuture<Void>> written) {
        long last() {
            return first + lines.getLinesCount() - 1;
        }

        int isOver() {
            return lines.getLinesList().stream().anyMatch(line -> line.hasEnded()) ? 1 : 0;
        }
    }

    LogWriter(Jdbi jdbi) {
        this.jdbi = jdbi;
        thread = Thread.ofPlatform().daemon().name("session-log").start(this::run);
    }

    /** Writes a line with this number behind the one before it; completes when it is on disk. */
    CompletableFuture<Void> write(Key key, long number, Line line) {
        var written = new CompletableFuture<Void>();
        queue.add(new Write(key, number, line, written));
        if (closed) {
            giveUp();
        }
        return written;
    }

    private void run() {
        try {
            while (!closed) {
                var batch = new ArrayList<Write>();
                batch.add(queue.take());
                queue.drainTo(batch, MOST_LINES - 1);
                write(rows(batch));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            giveUp();
        }
    }

    /** In the order of the sessions, so that two coordinators never wait for each other. */
    private static List<Row> rows(List<Write> batch) {
        var rows = new TreeMap<Key, Row>();
        for (Write write : batch) {
            Row row = rows.computeIfAbsent(
                    write.key(), key -> new Row(key, write.number(), Lines.newBuilder(), new ArrayList<>()));
            row.lines().addLines(write.line());
            row.written().add(write.written());
        }
        return List.copyOf(rows.values());
    }

    private void write(List<Row> rows) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        boolean failed = false;
        while (true) {
            try {
                complete(rows, jdbi.inTransaction(handle -> written(handle, rows)));
                if (failed) {
                    LOG.warn("the log can be written again");
                }
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    fail(rows, "the store is closed");
                    return;
                }
                LOG.warn("the log cannot be written, {} sessions wait: {}", rows.size(), Database.deepest(e));
                failed = true;
                rest(pause, rows);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Whoever waits for these rows hears of it when the store is closed meanwhile. */
    private static void rest(Duration pause, List<Row> rows) throws InterruptedException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            fail(rows, "the store is closed");
            throw e;
        }
    }

    /**
     * The keys under which this coordinator still leads, whose rows are now written. After a failure nobody knows whether the
     * transaction before was committed, so that what is there already is left as it is.
     */
    private static Set<Key> written(Handle handle, List<Row> rows) {
        var led = new HashSet<Key>();
        var update = handle.prepareBatch(
                "UPDATE session SET written = :last, is_over = CASE WHEN is_over = 1 THEN 1 ELSE :over END"
                        + " WHERE number = :session AND fence = :fence");
        rows.forEach(row -> update.bind("last", row.last())
                .bind("over", row.isOver())
                .bind("session", row.key().session())
                .bind("fence", row.key().fence())
                .add());
        int[] updated = update.execute();
        var insert = handle.prepareBatch(
                "INSERT INTO line (session, first, body) VALUES (:session, :first, :body) ON CONFLICT DO NOTHING");
        for (int i = 0; i < updated.length; i++) {
            Row row = rows.get(i);
            if (updated[i] > 0) {
                led.add(row.key());
                insert.bind("session", row.key().session())
                        .bind("first", row.first())
                        .bind("body", row.lines().build().toByteArray())
                        .add();
            }
        }
        if (!led.isEmpty()) {
            insert.execute();
        }
        return led;
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
        var rest = new ArrayList<Write>();
        queue.drainTo(rest);
        fail(rows(rest), "the store is closed");
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
