package parley.coordinator.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parley.coordinator.seat.AwaitedPlayer;
import parley.coordinator.seat.NegotiatorDriver;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatName;

/** Finds a driver for every seat of a session. */
record Recruiter(Strategies strategies, Dialler dialler, SeatTokens tokens) {

    /** All drivers in seat order, or none: whatever is wrong with one of them is said before a session exists. */
    Map<String, SeatDriver> recruit(Charter charter) {
        charter.plan().seats().keySet().forEach(country -> checkSeat(charter, country));
        return drivers(charter, charter.assignments(), dialler::dial);
    }

    private static void checkSeat(Charter charter, String country) {
        if (!charter.scenario().seats().contains(country)) {
            throw new DeclinedException(
                    new Problem.UnknownCountry(country, charter.scenario().seats()));
        }
    }

    /** Another driver for one seat of a session that is on. */
    SeatDriver recruit(Charter charter, String country, Assignment assignment) {
        checkSeat(charter, country);
        return drivers(charter, Map.of(country, assignment), dialler::dial)
                .values()
                .iterator()
                .next();
    }

    /**
     * All drivers for a session that goes on after its coordinator has stopped; no agent is called.
     *
     * @param assigned to seats since it began
     */
    Map<String, SeatDriver> recruitAgain(Charter charter, Map<String, Assignment> assigned) {
        var now = new LinkedHashMap<>(charter.assignments());
        now.putAll(assigned);
        return drivers(charter, now, dialler::dialAgain);
    }

    /** Reaches an agent. */
    @FunctionalInterface
    private interface Dial {
        SeatDriver dial(SeatName seat, String token, String target);
    }

    private Map<String, SeatDriver> drivers(Charter charter, Map<String, Assignment> assignments, Dial dial) {
        var found = new LinkedHashMap<String, Callable<SeatDriver>>();
        assignments.forEach((country, assignment) ->
                found.put(country, driver(new SeatName(charter.name(), country), assignment, dial)));
        return called(found);
    }

    /** Checks what can be checked without calling anybody. */
    private Callable<SeatDriver> driver(SeatName seat, Assignment assignment, Dial dial) {
        return switch (assignment) {
            case Assignment.Strategy strategy -> {
                var driver = new NegotiatorDriver(strategy.name(), strategies.named(strategy.name()));
                yield () -> driver;
            }
            case Assignment.Agent agent -> {
                dialler.check(seat, agent.target());
                yield () -> dial.dial(seat, tokens.issue(seat), agent.target());
            }
            case Assignment.Player player -> () -> new AwaitedPlayer(player.name());
        };
    }

    /** All at the same time, since an agent may take its time. */
    private static Map<String, SeatDriver> called(Map<String, Callable<SeatDriver>> found) {
        var futures = new LinkedHashMap<String, Future<SeatDriver>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            found.forEach((country, call) -> futures.put(country, threads.submit(call)));
        }
        List<RuntimeException> failures = failures(futures.values());
        if (!failures.isEmpty()) {
            futures.values().stream()
                    .filter(f -> f.state() == Future.State.SUCCESS)
                    .forEach(f -> f.resultNow().close());
            throw failures.get(0);
        }
        var drivers = new LinkedHashMap<String, SeatDriver>();
        futures.forEach((country, future) -> drivers.put(country, future.resultNow()));
        return drivers;
    }

    private static List<RuntimeException> failures(Iterable<Future<SeatDriver>> futures) {
        var failures = new ArrayList<RuntimeException>();
        for (Future<SeatDriver> future : futures) {
            if (future.state() == Future.State.FAILED) {
                Throwable cause = future.exceptionNow();
                failures.add(
                        cause instanceof RuntimeException e
                                ? e
                                : new IllegalStateException("a driver failed", new ExecutionException(cause)));
            }
        }
        return failures;
    }
}
