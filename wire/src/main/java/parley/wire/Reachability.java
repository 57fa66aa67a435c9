package parley.wire;

import java.time.Duration;

/**
 * How much time a call to a program that decides for others gets. One that could not be reached three times in a row gets {@value #PROBE_MILLIS} ms
 * instead of the whole turn, so that a dead one does not make the session long for the others; as soon as it can be reached
 * again it has the whole turn again.
 */
public final class Reachability {

    static final int PROBE_MILLIS = 250;
    private static final int GIVES_UP_AFTER = 3;

    private int unreachableInARow;

    /** Of what is left of the turn. */
    public synchronized Duration patience(Duration left) {
        Duration probe = Duration.ofMillis(PROBE_MILLIS);
        boolean givenUp = unreachableInARow >= GIVES_UP_AFTER;
        return givenUp && probe.compareTo(left) < 0 ? probe : left;
    }

    /** How a call ended: whether nobody could be reached. */
    public synchronized void saw(boolean unreachable) {
        unreachableInARow = unreachable ? unreachableInARow + 1 : 0;
    }
}
