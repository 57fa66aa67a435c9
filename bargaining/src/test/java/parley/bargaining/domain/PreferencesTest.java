package parley.bargaining.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    private static Preferences worth(double... utilities) {
        return Preferences.of(utilities, 0);
    }

    @Test
    void theLowestOutcomeThatReachesTheThresholdIsFound() {
        Preferences preferences = worth(0.2, 0.9, 0.4, 0.7);

        assertThat(preferences.lowestAtOrAbove(0.5)).isEqualTo(3);
        assertThat(preferences.lowestAtOrAbove(0.7)).isEqualTo(3);
        assertThat(preferences.lowestAtOrAbove(0.1)).isEqualTo(0);
    }

    @Test
    void theBestOutcomeStandsInWhenNoneReachesTheThreshold() {
        assertThat(worth(0.2, 0.9, 0.4, 0.9).lowestAtOrAbove(1)).isEqualTo(1);
    }

    @Test
    void tiesGoToTheFirstOutcome() {
        assertThat(worth(0.9, 0.5, 0.2, 0.5, 0.5).lowestAtOrAbove(0.3)).isEqualTo(1);
    }

    @Test
    void outcomesThatDifferByRoundingNoiseAreTied() {
        Preferences preferences = worth(1, 0.1 + 0.2, 0.3, 0);

        assertThat(preferences.utility(1)).isEqualTo(preferences.utility(2));
        assertThat(preferences.lowestAtOrAbove(0.25)).isEqualTo(1);
        assertThat(worth(-1e-15, 0, 1).lowestAtOrAbove(-1)).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bisectionFindsWhatLookingAtEveryOutcomeFinds(long seed) {
        SplittableRandom luck = new SplittableRandom(seed);
        double[] utilities = luck.ints(200, 0, 40).mapToDouble(i -> i / 40.0).toArray();
        Preferences preferences = worth(utilities);

        assertThat(luck.doubles(100))
                .allMatch(threshold -> preferences.lowestAtOrAbove(threshold) == byLookingAtAll(utilities, threshold));
    }

    @Test
    void unevenUtilitiesAreFoundToo() {
        SplittableRandom luck = new SplittableRandom(9);
        double[] utilities = luck.doubles(500)
                .map(u -> u < 0.5 ? 1 - u * 1e-6 : u < 0.99 ? -u : -1000 * u)
                .toArray();
        Preferences preferences = worth(utilities);

        assertThat(Arrays.stream(preferences.utilities())
                        .map(u -> preferences.utility(preferences.lowestAtOrAbove(u)))
                        .toArray())
                .containsExactly(preferences.utilities());
        assertThat(preferences.atOrAbove(2)).isZero();
        assertThat(preferences.atOrAbove(-1e9)).isEqualTo(500);
        assertThat(preferences.atOrAbove(Double.NEGATIVE_INFINITY)).isEqualTo(500);
    }

    private static int byLookingAtAll(double[] utilities, double threshold) {
        int lowest = -1;
        int best = 0;
        for (int i = 0; i < utilities.length; i++) {
            if (utilities[i] > utilities[best]) {
                best = i;
            }
            if (utilities[i] >= threshold && (lowest < 0 || utilities[i] < utilities[lowest])) {
                lowest = i;
            }
        }
        return lowest < 0 ? best : lowest;
    }

    @Test
    void thereIsSomethingToGainWhenTheBestOutcomeIsNoWorseThanNoAgreement() {
        assertThat(Preferences.of(new double[] {0.2, 0.6}, 0.6).gainFromAgreement())
                .isTrue();
        assertThat(Preferences.of(new double[] {0.2, 0.6}, 0.61).gainFromAgreement())
                .isFalse();
        assertThat(Preferences.of(new double[] {0.1 + 0.2}, 0.3).gainFromAgreement())
                .isTrue();
        assertThat(Preferences.of(new double[] {0.3}, 0.1 + 0.2).gainFromAgreement())
                .isTrue();
    }

    @Test
    void preferencesOverADomainAreOnTheNamedScale() {
        Domain domain = new Domain(List.of(new Issue.Discrete("a", List.of("a0", "a1", "a2"))));
        LinearAdditive utility = LinearAdditive.of(List.of(2.0), List.of(List.of(1.0, 5.0, 3.0)));
        Preferences preferences = Preferences.of(domain, utility, Normalisation.RANGE, 0.25);

        assertThat(preferences.size()).isEqualTo(3);
        assertThat(preferences.utility(2)).isEqualTo(0.5);
        assertThat(preferences.reservation()).isEqualTo(0.25);
        assertThat(preferences.highest()).isEqualTo(1);
        assertThat(preferences.lowest()).isEqualTo(0);
    }

    @Test
    void amongAllowedOutcomesTheLowestThatReachesIsFoundAndElseTheBest() {
        Preferences preferences = worth(0.9, 0.5, 0.2, 0.5, 0.7);

        assertThat(preferences.lowestAtOrAbove(0.3, outcome -> outcome != 1)).hasValue(3);
        assertThat(preferences.lowestAtOrAbove(0.3, outcome -> outcome != 3)).hasValue(1);
        assertThat(preferences.lowestAtOrAbove(0.3, outcome -> true)).hasValue(1);
        assertThat(preferences.lowestAtOrAbove(0.6, outcome -> outcome < 4)).hasValue(0);
        assertThat(preferences.lowestAtOrAbove(0.6, outcome -> outcome > 0 && outcome < 4))
                .hasValue(1);
        assertThat(preferences.lowestAtOrAbove(0.6, outcome -> false)).isEmpty();
    }

    @Test
    void theRankingGoesFromTheBestDownAndTiedOutcomesByIndex() {
        Preferences preferences = worth(0.5, 0.9, 0.2, 0.5, 0.9);

        assertThat(IntStream.range(0, 5).map(preferences::ranked)).containsExactly(1, 4, 0, 3, 2);
        assertThat(preferences.atOrAbove(0.5)).isEqualTo(4);
        assertThat(preferences.atOrAbove(0.51)).isEqualTo(2);
    }

    @Test
    void theReservationValueIsTakenAsStatedAndKeptBesideADiscount() {
        Domain domain = new Domain(List.of(new Issue.Whole("price", 0, 4)));
        Profile profile = new Profile(new Affine(List.of(10.0), 0), 0.25, 0.81);
        Preferences preferences = Preferences.of(domain, profile, Normalisation.RANGE);

        assertThat(preferences.reservation()).isEqualTo(0.25);
        assertThat(preferences.discount()).isEqualTo(0.81);
        assertThat(preferences.utility(2)).isEqualTo(0.5);
        assertThat(preferences.utility(2, 0)).isEqualTo(0.5);
        assertThat(preferences.utility(2, 0.5)).isCloseTo(0.45, within(1e-12));
        assertThat(preferences.utility(2, 1)).isEqualTo(0.405);
        assertThat(Preferences.of(domain, profile, Normalisation.RAW).reservation())
                .isEqualTo(0.25);
    }

    @Test
    void aDiscountLeavesSomething() {
        Utility flat = new Affine(List.of(1.0), 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Profile(flat, 0, 0))
                .withMessage("discount: 0.0 (expected: > 0, at most 1)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(flat, 0, 1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(flat, 0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Profile(flat, Double.NaN));
    }

    @Test
    void aChangedArrayDoesNotChangePreferences() {
        double[] utilities = {0.1, 0.2};
        Preferences preferences = Preferences.of(utilities, 0);
        utilities[0] = 5;
        preferences.utilities()[1] = 7;

        assertThat(preferences.utilities()).containsExactly(0.1, 0.2);
    }

    @Test
    void aUtilityIsAFiniteNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> worth(0, Double.NaN))
                .withMessage("utility: NaN (expected: a finite number)");
        assertThatIllegalArgumentException().isThrownBy(() -> worth());
        assertThatIllegalArgumentException().isThrownBy(() -> Preferences.of(new double[] {1}, Double.NaN));
    }
}
