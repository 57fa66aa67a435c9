package parley.coordinator.session;

import java.util.concurrent.CompletableFuture;

/** The log of one session, for the one coordinator that leads it; it is only ever appended. */
@FunctionalInterface
public interface SessionLog {

    /**
     * Appends a line behind all that were given before. Completes when it is kept for good, and with a {@link LeadLostException}
     * when this coordinator may no longer write it. What cannot be written for the moment waits.
     */
    CompletableFuture<Void> append(Line line);
}
