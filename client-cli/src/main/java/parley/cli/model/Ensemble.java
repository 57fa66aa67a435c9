package parley.cli.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import parley.cli.console.FailedException;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;

/**
 * Many sessions of one scenario with open secrets, in the order of their seeds, whatever the number of threads. Every seat plays
 * its default strategy.
 */
record Ensemble(Scenario scenario, List<Outcome> outcomes) {

    Ensemble {
        outcomes = List.copyOf(outcomes);
    }

    /** Plays them; {@code each} hears how many are done. */
    static Ensemble of(Scenario scenario, SeedRange seeds, LongConsumer each) {
        try (ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var sessions = new ArrayList<Future<Outcome>>();
            for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
                long played = seed;
                sessions.add(cores.submit(() -> outcome(scenario, played)));
            }
            try {
                var outcomes = new ArrayList<Outcome>();
                for (Future<Outcome> session : sessions) {
                    outcomes.add(session.get());
                    each.accept(outcomes.size());
                }
                return new Ensemble(scenario, outcomes);
            } catch (InterruptedException e) {
                cores.shutdownNow();
                Thread.currentThread().interrupt();
                throw new FailedException("ensemble: interrupted", e);
            } catch (ExecutionException e) {
                cores.shutdownNow();
                throw new IllegalStateException("a session failed: " + e.getCause(), e);
            }
        }
    }

    private static Outcome outcome(Scenario scenario, long seed) {
        Map<String, Negotiator> negotiators = new HashMap<>();
        scenario.profiles()
                .forEach((country, p) -> negotiators.put(country, BuiltInStrategy.named(p.defaultStrategy())));
        return Outcome.of(Session.play(scenario, seed, Secrets.open(scenario.seats()), negotiators));
    }
}
