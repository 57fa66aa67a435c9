package parley.coordinator.agent;

import java.time.Duration;
import parley.summit.seat.Reply;

/**
 * How much time a call to an agent gets. One that could not be reached three times in a row gets {@value #PROBE_MILLIS} ms
 * instead of the whole turn, so that a dead agent does not make the session long for the others; as soon as it can be reached
 * again it has the whole turn again.
 */
final class Reachability {

    static final int PROBE_MILLIS = 250;
    private static final int GIVES_UP_AFTER = 3;

    private int unreachableInARow;

    synchronized Duration patience(Duration left) {
        Duration probe = Duration.ofMillis(PROBE_MILLIS);
        boolean givenUp = unreachableInARow >= GIVES_UP_AFTER;
        return givenUp && probe.compareTo(left) < 0 ? probe : left;
    }

    synchronized void saw(Reply reply) {
        boolean unreachable = reply instanceof Reply.NoReply none && none.reason() == Reply.Reason.UNREACHABLE;
        unreachableInARow = unreachable ? unreachableInARow + 1 : 0;
    }
}
