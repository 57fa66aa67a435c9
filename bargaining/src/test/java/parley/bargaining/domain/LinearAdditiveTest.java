package parley.bargaining.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinearAdditiveTest {

    private static final Domain DOMAIN = new Domain(
            List.of(new Issue.Discrete("a", List.of("a0", "a1")), new Issue.Discrete("b", List.of("b0", "b1", "b2"))));
    private static final List<List<Double>> EVALUATIONS = List.of(List.of(2.0, 4.0), List.of(0.0, 8.0, 4.0));
    private static final LinearAdditive UTILITY = LinearAdditive.of(List.of(0.5, 0.25), EVALUATIONS);

    @Test
    void rawUtilitiesAreWeightedSums() {
        assertThat(UTILITY.over(DOMAIN, Normalisation.RAW)).containsExactly(1, 3, 2, 2, 4, 3);
    }

    @Test
    void rangeUtilitiesReachFromZeroToOne() {
        assertThat(UTILITY.over(DOMAIN, Normalisation.RANGE)).containsExactly(0, 2 / 3.0, 1 / 3.0, 1 / 3.0, 1, 2 / 3.0);
    }

    @Test
    void geniusUtilitiesDivideByTheLargestEvaluationOfTheIssue() {
        assertThat(UTILITY.over(DOMAIN, Normalisation.GENIUS_MAX)).containsExactly(0.25, 0.5, 0.375, 0.5, 0.75, 0.625);
    }

    @Test
    void geniusUtilitiesAreAtMostOneWhateverTheWeights() {
        LinearAdditive heavy = LinearAdditive.of(List.of(0.75, 0.5), EVALUATIONS);

        assertThat(heavy.over(DOMAIN, Normalisation.GENIUS_MAX)).containsExactly(0.375, 0.875, 0.625, 0.75, 1, 1);
    }

    @Test
    void anIssueWithoutWorthAddsNothingUnderGenius() {
        LinearAdditive indifferent =
                LinearAdditive.of(List.of(0.5, 0.5), List.of(List.of(1.0, 2.0), List.of(0.0, 0.0, 0.0)));

        assertThat(indifferent.over(DOMAIN, Normalisation.GENIUS_MAX)).containsExactly(0.25, 0.25, 0.25, 0.5, 0.5, 0.5);
    }

    @Test
    void geniusHasNoScaleForAnIssueOfLossesOnly() {
        LinearAdditive losing =
                LinearAdditive.of(List.of(0.5, 0.5), List.of(List.of(-1.0, -2.0), List.of(0.0, 1.0, 2.0)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> losing.over(DOMAIN, Normalisation.GENIUS_MAX))
                .withMessage("largest evaluation: -1.0 (expected: >= 0 for GENIUS_MAX)");
    }

    @Test
    void everyOutcomeIsBestWhenAllAreWorthTheSame() {
        LinearAdditive flat = LinearAdditive.of(List.of(1.0, 1.0), List.of(List.of(3.0, 3.0), List.of(1.0, 1.0, 1.0)));

        assertThat(flat.over(DOMAIN, Normalisation.RANGE)).containsOnly(1);
    }

    @Test
    void weightsAndEvaluationsFitTheDomain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearAdditive.of(List.of(1.0), EVALUATIONS))
                .withMessage("weights: 1 (expected: 2, one per issue)");
        Domain other = new Domain(List.of(new Issue.Discrete("a", List.of("a0", "a1"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UTILITY.over(other, Normalisation.RAW))
                .withMessage("evaluated issues: 2 (expected: 1)");
        Domain narrower =
                new Domain(List.of(DOMAIN.issues().get(0), DOMAIN.issues().get(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UTILITY.over(narrower, Normalisation.RAW))
                .withMessage("evaluations of a: 3 (expected: 2, one per value)");
    }
}
