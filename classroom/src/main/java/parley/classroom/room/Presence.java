package parley.classroom.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Who is here: whoever has a stream open, or had one a moment ago. Guarded by the room. */
final class Presence {

    /** A phone that changes its network is not away yet. */
    static final Duration SLACK = Duration.ofSeconds(15);

    private final Map<Integer, Integer> streams = new HashMap<>();
    private final Map<Integer, Instant> left = new HashMap<>();

    void came(int person) {
        streams.merge(person, 1, Integer::sum);
        left.remove(person);
    }

    void left(int person, Instant now) {
        if (streams.merge(person, -1, Integer::sum) <= 0) {
            streams.remove(person);
            left.put(person, now);
        }
    }

    boolean isHere(int person, Instant now) {
        return !isAwayFor(person, SLACK, now);
    }

    /** Whether somebody has had no stream for so long; somebody who never had one counts as away. */
    boolean isAwayFor(int person, Duration time, Instant now) {
        if (streams.containsKey(person)) {
            return false;
        }
        Instant since = left.get(person);
        return since == null || Duration.between(since, now).compareTo(time) >= 0;
    }
}
