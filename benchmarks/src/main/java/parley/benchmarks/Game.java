package parley.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

/** A scenario with open secrets and its default strategies, as all benchmarks play it. */
record Game(Scenario scenario, Secrets secrets, Map<String, Negotiator> negotiators) {

    static Game of(Scenario scenario) {
        return new Game(scenario, Secrets.open(scenario.seats()), DefaultStrategy.ofAll(scenario));
    }

    static Game starter() {
        return of(library().load("starter"));
    }

    /** The scenarios of the folder that {@code parley.home} names. */
    static ScenarioLibrary library() {
        return new ScenarioLibrary(
                Path.of(System.getProperty("parley.home", ".")).resolve("scenarios"));
    }

    /** A session on the eve of its first turn for tables. */
    Session atTables(long seed) {
        Session session = Session.open(scenario, seed, secrets);
        session.settle(Answers.of(session, negotiators));
        return session;
    }

    Transcript play(long seed) {
        return Session.play(scenario, seed, secrets, negotiators);
    }
}
