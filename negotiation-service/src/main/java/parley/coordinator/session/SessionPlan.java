package parley.coordinator.session;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody wants to have played.
 *
 * @param scenario id; the fullest one if empty
 * @param seed drawn at random if empty
 * @param parameterSeed of the model's parameters; the seed if empty
 * @param openFloor whether its tables are on an open floor, also where the scenario's are not
 * @param seats who drives which country; the others play the scenario's default strategies
 */
public record SessionPlan(
        Optional<String> scenario,
        Optional<Long> seed,
        Optional<Long> parameterSeed,
        SecretsMode secrets,
        boolean openFloor,
        SortedMap<String, Assignment> seats) {

    public SessionPlan {
        seats = Collections.unmodifiableSortedMap(new TreeMap<>(seats));
    }

    /** A research session: open secrets, this scenario and seed, these drivers. */
    public static SessionPlan open(String scenario, long seed, Map<String, Assignment> seats) {
        return new SessionPlan(
                Optional.of(scenario),
                Optional.of(seed),
                Optional.empty(),
                SecretsMode.OPEN,
                false,
                new TreeMap<>(seats));
    }
}
