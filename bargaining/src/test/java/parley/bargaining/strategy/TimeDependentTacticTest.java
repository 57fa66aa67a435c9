package parley.bargaining.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bargaining.domain.Preferences;

class TimeDependentTacticTest {

    private static final AspirationRange UNIT = new AspirationRange(0, 1, 0);

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void anExponentIsAboveZero(double exponent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeDependentTactic(exponent))
                .withMessageEndingWith("(expected: > 0)");
    }

    @Test
    void boulwareHoldsOutLinearConcedesEvenlyConcederGivesInEarly() {
        assertThat(new TimeDependentTactic(4).aspiration(0.5)).isEqualTo(0.9375);
        assertThat(new TimeDependentTactic(1).aspiration(0.5)).isEqualTo(0.5);
        assertThat(new TimeDependentTactic(0.25).aspiration(0.0625)).isEqualTo(0.5);
    }

    @Test
    void hardheadedNeverConcedes() {
        TimeDependentTactic hardheaded = new TimeDependentTactic(Double.POSITIVE_INFINITY);

        assertThat(hardheaded.aspiration(0.001)).isEqualTo(1);
        assertThat(hardheaded.aspiration(0.999)).isEqualTo(1);
    }

    @Test
    void wholeExponentsAreMultipliedOut() {
        double t = 0.7;

        assertThat(new TimeDependentTactic(3).aspiration(t)).isEqualTo(1 - t * t * t);
        assertThat(new TimeDependentTactic(4).aspiration(t)).isEqualTo(1 - (t * t) * (t * t));
        assertThat(new TimeDependentTactic(7).aspiration(t)).isEqualTo(1 - (t * (t * t)) * ((t * t) * (t * t)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void timeIsWithinTheNegotiation(double t) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeDependentTactic(1).aspiration(t));
    }

    @Test
    void theThresholdFallsShortOfTheAspirationByTheTolerance() {
        AspirationRange range = new AspirationRange(20, 60, 0.5);

        assertThat(new TimeDependentTactic(1).threshold(0.25, range)).isEqualTo(49.5);
    }

    @Test
    void theThresholdStaysWithinTheRange() {
        AspirationRange range = new AspirationRange(0.25, 0.75, 0.125);

        assertThat(new TimeDependentTactic(1).threshold(0.9375, range)).isEqualTo(0.25);
        assertThat(new TimeDependentTactic(1).threshold(0.0625, new AspirationRange(0.25, 0.75, 0)))
                .isLessThan(0.75);
        assertThat(new TimeDependentTactic(Double.POSITIVE_INFINITY).threshold(0.5, UNIT))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3, 17.23, 1234.5})
    void aRangeFromZeroGivesTheBitsOfThePlainFormula(double max) {
        AspirationRange range = new AspirationRange(0, max, 1e-4 * max);
        for (int round = 1; round <= 97; round++) {
            double t = round / 98.0;

            assertThat(new TimeDependentTactic(4).threshold(t, range))
                    .isEqualTo(Math.max(0, max * (1 - (t * t) * (t * t)) - 1e-4 * max));
        }
    }

    @Test
    void aspirationsRangeFromTheBestOutcomeToTheWorstRationalOne() {
        double[] utilities = {0.2, 0.9, 0.4};

        assertThat(AspirationRange.of(Preferences.of(utilities, 0))).isEqualTo(new AspirationRange(0.2, 0.9, 1e-4));
        assertThat(AspirationRange.of(Preferences.of(utilities, 0.3))).isEqualTo(new AspirationRange(0.3, 0.9, 1e-4));
    }

    @Test
    void aRangeIsNotUpsideDown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AspirationRange(1, 0.5, 0))
                .withMessage("min: 1.0 (expected: <= max, 0.5)");
        assertThatIllegalArgumentException().isThrownBy(() -> new AspirationRange(0, 1, -1));
    }
}
