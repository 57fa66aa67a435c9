package parley.coordinator.session;

import java.time.Instant;

/** How far a session has come. */
public sealed interface Phase {

    /** The summit is on, or the months after it. */
    record Running() implements Phase {}

    /** The summit is on, and its clocks stand still: why and since when. */
    record Paused(String reason, Instant since) implements Phase {}

    /** All months are played. */
    record Finished(String digest) implements Phase {}

    /** Somebody cancelled it; its transcript ends there. */
    record Cancelled() implements Phase {}

    /** The coordinator could not go on. */
    record Failed(String problem) implements Phase {}

    default boolean isOver() {
        return switch (this) {
            case Running running -> false;
            case Paused paused -> false;
            case Finished finished -> true;
            case Cancelled cancelled -> true;
            case Failed failed -> true;
        };
    }

    /** In capitals, as the contract has it, e.g. {@code RUNNING}. */
    default String word() {
        return switch (this) {
            case Running running -> "RUNNING";
            case Paused paused -> "RUNNING";
            case Finished finished -> "FINISHED";
            case Cancelled cancelled -> "CANCELLED";
            case Failed failed -> "FAILED";
        };
    }
}
