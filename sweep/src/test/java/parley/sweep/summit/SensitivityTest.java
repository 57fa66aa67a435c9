package parley.sweep.summit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.scenario.Parameter;
import parley.sweep.summit.Sensitivity.Influence;

class SensitivityTest {

    private static final List<Parameter> THREE =
            List.of(Parameter.RESOURCING_FRESH, Parameter.TRADE_LOSS, Parameter.INERTIA);

    /** The function of Ishigami and Homma with a = 7, b = .1; its variance and indices are known. */
    private static double ishigami(Points points, long draw) {
        double[] x = THREE.stream()
                .mapToDouble(p -> Math.PI * (2 * points.share(draw, p) - 1))
                .toArray();
        return Math.sin(x[0]) + 7 * Math.pow(Math.sin(x[1]), 2) + .1 * Math.pow(x[2], 4) * Math.sin(x[0]);
    }

    private static void isRight(Estimate estimate, double known) {
        assertThat(estimate.width()).isLessThanOrEqualTo(.05);
        assertThat(known).isBetween(estimate.low(), estimate.high());
        assertThat(estimate.value()).isCloseTo(known, within(.025));
    }

    @Test
    void sobolsIndicesOfTheFunctionOfIshigamiAreRightWithinNarrowIntervals() {
        var pairs = new Points.Pairs(new Seed(3), 16_384, THREE);
        double[] y = LongStream.range(0, pairs.draws())
                .mapToDouble(draw -> ishigami(pairs, draw))
                .toArray();
        List<Influence> all = Sensitivity.of(pairs, y).influences();

        double variance = 49.0 / 8 + .1 * Math.pow(Math.PI, 4) / 5 + .01 * Math.pow(Math.PI, 8) / 18 + .5;
        double first = .5 * Math.pow(1 + .1 * Math.pow(Math.PI, 4) / 5, 2) / variance;
        double second = 49.0 / 8 / variance;
        double third = .01 * Math.pow(Math.PI, 8) * 8 / 225 / variance;
        isRight(all.get(0).first(), first);
        isRight(all.get(0).total(), first + third);
        isRight(all.get(1).first(), second);
        isRight(all.get(1).total(), second);
        isRight(all.get(2).first(), 0);
        isRight(all.get(2).total(), third);
    }

    @Test
    void whatNeitherFactorNorWorldMovesHasNoIndex() {
        var pairs = new Points.Pairs(new Seed(3), 4000, THREE);
        double[] y = LongStream.range(0, pairs.draws())
                .mapToDouble(draw -> 2 * pairs.share(draw, Parameter.INERTIA)
                        + new Seed(pairs.world(draw)).uniform(Stream.COIN, "luck", 0))
                .toArray();
        List<Influence> all = Sensitivity.of(pairs, y).influences();
        assertThat(all).extracting(Influence::factor).containsExactly("psi0", "net", "kap", Sensitivity.LUCK);
        assertThat(all.get(0).total().value()).isZero();
        assertThat(all.get(2).total().value()).isCloseTo(.8, within(.05));
        assertThat(all.get(3).first().value()).isCloseTo(.2, within(.1));
        assertThat(all.get(3).total().value()).isCloseTo(.2, within(.05));
    }

    @Test
    void elementaryEffectsTellALineFromACurveAndFromNothing() {
        var walks = new Points.Walks(new Seed(3), 200, THREE);
        double[] y = LongStream.range(0, walks.draws())
                .mapToDouble(draw -> 5 * walks.share(draw, Parameter.RESOURCING_FRESH)
                        + Math.pow(walks.share(draw, Parameter.TRADE_LOSS), 4))
                .toArray();
        List<Influence> all = Sensitivity.of(walks, y).influences();
        assertThat(all.get(0).first().value()).isCloseTo(5, within(1e-9));
        assertThat(all.get(0).total().value()).isCloseTo(0, within(1e-6));
        assertThat(all.get(1).first().value()).isBetween(.1, 1.5);
        assertThat(all.get(1).total().value()).isBetween(.1, 1.5);
        assertThat(all.get(1).total().low()).isLessThan(all.get(1).total().value());
        assertThat(all.get(2).first().value()).isZero();
    }

    @Test
    void theVarianceOfRunsThatShareDrawsDividesIntoLuckAndIgnorance() {
        var seed = new Seed(8);
        int draws = 400;
        int repetitions = 10;
        double[] means = new double[draws];
        double[] variances = new double[draws];
        for (int d = 0; d < draws; d++) {
            double known = 3 * seed.uniform(Stream.PARAMETER, "known", d);
            int draw = d;
            double[] y = IntStream.range(0, repetitions)
                    .mapToDouble(r -> known + seed.uniform(Stream.COIN, "luck " + draw, r))
                    .toArray();
            means[d] = IntStream.range(0, repetitions)
                    .mapToDouble(r -> y[r])
                    .average()
                    .orElseThrow();
            double mean = means[d];
            variances[d] = IntStream.range(0, repetitions)
                            .mapToDouble(r -> (y[r] - mean) * (y[r] - mean))
                            .sum()
                    / (repetitions - 1);
        }
        LuckAndIgnorance found = LuckAndIgnorance.of(repetitions, means, variances);
        assertThat(found.within()).isCloseTo(Math.sqrt(1.0 / 12), within(.01));
        assertThat(found.between()).isCloseTo(Math.sqrt(.75), within(.05));
        assertThat(found.ignorance().value()).isCloseTo(.9, within(.02));
        assertThat(.9).isBetween(found.ignorance().low(), found.ignorance().high());
        assertThat(LuckAndIgnorance.of(5, new double[20], new double[20])
                        .ignorance()
                        .value())
                .isZero();
    }
}
