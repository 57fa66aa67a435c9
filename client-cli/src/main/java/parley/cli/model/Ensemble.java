package parley.cli.model;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;

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
        Secrets secrets = Secrets.open(scenario.seats());
        Map<String, Negotiator> negotiators = DefaultStrategy.ofAll(scenario);
        return new Ensemble(
                scenario,
                Cores.all().play(seeds, seed -> Outcome.of(Session.play(scenario, seed, secrets, negotiators)), each));
    }
}
