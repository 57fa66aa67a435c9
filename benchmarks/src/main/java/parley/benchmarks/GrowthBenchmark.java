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
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Transcript;

/** How the cost of a whole session of {@code gyeongju-2025} grows with what is in it, and that of its markets with the months. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {

    /** How many there are of one thing, and the scenario with so many, to be played with one seed after the other. */
    public abstract static class Counted {

        private final Map<Integer, Game> games = new HashMap<>();
        private long seed;

        Transcript next(int count) {
            seed++;
            return games.computeIfAbsent(count, n -> Game.of(scenario(n))).play(seed);
        }

        abstract Scenario scenario(int count);
    }

    /** Countries, of which thirteen have a seat. */
    @State(Scope.Thread)
    public static class Countries extends Counted {

        @Param({"16", "24", "32"})
        public int count;

        @Override
        Scenario scenario(int n) {
            return Summit.withCountries(Summit.load(), n);
        }
    }

    /** Markets: stages of minerals. */
    @State(Scope.Thread)
    public static class Markets extends Counted {

        @Param({"5", "10", "20"})
        public int count;

        @Override
        Scenario scenario(int n) {
            return Summit.withMarkets(Summit.load(), n);
        }
    }

    /** Tables, the truce among them. */
    @State(Scope.Thread)
    public static class Tables extends Counted {

        @Param({"3", "6", "12"})
        public int count;

        @Override
        Scenario scenario(int n) {
            return Summit.withTables(Summit.load(), n);
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
        return countries.next(countries.count);
    }

    @Benchmark
    public Transcript markets(Markets markets) {
        return markets.next(markets.count);
    }

    @Benchmark
    public Transcript tables(Tables tables) {
        return tables.next(tables.count);
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
