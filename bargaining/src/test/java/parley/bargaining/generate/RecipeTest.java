package parley.bargaining.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.Normalisation;

class RecipeTest {

    private static final double TOLERANCE = 0.005;

    private static Recipe recipe(Domain domain, int parties, double opposition) {
        return new Recipe(domain, parties, opposition, TOLERANCE, 0);
    }

    /** The definition, outcome by outcome. */
    private static double measured(Generated generated, double reservation) {
        List<double[]> worth = generated.profiles().stream()
                .map(profile -> profile.utility().over(generated.domain(), Normalisation.RANGE))
                .toList();
        return IntStream.range(0, generated.domain().arraySize())
                .filter(outcome -> worth.stream().allMatch(utilities -> utilities[outcome] >= reservation - 1e-12))
                .mapToDouble(outcome -> worth.stream()
                        .mapToDouble(utilities -> (1 - utilities[outcome]) * (1 - utilities[outcome]))
                        .sum())
                .map(Math::sqrt)
                .min()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 0.05", "2, 0.3", "2, 0.6", "2, 0.9", "2, 1", "3, 0.1", "3, 0.7", "3, 1.4", "5, 0.5", "5, 2"
    })
    void profilesAreAsOpposedAsAsked(int parties, double opposition) {
        for (long seed = 1; seed <= 20; seed++) {
            Domain domain = new Shape(1, 4, 5, 7).domain(seed);
            Generated generated = recipe(domain, parties, opposition).profiles(seed);

            assertThat(generated.reached()).as("seed %d", seed).isTrue();
            assertThat(generated.profiles()).hasSize(parties);
            assertThat(measured(generated, 0)).as("seed %d", seed).isCloseTo(opposition, within(TOLERANCE));
        }
    }

    @Test
    void whatCannotBeReachedIsSaid() {
        Domain coin = new Domain(List.of(new Issue.Discrete("side", List.of("heads", "tails"))));
        Generated generated = recipe(coin, 3, 1.4).profiles(1);

        assertThat(generated.reached()).isFalse();
        assertThat(generated.opposition()).isCloseTo(1, within(1e-9));
        assertThat(measured(generated, 0)).isEqualTo(generated.opposition());
    }

    @Test
    void oppositionIsThatOfTheOutcomesThatNobodyRejects() {
        for (long seed = 1; seed <= 20; seed++) {
            Generated generated = new Recipe(Shape.of(4, 5).domain(seed), 2, 0.3, TOLERANCE, 0.4).profiles(seed);

            assertThat(generated.reached()).isTrue();
            assertThat(generated.profiles()).allMatch(profile -> profile.reservation() == 0.4);
            assertThat(measured(generated, 0.4)).isCloseTo(0.3, within(TOLERANCE));
        }
    }

    @Test
    void theSeedDecidesEverything() {
        Domain domain = Shape.of(3, 4).domain(1);

        assertThat(recipe(domain, 2, 0.4).profiles(8))
                .isEqualTo(recipe(domain, 2, 0.4).profiles(8));
        assertThat(recipe(domain, 2, 0.4).profiles(8).profiles())
                .isNotEqualTo(recipe(domain, 2, 0.4).profiles(9).profiles());
    }

    @Test
    void aDomainHasTheShapeAskedFor() {
        Shape shape = new Shape(2, 4, 3, 6);

        assertThat(IntStream.range(0, 200).mapToObj(shape::domain)).allSatisfy(domain -> {
            assertThat(domain.issues()).hasSizeBetween(2, 4);
            assertThat(domain.issues()).allMatch(issue -> issue.levels() >= 3 && issue.levels() <= 6);
        });
        assertThat(IntStream.range(0, 200)
                        .mapToObj(seed -> shape.domain(seed).issues().size()))
                .contains(2, 3, 4);
        assertThat(Shape.of(3, 4).domain(1).size()).isEqualTo(64);
    }

    @Test
    void whatIsAskedForHasToBePossible() {
        Domain domain = Shape.of(3, 4).domain(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> recipe(domain, 2, 1.1))
                .withMessage("opposition: 1.1 (expected: 0..1.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recipe(domain, 1, 0))
                .withMessage("parties: 1 (expected: >= 2)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipe(domain, 2, 0.1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipe(domain, 2, 0.1, 0.1, 1.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape(2, 1, 3, 4))
                .withMessage("issues: 2..1 (expected: from 1 or more to the same or more)");
    }
}
