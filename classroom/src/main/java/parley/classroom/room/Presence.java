package parley.classroom.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Who is here: whoever has a stream open, or had one a moment ago; person 0 is the teacher. Guarded by the room. */
final class Presence {

    /** A phone that changes its network is not away yet. */
    static final Duration SLACK = Duration.ofSeconds(15);

    private final Instant opened;
    private final Map<Integer, Integer> streams = new HashMap<>();
    private final Map<Integer, Instant> left = new HashMap<>();

    /** Whoever has not been seen since then counts as here until then: a console that was started again waits for its people. */
    Presence(Instant opened) {
        this.opened = opened;
    }

    /** Somebody who has just joined has until a moment later to follow the class. */
    void joined(int person, Instant now) {
        left.put(person, now);
    }

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

    /** Whether neither the teacher nor any delegate is here. */
    boolean isNobodyHere(Instant now) {
        return streams.isEmpty()
                && isOver(opened, SLACK, now)
                && left.values().stream().allMatch(since -> isOver(since, SLACK, now));
    }

    /** Whether somebody has had no stream for so long. */
    boolean isAwayFor(int person, Duration time, Instant now) {
        if (streams.containsKey(person)) {
            return false;
        }
        return isOver(left.getOrDefault(person, opened), time, now);
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return Duration.between(since, now).compareTo(time) >= 0;
    }
}
