package parley.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import parley.summit.market.MarketState;
import parley.summit.market.MarketStep;
import parley.summit.market.Policy;
import parley.summit.scenario.Market;
import parley.summit.scenario.Parameters;

/** One month of one market among sixteen countries, by how much of the first origin's exports is approved. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MarketStepBenchmark {

    private static final int COUNTRIES = 16;

    @Param({"1.0", "0.6", "0.02"})
    private double approval;

    private final MarketStep step = new MarketStep(Parameters.standard(), COUNTRIES, 0);
    private final double[] available = ones();
    private MarketState market = random();
    private Policy policy = Policy.free(COUNTRIES);

    private static double[] ones() {
        var ones = new double[COUNTRIES];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static MarketState random() {
        var random = new Random(1);
        List<String> codes =
                IntStream.range(0, COUNTRIES).mapToObj(i -> "C" + i).toList();
        var flows = new ArrayList<Market.Flow>();
        for (String origin : codes) {
            for (String user : codes) {
                flows.add(new Market.Flow(origin, user, origin.equals("C0") ? 6 : random.nextDouble()));
            }
        }
        var market = new Market("X", "X", "t", 50_000, 40, 1, .05, List.of(), flows);
        return MarketState.atRest(market, codes, List.of("X"), Parameters.standard());
    }

    @Setup(Level.Iteration)
    public void restrict() {
        market = random();
        var permitted = new double[COUNTRIES][COUNTRIES];
        for (double[] row : permitted) {
            Arrays.fill(row, 1);
        }
        Arrays.fill(permitted[0], approval);
        permitted[0][0] = 1;
        policy = Policy.custom(permitted, ones());
    }

    /** A month in which the market is awake, whatever its state. */
    @Benchmark
    public double month() {
        step.stepAwake(market, policy, available);
        return market.price(1);
    }
}
