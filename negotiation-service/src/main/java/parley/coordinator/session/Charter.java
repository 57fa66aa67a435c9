package parley.coordinator.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.session.Session;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;

/**
 * What a session starts from.
 *
 * @param requestId of the request that asked for it; empty if that had none
 * @param plan what was asked for
 */
public record Charter(
        String name,
        String requestId,
        SessionPlan plan,
        Scenario scenario,
        long seed,
        long parameterSeed,
        Secrets secrets,
        Instant created) {

    SecretsMode mode() {
        return plan.secrets();
    }

    /** What a seat's player is told last has this number, which no turn reaches. */
    long lastNumber() {
        return 2L * Session.mostTurns(scenario) + 1;
    }

    /** Who is to drive every seat, in seat order; those that are not named play the scenario's default strategies. */
    Map<String, Assignment> assignments() {
        var all = new LinkedHashMap<String, Assignment>();
        scenario.profiles()
                .forEach((country, profile) -> all.put(country, new Assignment.Strategy(profile.defaultStrategy())));
        all.putAll(plan.seats());
        return all;
    }

    /** With these events. */
    Transcript transcript(List<Entry> entries) {
        return new Transcript(scenario, seed, parameterSeed, secrets, entries);
    }

    Session open() {
        return Session.open(scenario, seed, parameterSeed, secrets);
    }
}
