package parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Opposition;
import parley.bargaining.analysis.Point;
import parley.bargaining.analysis.Solution;
import parley.bargaining.analysis.UtilitySpace;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Match;
import parley.bargaining.strategy.Plan;

/**
 * What things are called and in which order they are written down decides nothing: the same domain with other names, its issues and
 * their values in another order, and the parties in another order. Evaluations are drawn, so that no two outcomes are worth the
 * same and the order of the outcomes has nothing to decide.
 */
class RelabellingTest {

    private static final List<String> PLANS =
            List.of("boulware", "linear", "conceder", "hardheaded", "time:2.5", "micro", "naive-tft", "linear/acnext");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /**
     * A domain in one of its spellings.
     *
     * @param evaluations by party, issue and value
     * @param outcomes where the outcomes of the first spelling are in this one
     */
    private record Spelling(
            Domain domain,
            List<List<Double>> weights,
            List<List<List<Double>>> evaluations,
            List<Double> reservations,
            List<Integer> outcomes) {

        private double[] utilities(int party) {
            return LinearAdditive.of(weights.get(party), evaluations.get(party)).over(domain, Normalisation.RANGE);
        }

        UtilitySpace space() {
            return UtilitySpace.of(
                    IntStream.range(0, weights.size()).mapToObj(this::utilities).toArray(double[][]::new),
                    reservations.stream().mapToDouble(r -> r).toArray());
        }

        List<Preferences> preferences() {
            return IntStream.range(0, weights.size())
                    .mapToObj(party -> Preferences.of(utilities(party), reservations.get(party)))
                    .toList();
        }

        /** Other names, other orders of issues and of their values. */
        Spelling respelt(Random random) {
            int issues = domain.issues().size();
            List<Integer> order = shuffled(issues, random);
            List<List<Integer>> values = new ArrayList<>();
            for (int issue : order) {
                values.add(shuffled(domain.issues().get(issue).values().size(), random));
            }
            Domain respelt = named(
                    "another ",
                    order.stream()
                            .map(issue -> domain.issues().get(issue).values().size())
                            .toList());
            List<List<Double>> newWeights = weights.stream()
                    .map(w -> order.stream().map(w::get).toList())
                    .toList();
            List<List<List<Double>>> newEvaluations = new ArrayList<>();
            for (List<List<Double>> own : evaluations) {
                newEvaluations.add(IntStream.range(0, issues)
                        .mapToObj(at -> values.get(at).stream()
                                .map(own.get(order.get(at))::get)
                                .toList())
                        .toList());
            }
            List<Integer> moved = new ArrayList<>();
            for (int outcome = 0; outcome < domain.arraySize(); outcome++) {
                int[] levels = levels(domain, outcome);
                int[] there = IntStream.range(0, issues)
                        .map(at -> values.get(at).indexOf(levels[order.get(at)]))
                        .toArray();
                moved.add(index(respelt, there));
            }
            return new Spelling(respelt, newWeights, newEvaluations, reservations, moved);
        }

        /** The parties from last to first. */
        Spelling reversed() {
            return new Spelling(domain, weights.reversed(), evaluations.reversed(), reservations.reversed(), outcomes);
        }
    }

    private static List<Integer> shuffled(int size, Random random) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(all, random);
        return all;
    }

    private static Domain named(String name, List<Integer> sizes) {
        return new Domain(IntStream.range(0, sizes.size())
                .<Issue>mapToObj(i -> new Issue.Discrete(
                        name + i,
                        IntStream.range(0, sizes.get(i))
                                .mapToObj(v -> name + "value " + v)
                                .toList()))
                .toList());
    }

    /** The last issue varies fastest. */
    private static int[] levels(Domain domain, int outcome) {
        int[] levels = new int[domain.issues().size()];
        int rest = outcome;
        for (int issue = levels.length - 1; issue >= 0; issue--) {
            int size = domain.issues().get(issue).values().size();
            levels[issue] = rest % size;
            rest /= size;
        }
        return levels;
    }

    private static int index(Domain domain, int... levels) {
        int index = 0;
        for (int issue = 0; issue < levels.length; issue++) {
            index = index * domain.issues().get(issue).values().size() + levels[issue];
        }
        return index;
    }

    private static Spelling drawn(Random random) {
        List<Integer> sizes = random.ints(1 + random.nextInt(4), 2, 6).boxed().toList();
        Domain domain = named("issue ", sizes);
        int parties = 2 + random.nextInt(3);
        List<List<Double>> weights = new ArrayList<>();
        List<List<List<Double>>> evaluations = new ArrayList<>();
        for (int party = 0; party < parties; party++) {
            weights.add(random.doubles(sizes.size(), 0.1, 1).boxed().toList());
            evaluations.add(sizes.stream()
                    .map(size -> random.doubles(size).boxed().toList())
                    .toList());
        }
        return new Spelling(
                domain,
                weights,
                evaluations,
                random.doubles(parties, 0, 0.5).boxed().toList(),
                IntStream.range(0, domain.arraySize()).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFrontierAndItsPointsAreTheSameOutcomes(long seed) {
        Random random = new Random(seed);
        Spelling first = drawn(random);
        Spelling second = first.respelt(random);

        assertThat(outcomes(Frontier.of(second.space()).points()))
                .isEqualTo(moved(second, Frontier.of(first.space()).points()));
        for (Solution solution : Solution.values()) {
            assertThat(outcomes(solution.on(Frontier.of(second.space()))))
                    .as(solution.name())
                    .isEqualTo(moved(second, solution.on(Frontier.of(first.space()))));
        }
        assertThat(Opposition.conflict(second.space())).isEqualTo(Opposition.conflict(first.space()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfThePartiesMakesNoDifferenceToTheFrontier(long seed) {
        Spelling first = drawn(new Random(seed));
        UtilitySpace reversed = first.reversed().space();

        assertThat(outcomes(Frontier.of(reversed).points()))
                .isEqualTo(outcomes(Frontier.of(first.space()).points()));
        for (Solution solution : Solution.values()) {
            assertThat(outcomes(solution.on(Frontier.of(reversed))))
                    .as(solution.name())
                    .isEqualTo(outcomes(solution.on(Frontier.of(first.space()))));
        }
        assertThat(Opposition.conflict(reversed)).isCloseTo(Opposition.conflict(first.space()), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameOutcomeIsAgreedInTheSameRound(long seed) {
        Random random = new Random(seed);
        Spelling first = drawn(random);
        Spelling second = first.respelt(random);
        List<Plan> plans = IntStream.range(0, first.weights().size())
                .mapToObj(party -> Plan.named(PLANS.get(random.nextInt(PLANS.size()))))
                .toList();
        Match match = new Match(Match.Rules.SAOP, plans, 1 + random.nextInt(60), seed);

        Transcript here = match.play(first.domain(), first.preferences());
        Transcript there = match.play(second.domain(), second.preferences());

        assertThat(there.end().round()).isEqualTo(here.end().round());
        assertThat(there.agreement().isPresent()).isEqualTo(here.agreement().isPresent());
        here.agreement()
                .ifPresent(outcome ->
                        assertThat(there.agreement()).hasValue(second.outcomes().get(outcome)));
    }

    private static List<Integer> outcomes(List<Point> points) {
        return points.stream().map(Point::outcome).sorted().toList();
    }

    private static List<Integer> moved(Spelling spelling, List<Point> points) {
        return points.stream()
                .map(point -> spelling.outcomes().get(point.outcome()))
                .sorted()
                .toList();
    }
}
