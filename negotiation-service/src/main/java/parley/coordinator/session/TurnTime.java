package parley.coordinator.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a log says of the time that turns have, added up as it comes: more than usual, and during a pause only what was left.
 *
 * <p>Not for several threads at once.
 */
final class TurnTime {

    private int turn;
    private boolean paused;
    private final Map<String, Duration> more = new HashMap<>();
    private final Map<String, Duration> left = new HashMap<>();
    private final Set<String> requests = new HashSet<>();

    void paused(Line.Paused line) {
        reach(line.turn());
        paused = true;
        left.clear();
        left.putAll(line.left());
    }

    void resumed() {
        paused = false;
        left.clear();
    }

    void extended(Line.Extended line) {
        reach(line.turn());
        if (!line.requestId().isEmpty()) {
            requests.add(line.requestId());
        }
        for (String country : line.countries()) {
            more.merge(country, line.more(), Duration::plus);
            left.computeIfPresent(country, (key, time) -> time.plus(line.more()));
        }
    }

    private void reach(int later) {
        if (later > turn) {
            turn = later;
            more.clear();
            left.clear();
        }
    }

    /** Whether this turn was put when the clocks were stopped, and they still stand still. */
    boolean isHeld(int number) {
        return paused && number == turn;
    }

    /** How much more than usual a seat has for a turn. */
    Duration more(int number, String country) {
        return number == turn ? more.getOrDefault(country, Duration.ZERO) : Duration.ZERO;
    }

    /** What was left of a turn when the clocks were stopped. */
    Optional<Duration> left(int number, String country) {
        return number == turn ? Optional.ofNullable(left.get(country)) : Optional.empty();
    }

    /** Whether the request with this id has given more time. */
    boolean has(String requestId) {
        return requests.contains(requestId);
    }
}
