package parley.bargaining.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolutionTest {

    private static List<Integer> on(Frontier frontier, Solution solution) {
        return solution.on(frontier).stream().map(Point::outcome).toList();
    }

    @ParameterizedTest
    @MethodSource("parley.bargaining.analysis.RandomSpace#seeds")
    void everyBestPointIsFoundAndNoOther(int seed) {
        UtilitySpace space = RandomSpace.of(seed).space();
        Frontier frontier = Frontier.of(space);
        var board = new BruteForce(space);
        assertThat(on(frontier, Solution.NASH)).isEqualTo(board.best(board::product));
        assertThat(on(frontier, Solution.KALAI)).isEqualTo(board.best(board::smallestGain));
        assertThat(on(frontier, Solution.MODIFIED_KALAI)).isEqualTo(board.best(board::smallestUtility));
        assertThat(on(frontier, Solution.KALAI_SMORODINSKY)).isEqualTo(board.best(board::evenness));
        assertThat(on(frontier, Solution.WELFARE)).isEqualTo(board.best(board::welfare));
        assertThat(on(frontier, Solution.RELATIVE_WELFARE)).isEqualTo(board.best(board::shares));
    }

    @ParameterizedTest
    @MethodSource("parley.bargaining.analysis.RandomSpace#seeds")
    void conflictIsTheShareOfPairsThatAreOrderedOppositely(int seed) {
        UtilitySpace space = RandomSpace.of(seed).space();
        assertThat(Opposition.conflict(space)).isCloseTo(new BruteForce(space).conflict(), Offset.offset(1e-12));
    }

    @Test
    void gainsCountFromTheReservationValue() {
        double[][] utilities = {{1, 0.75, 0.5, 0}, {0.5, 0.6, 0.8, 0}};
        assertThat(on(Frontier.of(UtilitySpace.of(utilities, 0, 0)), Solution.NASH))
                .containsExactly(0);
        assertThat(on(Frontier.of(UtilitySpace.of(utilities, 0, 0.5)), Solution.NASH))
                .containsExactly(2);
    }

    @Test
    void twoEquallyGoodPointsAreBothNamed() {
        var space = UtilitySpace.of(new double[][] {{0.25, 0.75}, {0.75, 0.25}}, 0, 0);
        assertThat(on(Frontier.of(space), Solution.NASH)).containsExactly(0, 1);
    }

    @Test
    void aPartyThatCanGainNothingDoesNotSpoilTheOthersShares() {
        var space = UtilitySpace.of(new double[][] {{0.2, 0.9}, {0.5, 0.5}}, 0, 0);
        assertThat(on(Frontier.of(space), Solution.KALAI_SMORODINSKY)).containsExactly(1);
    }

    @Test
    void oppositionIsNoneWhereOneOutcomeIsBestForAll() {
        var space = UtilitySpace.of(new double[][] {{0.5, 2}, {1, 3}}, 0, 0);
        assertThat(Opposition.level(space)).hasValue(0);
        assertThat(Opposition.conflict(space)).isZero();
    }

    @Test
    void oppositionIsTheDistanceToWhatWouldBeBestForAll() {
        var space = UtilitySpace.of(new double[][] {{1, 0.4, 0}, {0, 0.2, 1}}, 0, 0);
        assertThat(Opposition.level(space).orElseThrow()).isCloseTo(1, Offset.offset(1e-12));
        assertThat(Opposition.conflict(space)).isEqualTo(1);
    }

    @Test
    void onlyRationalOutcomesSayHowFarTheInterestsLieApart() {
        var space = UtilitySpace.of(new double[][] {{1, 0.5}, {1, 0.5}}, 2, 0);
        assertThat(Opposition.level(space)).isEmpty();
        assertThat(space.rationalFraction()).isZero();
    }

    @Test
    void anOutcomeAsGoodAsNoAgreementIsRationalButNotBetter() {
        var space = UtilitySpace.of(new double[][] {{0.5, 0.6, 0.7, 0.2}, {0.9, 0.8, 0.7, 0.9}}, 0.5, 0.7);
        assertThat(space.isRational(0)).isTrue();
        assertThat(space.rationalFraction()).isEqualTo(0.25);
    }
}
