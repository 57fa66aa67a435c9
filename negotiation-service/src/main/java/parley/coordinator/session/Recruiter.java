package parley.coordinator.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parley.coordinator.seat.NegotiatorDriver;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatName;

/** Finds a driver for every seat of a session. */
record Recruiter(Strategies strategies, Dialler dialler, SeatTokens tokens) {

    /** All drivers in seat order, or none: whatever is wrong with one of them is said before a session exists. */
    Map<String, SeatDriver> recruit(Charter charter) {
        for (String country : charter.plan().seats().keySet()) {
            if (!charter.scenario().seats().contains(country)) {
                throw new DeclinedException(
                        new Problem.UnknownCountry(country, charter.scenario().seats()));
            }
        }
        return drivers(charter, dialler::dial);
    }

    /** The same for a session that goes on after its coordinator has stopped; no agent is called. */
    Map<String, SeatDriver> recruitAgain(Charter charter) {
        return drivers(charter, dialler::dialAgain);
    }

    /** Reaches an agent. */
    @FunctionalInterface
    private interface Dial {
        SeatDriver dial(SeatName seat, String token, String target);
    }

    private Map<String, SeatDriver> drivers(Charter charter, Dial dial) {
        var found = new LinkedHashMap<String, Callable<SeatDriver>>();
        charter.assignments()
                .forEach((country, assignment) ->
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
