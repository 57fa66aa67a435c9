package parley.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import parley.bargaining.strategy.Strategy;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.server.Settings;
import parley.coordinator.session.KnownSession;
import parley.coordinator.session.Limits;
import parley.coordinator.session.SessionPlan;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.ScenarioLibrary;

/** What keeping sessions costs where many are played at the same time: compare the two rows of one run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StoreBenchmark {

    private static final int SESSIONS = 200;

    /** Where sessions are kept. */
    @Param({"none", "sqlite"})
    public String store = "none";

    private Path folder = Path.of("");
    private CoordinatorServer server = unset();
    private long seed;

    private static CoordinatorServer unset() {
        try {
            return start(Store.none());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CoordinatorServer start(Store store) throws IOException {
        Path home = Path.of(System.getProperty("parley.home", "."));
        return CoordinatorServer.start(
                Settings.DEFAULT.withPort(0).withLimits(new Limits(Duration.ofSeconds(10), SESSIONS, SESSIONS)),
                new ScenarioLibrary(home.resolve("scenarios")),
                new Strategies(Strategy.names(), BuiltInStrategy::named),
                store);
    }

    /** Starts a coordinator on a file of its own. */
    @Setup
    public void start() throws IOException {
        server.close();
        folder = Files.createTempDirectory("parley-store");
        server = start(store.equals("sqlite") ? DatabaseStore.in(folder) : Store.none());
    }

    /** Stops it, and removes the file. */
    @TearDown
    public void stop() throws IOException {
        server.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Whole starter sessions by built-in strategies, all begun at once. */
    @Benchmark
    @OperationsPerInvocation(SESSIONS)
    public List<KnownSession> sessions() throws InterruptedException {
        var sessions = new ArrayList<KnownSession>();
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(server.coordinator().create("", SessionPlan.open("starter", seed++, Map.of())));
        }
        for (KnownSession session : sessions) {
            session.awaitEnd(Duration.ofMinutes(5));
        }
        return sessions;
    }
}
