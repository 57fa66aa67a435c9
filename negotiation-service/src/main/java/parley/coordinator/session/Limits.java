package parley.coordinator.session;

import java.time.Duration;

/**
 * How much a coordinator takes upon itself.
 *
 * @param patience how long players may take for one turn
 * @param running sessions at the same time
 * @param kept sessions that are over and still remembered; the oldest are forgotten first
 */
public record Limits(Patience patience, int running, int kept) {

    public Limits {
        require("running", running, running > 0, "1 or more");
        require("kept", kept, kept >= 0, "0 or more");
    }

    /** The same patience with everybody. */
    public Limits(Duration patience, int running, int kept) {
        this(Patience.alike(patience), running, kept);
    }

    private static void require(String field, Object value, boolean right, String expected) {
        if (!right) {
            throw new IllegalArgumentException(field + ": " + value + " (expected: " + expected + ")");
        }
    }
}
