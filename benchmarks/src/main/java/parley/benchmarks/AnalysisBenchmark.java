package parley.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Opposition;
import parley.bargaining.analysis.Point;
import parley.bargaining.analysis.Solution;
import parley.bargaining.analysis.UtilitySpace;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Profile;
import parley.bargaining.generate.Recipe;

/**
 * What {@code bargain analyse} works out of a domain, in 4 GB: utilities of all outcomes, the
 * frontier, its points, and how far interests lie apart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = "-Xmx4g")
public class AnalysisBenchmark {

    @Param({"100000", "10000000"})
    private int outcomes;

    @Param({"2", "3"})
    private int parties;

    private Domain domain = domain(1);
    private List<Profile> profiles = List.of();
    private UtilitySpace space = UtilitySpace.of(new double[][] {{0}, {0}}, new double[] {0, 0});

    @Setup
    public void setUp() {
        domain = domain((int) Math.round(Math.log10(outcomes)));
        profiles = new Recipe(domain, parties, 0.6, 0.01, 0).profiles(7).profiles();
        space = utilities();
    }

    private static Domain domain(int issues) {
        return new Domain(IntStream.range(0, issues)
                .<Issue>mapToObj(i -> new Issue.Whole("issue " + i, 1, 10))
                .toList());
    }

    /** The utilities of all outcomes to all parties. */
    @Benchmark
    public UtilitySpace utilities() {
        return UtilitySpace.of(
                profiles.stream()
                        .map(profile -> profile.utility().over(domain, Normalisation.RANGE))
                        .toArray(double[][]::new),
                profiles.stream().mapToDouble(Profile::reservation).toArray());
    }

    /** The frontier and all its points: Nash, Kalai, Kalai-Smorodinsky, welfare and those beside them. */
    @Benchmark
    public List<Point> frontier() {
        Frontier frontier = Frontier.of(space);
        List<Point> points = new ArrayList<>();
        for (Solution solution : Solution.values()) {
            points.addAll(solution.on(frontier));
        }
        return points;
    }

    /** The pairs of outcomes that the parties order oppositely, all of them counted. */
    @Benchmark
    public double conflict() {
        return Opposition.conflict(space);
    }
}
