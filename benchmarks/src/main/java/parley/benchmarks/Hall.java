package parley.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import parley.bargaining.strategy.Strategy;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.server.Settings;
import parley.coordinator.session.Assignment;
import parley.coordinator.session.KnownSession;
import parley.coordinator.session.Limits;
import parley.coordinator.session.Phase;
import parley.coordinator.session.SessionPlan;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.telemetry.Telemetry;
import parley.summit.strategy.BuiltInStrategy;

/** A coordinator in this process in which many starter sessions are played at the same time, each with a seed of its own. */
final class Hall implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final CoordinatorServer server;
    private final Map<String, Assignment> seats;
    private final AtomicLong seed = new AtomicLong();

    private Hall(CoordinatorServer server, Map<String, Assignment> seats) {
        this.server = server;
        this.seats = seats;
    }

    /**
     * Where at most so many are played at once, by these players and built-in strategies in the other seats. A session that has just ended
     * still has its place for a moment, so there are twice as many places.
     */
    static Hall open(Store store, int most, Map<String, Assignment> seats) throws IOException {
        return open(store, most, seats, Telemetry.OFF);
    }

    /** The same with figures and traces. */
    static Hall open(Store store, int most, Map<String, Assignment> seats, Telemetry telemetry) throws IOException {
        return new Hall(
                CoordinatorServer.start(
                        Settings.DEFAULT
                                .withPort(0)
                                .withLimits(new Limits(Duration.ofMinutes(1), 2 * most, 2 * most))
                                .withDrain(Duration.ZERO),
                        Game.library(),
                        new Strategies(Strategy.names(), BuiltInStrategy::named),
                        store,
                        telemetry),
                seats);
    }

    /** Keeps as many clients busy for this time, each with one session after another, and says how many were played. */
    long play(int clients, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        var played = new ArrayList<Future<Long>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                played.add(threads.submit(() -> playUntil(end)));
            }
        }
        return played.stream().mapToLong(Future::resultNow).sum();
    }

    /** Plays so many, all begun at once, to their ends. */
    void play(int sessions) throws InterruptedException {
        play(sessions, Duration.ZERO);
    }

    private long playUntil(long end) throws InterruptedException {
        long played = 0;
        do {
            KnownSession session = play(SessionPlan.open("starter", seed.incrementAndGet(), seats));
            if (!(session.phase() instanceof Phase.Finished)) {
                throw new IllegalStateException(session.name() + ": " + session.phase() + " (expected: finished)");
            }
            played++;
        } while (System.nanoTime() < end);
        return played;
    }

    private KnownSession play(SessionPlan plan) throws InterruptedException {
        KnownSession session = server.coordinator().create("", plan);
        session.awaitEnd(LONGEST);
        return session;
    }

    @Override
    public void close() {
        server.close();
    }
}
