package parley.summit.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.RandomScenario;
import parley.summit.Worlds;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Parameter;
import parley.summit.world.World;

/** T13 and T14 over all ladders of random worlds. */
class QuantalResponseSweepTest {

    private static final int WORLDS = 1000;

    /** Worlds that are built anew for a fixed parameter; they have more than a thousand ladders. */
    private static final int FIXED = 350;

    private static final List<Case> CASES =
            Worlds.random(WORLDS).flatMap(Case::of).toList();

    private record Case(World world, LadderState ladder) {

        static Stream<Case> of(World world) {
            return world.measures().ladders().stream().map(ladder -> new Case(world, ladder));
        }

        boolean isChinese() {
            return ladder.ladder().kind() != LadderKind.TARIFFS;
        }

        double[] exponents() {
            return world.response().exponents(ladder);
        }

        /** Expected level after a decision under this pressure; the world's own pressure comes back afterwards. */
        double expected(double pressure) {
            String on = ladder.ladder().actor();
            String from = ladder.ladder().counterpart();
            double before = world.relations().pressure(on, from);
            world.relations().scale(on, from, 0);
            world.relations().press(on, from, pressure);
            double expected = expected();
            world.relations().scale(on, from, 0);
            world.relations().press(on, from, before);
            return expected;
        }

        double expected() {
            double[] probabilities = QuantalResponse.probabilities(exponents());
            double sum = 0;
            for (int i = 0; i < probabilities.length; i++) {
                sum += probabilities[i] * (QuantalResponse.lowest(ladder, ladder.level()) + i);
            }
            return sum;
        }
    }

    /** The ladders of the first worlds, where one parameter is fixed. */
    private static List<Case> with(int worlds, Parameter parameter, double value) {
        return LongStream.rangeClosed(1, worlds)
                .mapToObj(seed -> Worlds.of(
                        Draft.of(RandomScenario.of(seed)).fix(parameter, value).scenario(), seed))
                .flatMap(Case::of)
                .toList();
    }

    /** What becomes of exponents: the rules, or rules with a planted fault. */
    private static boolean sumsToOne(double[] exponents, UnaryOperator<double[]> toProbabilities) {
        double[] p = toProbabilities.apply(exponents);
        return Math.abs(Arrays.stream(p).sum() - 1) <= 1e-9 && Arrays.stream(p).allMatch(x -> x >= 0);
    }

    private static boolean isUniform(double[] p) {
        return Arrays.stream(p).allMatch(x -> Math.abs(x - p[0]) <= 1e-12);
    }

    /** More than 99 % on the best, unless the second best is within .1 of its utility. */
    private static boolean isDecided(double[] exponents, UnaryOperator<double[]> toProbabilities) {
        double[] sorted = Arrays.stream(exponents).sorted().toArray();
        boolean tied = sorted[sorted.length - 1] - sorted[sorted.length - 2] <= 200 * .1;
        double[] p = toProbabilities.apply(exponents);
        int best = 0;
        for (int i = 1; i < p.length; i++) {
            best = exponents[i] > exponents[best] ? i : best;
        }
        return tied || p[best] > .99;
    }

    @Test
    void probabilitiesSumToOne() {
        assertThat(CASES).hasSizeGreaterThan(3 * WORLDS);
        assertThat(with(FIXED, Parameter.PRECISION, 1)).hasSizeGreaterThan(1000);
        assertThat(CASES.stream().filter(c -> !sumsToOne(c.exponents(), QuantalResponse::probabilities)))
                .isEmpty();
    }

    @Test
    void withoutPrecisionEveryLevelWithinReachIsEquallyLikely() {
        assertThat(with(FIXED, Parameter.PRECISION, 0).stream()
                        .filter(c -> !isUniform(QuantalResponse.probabilities(c.exponents()))))
                .isEmpty();
    }

    @Test
    void withGreatPrecisionTheBestLevelIsChosen() {
        assertThat(with(FIXED, Parameter.PRECISION, 200).stream()
                        .filter(c -> !isDecided(c.exponents(), QuantalResponse::probabilities)))
                .isEmpty();
    }

    @Test
    void probabilitiesWithAPlantedFaultAreCaught() {
        UnaryOperator<double[]> notNormalised =
                exponents -> Arrays.stream(exponents).map(StrictMath::exp).toArray();
        UnaryOperator<double[]> timid = exponents -> QuantalResponse.probabilities(
                Arrays.stream(exponents).map(x -> x / 200).toArray());

        assertThat(CASES.stream().filter(c -> !sumsToOne(c.exponents(), notNormalised)))
                .isNotEmpty();
        assertThat(CASES.stream().filter(c -> !isUniform(timid.apply(c.exponents()))))
                .isNotEmpty();
        assertThat(with(10, Parameter.PRECISION, 200).stream().filter(c -> !isDecided(c.exponents(), timid)))
                .isNotEmpty();
    }

    /** Level that is expected of a ladder under a pressure. */
    @FunctionalInterface
    private interface Expectation {
        double of(Case ladder, double pressure);
    }

    private static boolean answersPressure(Case c, Expectation expectation) {
        return expectation.of(c, .8) >= expectation.of(c, .2);
    }

    /** Ladders of China that are expected to stand higher where they cost their actor more. */
    private static List<Integer> climbedForTheirCost(int worlds, Expectation expectation) {
        List<Case> cheap = with(worlds, Parameter.LOST_MARGIN, .25);
        List<Case> dear = with(worlds, Parameter.LOST_MARGIN, 1);
        return IntStream.range(0, cheap.size())
                .filter(i -> cheap.get(i).isChinese())
                .filter(i -> expectation.of(dear.get(i), .5) > expectation.of(cheap.get(i), .5) + 1e-12)
                .boxed()
                .toList();
    }

    private static Stream<Case> chinese() {
        return CASES.stream().filter(Case::isChinese);
    }

    @Test
    void chinaClimbsHigherUnderPressure() {
        assertThat(chinese().filter(c -> !answersPressure(c, Case::expected))).isEmpty();
    }

    @Test
    void chinaClimbsLessHighWhereItLosesMore() {
        assertThat(climbedForTheirCost(FIXED, Case::expected)).isEmpty();
    }

    @Test
    void chinasOwnCostRisesWithTheLevel() {
        assertThat(chinese().filter(c -> !costRises(c, (ladder, level) -> cost(ladder, (int) level))))
                .isEmpty();
    }

    private static boolean costRises(Case c, Expectation cost) {
        return IntStream.range(1, c.ladder().levels()).allMatch(x -> cost.of(c, x) >= cost.of(c, x - 1));
    }

    private static double cost(Case c, int level) {
        return c.world().response().stakes(c.ladder(), level).ownCost();
    }

    @Test
    void responsesWithAPlantedFaultAreCaught() {
        assertThat(chinese().filter(c -> !answersPressure(c, (k, z) -> k.expected(1 - z))))
                .isNotEmpty();
        assertThat(climbedForTheirCost(10, (k, z) -> -k.expected(z))).isNotEmpty();
        assertThat(chinese().filter(c -> !costRises(c, (k, x) -> -cost(k, (int) x))))
                .isNotEmpty();
    }
}
