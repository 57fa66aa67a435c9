package parley.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.domain.Profile;
import parley.bargaining.generate.Recipe;
import parley.bargaining.protocol.Saop;
import parley.bargaining.strategy.ClockMatch;
import parley.bargaining.strategy.StrategicParty;
import parley.bargaining.strategy.Strategy;
import parley.bargaining.strategy.TimeDependentTactic;

/**
 * Boulware against Conceder over a thousand rounds, by the size of the domain: whole negotiations and offers per second, without
 * an object per move and with a transcript of records, and what it takes to set up preferences.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BargainingBenchmark {

    private static final int ROUNDS = 1000;

    @Param({"180", "10000", "1000000"})
    private int outcomes;

    private Domain domain = domain(180);
    private Profile profile = profiles(domain).get(0);
    private ClockMatch match = match(List.of());
    private List<StrategicParty> parties = List.of();

    /** Offers beside negotiations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counters {

        public long offers;
    }

    @Setup
    public void setUp() {
        domain = domain(outcomes);
        List<Profile> profiles = profiles(domain);
        profile = profiles.get(0);
        List<Preferences> preferences = profiles.stream()
                .map(party -> Preferences.of(domain, party, Normalisation.RANGE))
                .toList();
        match = match(preferences);
        parties = List.of(
                new StrategicParty(Strategy.named("boulware"), preferences.get(0)),
                new StrategicParty(Strategy.named("conceder"), preferences.get(1)));
    }

    private static ClockMatch match(List<Preferences> preferences) {
        Preferences none = Preferences.of(new double[] {0}, 0);
        return new ClockMatch(
                preferences.isEmpty() ? List.of(none, none) : preferences,
                List.of(new TimeDependentTactic(4), new TimeDependentTactic(0.25)),
                ROUNDS);
    }

    private static Domain domain(int outcomes) {
        int[] levels = switch (outcomes) {
            case 180 -> new int[] {3, 4, 3, 5};
            case 10_000 -> new int[] {10, 10, 10, 10};
            case 1_000_000 -> new int[] {10, 10, 10, 10, 10, 10};
            default -> throw new IllegalArgumentException("outcomes: " + outcomes + " (expected: 180, 10000, 1000000)");
        };
        return new Domain(IntStream.range(0, levels.length)
                .<Issue>mapToObj(i -> new Issue.Whole("issue " + i, 1, levels[i]))
                .toList());
    }

    /** Far enough apart to bargain for some hundred rounds. */
    private static List<Profile> profiles(Domain domain) {
        return new Recipe(domain, 2, 0.6, 0.01, 0).profiles(7).profiles();
    }

    /** Without an object per move. */
    @Benchmark
    public int match(Counters counters) {
        int offers = match.play();
        counters.offers += offers;
        return offers;
    }

    /** By the protocol's state machine, with a transcript. */
    @Benchmark
    public long transcript(Counters counters) {
        long offers = new Saop(2, outcomes, ROUNDS).play(parties).offers();
        counters.offers += offers;
        return offers;
    }

    /** A profile's utilities of all outcomes, worked out and sorted. */
    @Benchmark
    public double setUpOfAParty() {
        return Preferences.of(domain, profile, Normalisation.RANGE).highest();
    }
}
