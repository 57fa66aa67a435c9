package parley.bargaining.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DomainTest {

    private static final Issue PRICE = new Issue.Discrete("price", List.of("low", "fair", "high"));
    private static final Issue DELIVERY = new Issue.Discrete("delivery", List.of("now", "later"));
    private static final Domain TRADE = new Domain(List.of(PRICE, DELIVERY));

    @Test
    void theLastIssueVariesFastest() {
        assertThat(TRADE.outcomes())
                .containsExactly(
                        List.of("low", "now"),
                        List.of("low", "later"),
                        List.of("fair", "now"),
                        List.of("fair", "later"),
                        List.of("high", "now"),
                        List.of("high", "later"));
    }

    @Test
    void everyOutcomeIsFoundAgainByItsLevels() {
        Domain domain = new Domain(List.of(DELIVERY, PRICE, DELIVERY, PRICE));

        assertThat(LongStream.range(0, domain.size())).allMatch(o -> domain.outcome(domain.levels(o)) == o);
    }

    @Test
    void anOutcomeOutsideTheDomainHasNoLevels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TRADE.levels(6))
                .withMessage("outcome: 6 (expected: 0..5)");
        assertThatIllegalArgumentException().isThrownBy(() -> TRADE.levels(-1));
    }

    @Test
    void levelsThatAnIssueDoesNotHaveMakeNoOutcome() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TRADE.outcome(1, 2))
                .withMessage("level of delivery: 2 (expected: 0..1)");
        assertThatIllegalArgumentException().isThrownBy(() -> TRADE.outcome(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TRADE.outcome(1)).withMessage("levels: 1 (expected: 2)");
    }

    @Test
    void anOutcomeIsFoundByItsValues() {
        assertThat(TRADE.outcomes())
                .allMatch(values -> TRADE.values(TRADE.outcome(values)).equals(values));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TRADE.outcome(List.of("fair", "never")))
                .withMessage("value of delivery: never (expected: one of now, later)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TRADE.outcome(List.of("fair")))
                .withMessage("values: [fair] (expected: 2, one per issue)");
    }

    @Test
    void aDomainHasAtLeastOneIssueAndNotTooManyOutcomes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Domain(List.of()));
        assertThat(new Domain(Collections.nCopies(62, DELIVERY)).size()).isEqualTo(1L << 62);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Domain(Collections.nCopies(63, DELIVERY)))
                .withMessage("outcomes: too many (expected: at most 9223372036854775807)");
    }

    @Test
    void aLargeDomainIsEnumeratedWithoutBeingHeld() {
        Domain domain = new Domain(Collections.nCopies(62, DELIVERY));

        assertThat(domain.outcomes().skip(2).findFirst().orElseThrow())
                .endsWith("now", "later", "now")
                .hasSize(62);
        assertThat(domain.outcome(domain.levels((1L << 62) - 1))).isEqualTo((1L << 62) - 1);
    }

    @Test
    void eachOutcomeOfTooLargeADomainCannotBeEvaluated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Domain(Collections.nCopies(40, DELIVERY)).arraySize())
                .withMessage("outcomes: 1099511627776 (expected: at most 2147483639 where each is evaluated)");
    }

    @Test
    void outcomesAreCountedOnceRealIssuesAreDivided() {
        Domain domain = new Domain(List.of(new Issue.Real("share", 0, 1), DELIVERY));

        assertThat(domain.isCountable()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(domain::size)
                .withMessage(
                        "issue share: every number, 0.0..1.0 (expected: a number of steps, for its values to be counted)");
        assertThat(domain.in(4).isCountable()).isTrue();
        assertThat(domain.in(4).size()).isEqualTo(10);
        assertThat(domain.in(4).in(9)).isEqualTo(domain.in(4));
    }
}
