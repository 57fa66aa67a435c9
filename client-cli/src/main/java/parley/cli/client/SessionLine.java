package parley.cli.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A session at a glance.
 *
 * @param state e.g. {@code RUNNING}, {@code FINISHED}
 * @param seed empty where it is kept back
 * @param open whether everybody may see everything
 * @param digest empty until it is finished
 * @param problem empty unless it failed
 * @param pause why its clocks stand still, in the words of whoever stopped them; empty while they run
 */
public record SessionLine(
        String name,
        String scenario,
        Optional<Long> seed,
        String state,
        int round,
        int month,
        boolean open,
        List<Seat> seats,
        Instant created,
        long lastEvent,
        String digest,
        String problem,
        Optional<String> pause) {

    public SessionLine {
        seats = List.copyOf(seats);
    }

    /** How one seat fares. */
    public record Seat(String country, String driver, String health, String lastProblem, int turnsWithoutMove) {}

    public boolean isFinished() {
        return state.equals("FINISHED");
    }

    public boolean isRunning() {
        return state.equals("RUNNING");
    }
}
