package parley.bargaining.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Evaluation;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.domain.Utility;

class ModellingTest {

    private static final Domain DOMAIN = new Domain(
            List.of(new Issue.Whole("price", 0, 5), new Issue.Whole("years", 0, 3), new Issue.Whole("tonnes", 0, 4)));

    private static final Utility OWN = utility(0.3, 0.4, 0.3, 1);
    private static final Utility OTHER = utility(0.6, 0.1, 0.3, -1);

    private static Utility utility(double price, double years, double tonnes, int direction) {
        Evaluation rising = new Evaluation.Line(direction / 5.0, direction > 0 ? 0 : 1);
        return new LinearAdditive(
                List.of(price, years, tonnes),
                List.of(
                        rising,
                        new Evaluation.Line(direction / 3.0, direction > 0 ? 0 : 1),
                        new Evaluation.Line(-direction / 4.0, direction > 0 ? 1 : 0)),
                0);
    }

    private static double[] worth(Utility utility) {
        return utility.over(DOMAIN, Normalisation.RANGE);
    }

    /** The offers of a party that concedes evenly over so many rounds, down to half of what it wants. */
    private static List<Sighting> offers(int rounds) {
        Preferences preferences = Preferences.of(DOMAIN, OTHER, Normalisation.RANGE, 0);
        return IntStream.range(0, rounds)
                .mapToObj(i -> new Sighting(preferences.lowestAtOrAbove(1 - 0.5 * i / rounds), (double) i / rounds))
                .toList();
    }

    private static ModelScore score(OpponentModel model) {
        return ModelScore.of(model, worth(OWN), worth(OTHER));
    }

    @ParameterizedTest
    @EnumSource
    void theMoreIsSeenTheBetterTheGuess(Modelling modelling) {
        ModelScore nothing = score(modelling.of(DOMAIN, List.of()));
        ModelScore much = score(modelling.of(DOMAIN, offers(40)));

        assertThat(much.spearman()).isGreaterThan(0.6).isGreaterThan(nothing.spearman());
        assertThat(much.pearson()).isGreaterThan(0.6).isGreaterThan(nothing.pearson());
        assertThat(much.frontierDistance()).isLessThan(0.1);
    }

    @ParameterizedTest
    @EnumSource
    void aGuessIsAUtilityFromZeroToOne(Modelling modelling) {
        for (int seen : List.of(0, 1, 5, 40)) {
            OpponentModel model = modelling.of(DOMAIN, offers(seen));

            assertThat(IntStream.range(0, DOMAIN.arraySize()).mapToDouble(model::utility))
                    .allMatch(utility -> utility >= 0 && utility <= 1 + 1e-12);
        }
    }

    @Test
    void whatIsOfferedOftenerIsThoughtToBeWorthMore() {
        int often = (int) DOMAIN.outcome(2, 1, 0);
        int once = (int) DOMAIN.outcome(2, 1, 3);
        int never = (int) DOMAIN.outcome(2, 1, 4);
        OpponentModel model = Modelling.FREQUENCY.of(
                DOMAIN, List.of(new Sighting(often, 0.1), new Sighting(often, 0.2), new Sighting(once, 0.3)));

        assertThat(model.utility(often)).isGreaterThan(model.utility(once));
        assertThat(model.utility(once)).isGreaterThan(model.utility(never));
    }

    @Test
    void anIssueThatStaysTheSameIsThoughtToMatterMore() {
        List<Sighting> offers = List.of(
                new Sighting((int) DOMAIN.outcome(2, 0, 0), 0.1),
                new Sighting((int) DOMAIN.outcome(2, 1, 1), 0.2),
                new Sighting((int) DOMAIN.outcome(2, 2, 2), 0.3));
        OpponentModel model = Modelling.FREQUENCY.of(DOMAIN, offers);
        double withoutPrice = model.utility((int) DOMAIN.outcome(3, 1, 1));
        double withoutYears = model.utility((int) DOMAIN.outcome(2, 3, 1));

        assertThat(withoutPrice).isLessThan(withoutYears);
    }

    @Test
    void theFirstOfferIsThoughtToBeTheBest() {
        int first = (int) DOMAIN.outcome(5, 0, 4);
        OpponentModel model = Modelling.BAYESIAN.of(DOMAIN, List.of(new Sighting(first, 0.01)));

        assertThat(IntStream.range(0, DOMAIN.arraySize()).boxed())
                .allMatch(outcome -> model.utility(outcome) <= model.utility(first) + 1e-12);
    }

    @Test
    void theTruthScoresOneAndItsOppositeMinusOne() {
        double[] truth = worth(OTHER);
        ModelScore exact = score(outcome -> truth[outcome]);
        ModelScore opposite = score(outcome -> 1 - truth[outcome]);

        assertThat(exact.pearson()).isCloseTo(1, within(1e-9));
        assertThat(exact.spearman()).isCloseTo(1, within(1e-9));
        assertThat(exact.frontierDistance()).isZero();
        assertThat(opposite.pearson()).isCloseTo(-1, within(1e-9));
        assertThat(opposite.spearman()).isCloseTo(-1, within(1e-9));
        assertThat(score(outcome -> outcome * 37 % 120 / 120.0).frontierDistance())
                .isBetween(0.01, 1.0);
    }

    @Test
    void ranksAndNotUtilitiesDecideTheRankCorrelation() {
        double[] truth = worth(OTHER);
        ModelScore bent = score(outcome -> truth[outcome] * truth[outcome] * truth[outcome]);

        assertThat(bent.spearman()).isCloseTo(1, within(1e-9));
        assertThat(bent.pearson()).isLessThan(0.99);
    }

    @Test
    void tiedOutcomesShareTheMiddleOfTheirRanks() {
        // Guessed ranks 1.5, 1.5, 3.5, 3.5 and true ones 1, 2, 3, 4: 4 / sqrt(4 * 5).
        double[] guess = {0, 0, 1, 1};
        ModelScore score = ModelScore.of(outcome -> guess[outcome], new double[4], 0.1, 0.2, 0.3, 0.4);

        assertThat(score.spearman()).isCloseTo(4 / Math.sqrt(20), within(1e-12));
    }

    @Test
    void aGuessThatDistinguishesNothingScoresNothing() {
        ModelScore flat = score(outcome -> 0.5);

        assertThat(flat.pearson()).isZero();
        assertThat(flat.spearman()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelScore.of(outcome -> 0, new double[2], new double[3]))
                .withMessage("utilities: 2 and 3 (expected: as many of both, at least one)");
    }
}
