package parley.coordinator.session;

import java.time.Duration;

/**
 * How much a coordinator takes upon itself.
 *
 * @param patience how long a player outside the process may take for one turn; strategies in the process are not timed, so that
 *     what they play does not depend on how fast the machine is
 * @param running sessions at the same time
 * @param kept sessions that are over and still remembered; the oldest are forgotten first
 */
public record Limits(Duration patience, int running, int kept) {

    public Limits {
        require("patience", patience, patience.isPositive(), "more than 0 s");
        require("running", running, running > 0, "1 or more");
        require("kept", kept, kept >= 0, "0 or more");
    }

    private static void require(String field, Object value, boolean right, String expected) {
        if (!right) {
            throw new IllegalArgumentException(field + ": " + value + " (expected: " + expected + ")");
        }
    }
}
