package parley.bargaining.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.bargaining.domain.Combination.Part;
import parley.bargaining.domain.HyperRectangles.Box;
import parley.bargaining.domain.HyperRectangles.Side;

class UtilityTest {

    private static final Issue PLACE = new Issue.Discrete("place", List.of("here", "there"));
    private static final Issue YEARS = new Issue.Whole("years", 1, 3);
    private static final Issue SHARE = new Issue.Real("share", 0, 1).in(2);
    private static final Domain NUMBERS = new Domain(List.of(YEARS, SHARE));
    private static final Domain MIXED = new Domain(List.of(PLACE, YEARS));

    private static final Utility BOXES = new HyperRectangles(
            List.of(
                    new Box(List.of(new Side(0, 1, 1)), 2, 10),
                    new Box(List.of(new Side(0, 0, 1), new Side(1, 2, 9)), 1, 3),
                    new Box(List.of(new Side(1, 7, 9)), 1, 1000)),
            0.5);

    @Test
    void affineUtilityIsTheInterceptAndEverySlope() {
        assertThat(new Affine(List.of(2.0, -4.0), 1).over(NUMBERS, Normalisation.RAW))
                .containsExactly(3, 1, -1, 5, 3, 1, 7, 5, 3);
    }

    @Test
    void aNameHasNoSlope() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Affine(List.of(2.0, -4.0), 1).over(MIXED))
                .withMessage("issue place: names (expected: numbers, for a slope)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Affine(List.of(2.0), 1).over(NUMBERS))
                .withMessage("slopes: 1 (expected: 2, one per issue)");
    }

    @Test
    void namesAndNumbersAddUp() {
        Utility utility = new LinearAdditive(
                List.of(1.0, 0.5), List.of(new Evaluation.Listed(List.of(0.0, 10.0)), new Evaluation.Line(-2, 8)), 100);

        assertThat(utility.over(MIXED, Normalisation.RAW)).containsExactly(103, 102, 101, 113, 112, 111);
    }

    @Test
    void theLargestEvaluationOfALineIsAtOneOfItsEnds() {
        Utility utility = new LinearAdditive(
                List.of(0.5, 0.5), List.of(new Evaluation.Listed(List.of(0.0, 10.0)), new Evaluation.Line(-2, 6)), 0);

        assertThat(utility.over(MIXED, Normalisation.GENIUS_MAX)).containsExactly(0.5, 0.25, 0, 1, 0.75, 0.5);
    }

    @Test
    void aTableSaysWhatSomeOutcomesAreWorth() {
        Utility table = new Table(Map.of(List.of("here", "2"), 5.0, List.of("there", "3"), 7.0), -1);

        assertThat(table.over(MIXED)).containsExactly(-1, 5, -1, -1, -1, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table(Map.of(List.of("here", "4"), 5.0), 0).over(MIXED))
                .withMessage("value of years: 4 (expected: a whole number, 1..3)");
    }

    @Test
    void anOutcomeIsWorthAllTheBoxesThatItLiesIn() {
        assertThat(BOXES.over(MIXED)).containsExactly(0.5, 3.5, 3.5, 20.5, 23.5, 23.5);
    }

    @Test
    void aBoxHasSidesOnIssuesOfTheDomain() {
        Utility elsewhere = new HyperRectangles(List.of(new Box(List.of(new Side(2, 0, 1)), 1, 1)), 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> elsewhere.over(MIXED))
                .withMessage("issue of a side: 2 (expected: 0..1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Side(0, 2, 1))
                .withMessage("side on issue 0: 2.0..1.0 (expected: from <= to)");
    }

    @Test
    void aCombinationWeighsOtherUtilities() {
        Utility table = new Table(Map.of(List.of("here", "1"), 1.0), 0);
        Utility both = new Combination(List.of(new Part(2, BOXES), new Part(-1, table)));

        assertThat(both.over(MIXED)).containsExactly(0, 7, 7, 41, 47, 47);
        assertThatIllegalArgumentException().isThrownBy(() -> new Combination(List.of()));
    }

    @Test
    void anyUtilityHasARangeButOnlyAnAdditiveOneGeniusScale() {
        assertThat(BOXES.over(MIXED, Normalisation.RANGE)).containsExactly(0, 3 / 23.0, 3 / 23.0, 20 / 23.0, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BOXES.over(MIXED, Normalisation.GENIUS_MAX))
                .withMessage("GENIUS_MAX: a utility of the kind HyperRectangles (expected: LinearAdditive, which has a"
                        + " largest evaluation of every issue)");
    }
}
