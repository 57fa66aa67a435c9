package parley.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import parley.coordinator.session.Store;
import parley.coordinator.store.DatabaseStore;

/** What it costs to keep sessions in SQLite where many are played at the same time. */
public final class KeepingCost {

    private KeepingCost() {}

    /** Arguments: sessions at once, seconds of a turn, pairs of turns; without them 200, 5 and 9. */
    public static void main(String[] arguments) throws Exception {
        int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 9;
        measure(sessions, Duration.ofSeconds(seconds), pairs);
    }

    private static void measure(int sessions, Duration turn, int pairs) throws Exception {
        Path folder = Files.createTempDirectory("parley-keeping");
        try (Hall remembered = Hall.open(Store.none(), sessions, Map.of());
                Hall kept = Hall.open(DatabaseStore.in(folder), sessions, Map.of())) {
            var contest = new Contest(
                    "sessions",
                    new Contest.Side("in memory", watch -> remembered.play(sessions, turn)),
                    new Contest.Side("kept in SQLite", watch -> kept.play(sessions, turn)));
            contest.hold(pairs / 2, pairs);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws java.io.IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
