package parley.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import parley.summit.chance.Secrets;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.summit.transcript.Transcript;

/** How the cost of a whole session of {@code gyeongju-2025} grows with what is in it, and that of its markets with the months. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {

    /** A scenario to be played with one seed after the other. */
    static final class Game {

        private final Scenario scenario;
        private final Secrets secrets;
        private final Map<String, Negotiator> negotiators;
        private long seed;

        Game(Scenario scenario) {
            this.scenario = scenario;
            secrets = Secrets.open(scenario.seats());
            negotiators = DefaultStrategy.ofAll(scenario);
        }

        Transcript next() {
            seed++;
            return Session.play(scenario, seed, secrets, negotiators);
        }
    }

    /** Countries, of which thirteen have a seat. */
    @State(Scope.Thread)
    public static class Countries {

        @Param({"16", "24", "32"})
        public int count;

        private final Map<Integer, Game> games = new HashMap<>();

        Game game() {
            return games.computeIfAbsent(count, n -> new Game(Summit.withCountries(Summit.load(), n)));
        }
    }

    /** Markets: stages of minerals. */
    @State(Scope.Thread)
    public static class Markets {

        @Param({"5", "10", "20"})
        public int count;

        private final Map<Integer, Game> games = new HashMap<>();

        Game game() {
            return games.computeIfAbsent(count, n -> new Game(Summit.withMarkets(Summit.load(), n)));
        }
    }

    /** Tables, the truce among them. */
    @State(Scope.Thread)
    public static class Tables {

        @Param({"3", "6", "12"})
        public int count;

        private final Map<Integer, Game> games = new HashMap<>();

        Game game() {
            return games.computeIfAbsent(count, n -> new Game(Summit.withTables(Summit.load(), n)));
        }
    }

    /** Months of all markets from the eve of the summit on. */
    @State(Scope.Thread)
    public static class Months {

        @Param({"15", "30", "60"})
        public int count;

        private final SupplyChain eve = SupplyChain.before(Summit.load(), Parameters.standard());
    }

    @Benchmark
    public Transcript countries(Countries countries) {
        return countries.game().next();
    }

    @Benchmark
    public Transcript markets(Markets markets) {
        return markets.game().next();
    }

    @Benchmark
    public Transcript tables(Tables tables) {
        return tables.game().next();
    }

    @Benchmark
    public SupplyChain months(Months months) {
        SupplyChain chain = months.eve.copy();
        for (int month = 1; month <= months.count; month++) {
            chain.decreePending(month, 0);
            chain.step();
        }
        return chain;
    }
}
