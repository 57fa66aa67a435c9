package parley.coordinator.session;

import java.time.Duration;
import java.util.Optional;
import parley.summit.transcript.Driver;

/**
 * How long a player outside the process may take for one turn; strategies in the process are not timed, so that what they play does
 * not depend on how fast the machine is.
 *
 * @param dialled an agent that the coordinator dials
 * @param dialledIn whoever dials in, a program or a person
 */
public record Patience(Duration dialled, Duration dialledIn) {

    public Patience {
        require("dialled", dialled);
        require("dialledIn", dialledIn);
    }

    private static void require(String field, Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("patience." + field + ": " + time + " (expected: more than 0 s)");
        }
    }

    /** The same for everybody. */
    public static Patience alike(Duration time) {
        return new Patience(time, time);
    }

    /** For a driver of this kind; empty where it may take its time. */
    Optional<Duration> with(Driver.Kind kind) {
        return switch (kind) {
            case BUILT_IN -> Optional.empty();
            case DIALLED_AGENT, UNKNOWN -> Optional.of(dialled);
            case DIALLED_IN, PERSON -> Optional.of(dialledIn);
        };
    }
}
