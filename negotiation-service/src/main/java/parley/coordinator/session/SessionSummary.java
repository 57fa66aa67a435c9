package parley.coordinator.session;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;

/**
 * A session at a glance.
 *
 * @param order counts the sessions, from 1
 * @param seed the public seed; the edge keeps it back where the session is not open and still running
 * @param parameterSeed of the model's parameters; kept back likewise
 * @param round of the summit; stays at the last one afterwards
 * @param month after the summit, 0 before
 * @param lastEvent number of the last event published
 */
public record SessionSummary(
        long order,
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

    /**
     * A session that has come this far.
     *
     * @param drivers by country, what drives its seat now
     */
    static SessionSummary of(Kept kept, Progress all, int round, Function<String, Driver> drivers) {
        return of(
                kept,
                all.phase(),
                round,
                all.entries().stream().mapToInt(Entry::month).max().orElse(0),
                kept.charter().scenario().seats().stream()
                        .map(c -> SeatStanding.of(c, drivers.apply(c), all.entries()))
                        .toList(),
                all.last());
    }

    /** A session that has come this far, by what its charter does not say. */
    public static SessionSummary of(
            Kept kept, Phase phase, int round, int month, List<SeatStanding> seats, long lastEvent) {
        Charter charter = kept.charter();
        return new SessionSummary(
                kept.order(),
                charter.name(),
                charter.scenario().id(),
                charter.seed(),
                charter.parameterSeed(),
                charter.mode(),
                phase,
                round,
                month,
                seats,
                charter.created(),
                lastEvent);
    }

    /** Whether everybody may see everything. */
    public boolean isOpen() {
        return isOpen(secrets, phase);
    }

    static boolean isOpen(SecretsMode secrets, Phase phase) {
        return secrets == SecretsMode.OPEN || phase instanceof Phase.Finished;
    }
}
