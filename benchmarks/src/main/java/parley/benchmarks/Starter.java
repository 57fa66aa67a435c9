package parley.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.ScenarioLibrary;

/** The starter scenario with its default strategies, as all benchmarks use it. */
record Starter(Scenario scenario, Secrets secrets, Map<String, Negotiator> negotiators) {

    /** Reads it from the folder that {@code parley.home} names. */
    static Starter load() {
        Path home = Path.of(System.getProperty("parley.home", "."));
        Scenario scenario = new ScenarioLibrary(home.resolve("scenarios")).load("starter");
        var negotiators = new LinkedHashMap<String, Negotiator>();
        scenario.profiles()
                .forEach((country, profile) ->
                        negotiators.put(country, BuiltInStrategy.named(profile.defaultStrategy())));
        return new Starter(scenario, Secrets.open(scenario.seats()), negotiators);
    }

    /** A session on the eve of its first turn for tables. */
    Session atTables(long seed) {
        Session session = Session.open(scenario, seed, secrets);
        session.settle(Answers.of(session, negotiators));
        return session;
    }
}
