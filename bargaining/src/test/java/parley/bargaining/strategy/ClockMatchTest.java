package parley.bargaining.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Transcript;

class ClockMatchTest {

    private static final List<Double> EXPONENTS = List.of(4.0, 1.0, 0.25, Double.POSITIVE_INFINITY, 0.1, 2.5);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** Few different utilities, so that many are tied. */
    private static Preferences preferences(int outcomes, Draws draws) {
        int grid = draws.between(1, 60);
        double[] utilities = IntStream.range(0, outcomes)
                .mapToDouble(outcome -> draws.between(0, grid) / (double) grid)
                .toArray();
        return Preferences.of(
                utilities, Math.min(draws.unit(), Preferences.of(utilities, 0).highest()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itIsWhatTheProtocolMakesOfTheSameParties(long seed) {
        Draws draws = Draws.of(seed);
        int outcomes = draws.between(1, 120);
        int rounds = draws.between(1, 80);
        List<Preferences> preferences = new ArrayList<>();
        List<TimeDependentTactic> tactics = new ArrayList<>();
        for (int seats = draws.between(2, 4); seats > 0; seats--) {
            preferences.add(preferences(outcomes, draws));
            tactics.add(new TimeDependentTactic(EXPONENTS.get(draws.between(0, EXPONENTS.size() - 1))));
        }
        List<StrategicParty> parties = IntStream.range(0, tactics.size())
                .mapToObj(seat -> new StrategicParty(
                        new Strategy(tactics.get(seat), Acceptance.THRESHOLD), preferences.get(seat)))
                .toList();
        Transcript expected = new Saop(parties.size(), outcomes, rounds).play(parties);
        ClockMatch match = new ClockMatch(preferences, tactics, rounds);

        for (int time = 0; time < 2; time++) {
            assertThat(match.play()).isEqualTo((int) expected.offers());
            assertThat(match.transcript()).isEqualTo(expected);
        }
    }

    @Test
    void thePartiesFitOneAnotherAndHaveSomethingToGain() {
        Preferences two = Preferences.of(new double[] {0, 1}, 0);
        Preferences three = Preferences.of(new double[] {0, 1, 2}, 0);
        Preferences vain = Preferences.of(new double[] {0, 1}, 1.5);
        TimeDependentTactic linear = new TimeDependentTactic(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockMatch(List.of(two, three), List.of(linear, linear), 9))
                .withMessage("outcomes: 3 (expected: 2, as the first party has)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockMatch(List.of(two, vain), List.of(linear, linear), 9))
                .withMessage("best outcome: 1.0 (expected: at least the reservation value, 1.5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockMatch(List.of(two, two), List.of(linear), 9))
                .withMessage("tactics: 1 (expected: 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockMatch(List.of(two), List.of(linear), 9))
                .withMessage("seats: 1 (expected: >= 2)");
    }
}
