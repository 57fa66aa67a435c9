package parley.coordinator.session;

import java.time.Instant;
import java.util.List;

/**
 * A session at a glance.
 *
 * @param seed the public seed; the edge keeps it back where the session is not open and still running
 * @param parameterSeed of the model's parameters; kept back likewise
 * @param round of the summit; stays at the last one afterwards
 * @param month after the summit, 0 before
 * @param lastEvent number of the last event published
 */
public record SessionSummary(
        String name,
        String scenario,
        long seed,
        long parameterSeed,
        SecretsMode secrets,
        Phase phase,
        int round,
        int month,
        List<SeatStanding> seats,
        Instant created,
        long lastEvent) {

    public SessionSummary {
        seats = List.copyOf(seats);
    }

    /** Whether everybody may see everything. */
    public boolean isOpen() {
        return secrets == SecretsMode.OPEN || phase instanceof Phase.Finished;
    }
}
