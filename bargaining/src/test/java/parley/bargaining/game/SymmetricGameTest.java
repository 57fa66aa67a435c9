package parley.bargaining.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bargaining.chance.Draws;

class SymmetricGameTest {

    private static SymmetricGame game(double[]... rows) {
        return SymmetricGame.of(rows);
    }

    private static double[] row(double... payoffs) {
        return payoffs;
    }

    private static void assertShares(Mixture mixture, double... shares) {
        for (int i = 0; i < shares.length; i++) {
            assertThat(mixture.shares().get(i)).isCloseTo(shares[i], within(1e-12));
        }
    }

    @Test
    void inThePrisonersDilemmaBothDefect() {
        SymmetricGame dilemma = game(row(3, 0), row(5, 1));
        assertThat(dilemma.pure()).containsExactly(List.of(1, 1));
        assertThat(dilemma.mixed()).containsExactly(new Mixture(List.of(0.0, 1.0), 1, 0));
    }

    @Test
    void rockPaperScissorsIsPlayedInEvenShares() {
        SymmetricGame game = game(row(0, -1, 1), row(1, 0, -1), row(-1, 1, 0));
        assertThat(game.pure()).isEmpty();
        assertThat(game.mixed()).hasSize(1);
        assertShares(game.mixed().get(0), 1.0 / 3, 1.0 / 3, 1.0 / 3);
        assertThat(game.mixed().get(0).payoff()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aStagHuntHasTwoPureEquilibriaAndAMixedOneBetween() {
        SymmetricGame hunt = game(row(4, 0), row(3, 2));
        assertThat(hunt.pure()).containsExactly(List.of(0, 0), List.of(1, 1));
        assertThat(hunt.mixed()).hasSize(3);
        assertShares(hunt.mixed().get(2), 2.0 / 3, 1.0 / 3);
        assertThat(hunt.mixed().get(2).payoff()).isCloseTo(8.0 / 3, within(1e-12));
    }

    @Test
    void inChickenOneYieldsOrBothMix() {
        SymmetricGame chicken = game(row(0, -1), row(1, -10));
        assertThat(chicken.pure()).containsExactly(List.of(0, 1));
        assertThat(chicken.mixed()).hasSize(1);
        assertShares(chicken.mixed().get(0), 0.9, 0.1);
    }

    @Test
    void ofThreeWhoShareAPrizeNobodyLeavesTheBestCrowd() {
        // Two places: a player gets 6 over the number of players at place 0, or 4 over that at place 1.
        SymmetricGame places = new SymmetricGame(
                3,
                2,
                (own, others) -> (own == 0 ? 6.0 : 4.0)
                        / (1 + others.stream().filter(other -> other == own).count()));
        assertThat(places.pure()).containsExactly(List.of(0, 0, 1));
    }

    /** A symmetric game always has a symmetric equilibrium (Nash 1951). */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyRandomGameHasAnEquilibriumFromWhichNoDeviationGains(long seed) {
        Draws draws = Draws.of(seed);
        double[][] payoffs = new double[7][7];
        for (double[] row : payoffs) {
            for (int i = 0; i < row.length; i++) {
                row[i] = draws.unit();
            }
        }
        List<Mixture> found = SymmetricGame.of(payoffs).mixed();
        assertThat(found).isNotEmpty();
        for (Mixture mixture : found) {
            assertThat(mixture.shares().stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-12));
            for (double[] deviation : payoffs) {
                double gets = 0;
                for (int other = 0; other < 7; other++) {
                    gets += deviation[other] * mixture.shares().get(other);
                }
                assertThat(gets - mixture.payoff()).isLessThanOrEqualTo(1e-9);
            }
        }
    }

    @Test
    void aMatrixThatIsNotSquareIsRefused() {
        assertThatThrownBy(() -> game(row(1, 2), row(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payoffs of a row: 1 (expected: 2, as many as rows)");
    }
}
