package parley.bargaining.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrontierTest {

    private static List<Integer> outcomes(Frontier frontier) {
        return frontier.points().stream().map(Point::outcome).toList();
    }

    @ParameterizedTest
    @MethodSource("parley.bargaining.analysis.RandomSpace#seeds")
    void theFrontierIsWhatComparingAllPairsLeaves(int seed) {
        UtilitySpace space = RandomSpace.of(seed).space();
        assertThat(outcomes(Frontier.of(space))).isEqualTo(new BruteForce(space).frontier());
    }

    @ParameterizedTest
    @MethodSource("parley.bargaining.analysis.RandomSpace#seeds")
    void roundingNoiseChangesNothing(int seed) {
        RandomSpace exact = RandomSpace.of(seed);
        assertThat(outcomes(Frontier.of(exact.noisy(seed)))).isEqualTo(outcomes(Frontier.of(exact.space())));
    }

    @Test
    void anOutcomeThatIsWorseThanNoAgreementForSomebodyIsNotOnIt() {
        var space = UtilitySpace.of(new double[][] {{0.9, 0.5, 0.1}, {0.1, 0.5, 0.9}}, 0.2, 0);
        assertThat(outcomes(Frontier.of(space))).containsExactly(0, 1);
    }

    @Test
    void outcomesThatAreWorthTheSameToEverybodyAreThereOnce() {
        var space = UtilitySpace.of(new double[][] {{0.4, 1, 0.4}, {0.6, 0, 0.6}}, 0, 0);
        assertThat(outcomes(Frontier.of(space))).containsExactly(0, 1);
    }

    @Test
    void withoutARationalOutcomeItIsEmpty() {
        var space = UtilitySpace.of(new double[][] {{0, 1}, {1, 0}}, 0.5, 0.5);
        assertThat(outcomes(Frontier.of(space))).isEmpty();
        assertThat(Solution.NASH.on(Frontier.of(space))).isEmpty();
    }

    @Test
    void whereAllIsToBeDividedEveryOutcomeIsOnIt() {
        int size = 3000;
        double[][] shares = new double[3][size];
        for (int outcome = 0; outcome < size; outcome++) {
            shares[0][outcome] = (outcome * 7919 % size) / (double) size;
            shares[1][outcome] = (outcome * 104729 % size) / (double) size;
            shares[2][outcome] = 2 - shares[0][outcome] - shares[1][outcome];
        }
        assertThat(Frontier.of(UtilitySpace.of(shares, 0, 0, 0)).size()).isEqualTo(size);
    }

    @Test
    void partiesMustValueTheSameOutcomes() {
        assertThatThrownBy(() -> UtilitySpace.of(new double[][] {{1, 0}, {1}}, 0, 0))
                .hasMessage("utilities: 1 (expected: at least 1, and as many as the first party's 2)");
    }

    @Test
    void aUtilityIsANumber() {
        assertThatThrownBy(() -> UtilitySpace.of(new double[][] {{1, 0}, {1, Double.NaN}}, 0, 0))
                .hasMessage("utility of party 1: NaN (expected: a finite number)");
    }
}
