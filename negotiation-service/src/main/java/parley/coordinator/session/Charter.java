package parley.coordinator.session;

import java.time.Instant;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.session.Session;

/**
 * What a session starts from.
 *
 * @param order counts the sessions of a coordinator, from 1
 */
record Charter(
        String name,
        long order,
        Scenario scenario,
        long seed,
        long parameterSeed,
        SecretsMode mode,
        Secrets secrets,
        Instant created) {

    Session open() {
        return Session.open(scenario, seed, parameterSeed, secrets);
    }

    Journal journal(Journals journals) {
        return journals.open(name, scenario, seed, parameterSeed, secrets);
    }
}
