package parley.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import parley.cli.forecast.Draws.Estimate;

class DrawsTest {

    private static Estimate of(int draws, int runs, DoubleSupplier probability) {
        var luck = new Random(5);
        int[] hits = new int[draws];
        int[] sizes = new int[draws];
        for (int d = 0; d < draws; d++) {
            sizes[d] = runs;
            double p = probability.getAsDouble();
            for (int r = 0; r < runs; r++) {
                hits[d] += luck.nextDouble() < p ? 1 : 0;
            }
        }
        return new Draws(hits, sizes).estimate();
    }

    @Test
    void whereParametersDoNotMatterTheRangeIsNarrow() {
        Estimate estimate = of(400, 10, () -> .4);

        assertThat(estimate.probability()).isCloseTo(.4, within(3 * estimate.error()));
        assertThat(estimate.error()).isCloseTo(Math.sqrt(.24 / 4000), within(.001));
        assertThat(estimate.high() - estimate.low()).isLessThan(.12);
    }

    @Test
    void whereParametersDecideTheRangeIsThatOfTheirProbabilities() {
        var parameters = new Random(7);
        Estimate estimate = of(1000, 10, parameters::nextDouble);

        assertThat(estimate.low()).isCloseTo(.05, within(.06));
        assertThat(estimate.high()).isCloseTo(.95, within(.06));
        assertThat(estimate.error()).isGreaterThan(Math.sqrt(.25 / 10_000));
    }

    @Test
    void whatNeverCameOutIsNotImpossible() {
        Estimate estimate = new Draws(new int[] {0, 0}, new int[] {5, 4}).estimate();

        assertThat(estimate).isEqualTo(new Estimate(0, .1, 0, 0));
    }

    @Test
    void oneDrawSaysNothingOfParameters() {
        Estimate estimate = new Draws(new int[] {4}, new int[] {16}).estimate();

        assertThat(estimate).isEqualTo(new Estimate(.25, Math.sqrt(.25 * .75 / 16), .25, .25));
    }
}
