package parley.bargaining.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bargaining.strategy.Acceptance.Yardstick;

class StrategyTest {

    @ParameterizedTest
    @CsvSource({"boulware, 4", "linear, 1", "conceder, 0.25", "hardheaded, Infinity", "time:2.5, 2.5", "time:3, 3"})
    void aTacticGoesByItsName(String name, double exponent) {
        assertThat(Strategy.named(name))
                .isEqualTo(new Strategy(new TimeDependentTactic(exponent), Acceptance.THRESHOLD));
    }

    @Test
    void rulesOfAcceptanceFollowTheTactic() {
        assertThat(Strategy.named("micro/acnext"))
                .isEqualTo(new Strategy(new Micro(), new Acceptance(Yardstick.NEXT, OptionalDouble.empty())));
        assertThat(Strategy.named("naive-tft/noise:8"))
                .isEqualTo(
                        new Strategy(new NaiveTitForTat(), new Acceptance(Yardstick.THRESHOLD, OptionalDouble.of(8))));
        assertThat(Strategy.named("time:2/acnext/noise:0.5").acceptance())
                .isEqualTo(new Acceptance(Yardstick.NEXT, OptionalDouble.of(0.5)));
    }

    @Test
    void everyNameInTheListIsUnderstood() {
        assertThat(Strategy.names())
                .allSatisfy(name -> assertThat(Strategy.named(
                                name.replace("NAME", "linear").replace("X", "2").replace("K", "12")))
                        .isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "Boulware", "time:", "time:slow", ""})
    void anUnknownNameIsAnsweredWithTheKnownOnes(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Strategy.named(name))
                .withMessage("strategy: " + name
                        + " (expected: one of boulware, linear, conceder, hardheaded, time:X, micro, naive-tft)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear/",
                "linear/acnxt",
                "linear/noise",
                "linear/noise:",
                "linear/noise:x",
                "linear/noise:-1",
                "linear/noise:8/acnext",
                "linear/acnext/acnext",
                "linear/noise:1e3",
                "linear/noise:8f"
            })
    void anUnknownRuleIsAnsweredWithTheForm(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Strategy.named(name))
                .withMessage("strategy: " + name
                        + " (expected: a name, then /acnext or nothing, then /noise:K with a number K or nothing)");
    }

    @ParameterizedTest
    @CsvSource({
        "time:0, exponent: 0.0",
        "time:-1, exponent: -1.0",
        "time:NaN, exponent: NaN",
        "micro/noise:0, noise: 0.0"
    })
    void numbersAreAboveZero(String name, String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Strategy.named(name))
                .withMessageStartingWith(number + " (expected:");
    }
}
