package parley.bargaining.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DomainTest {

    private static final Issue PRICE = new Issue("price", List.of("low", "fair", "high"));
    private static final Issue DELIVERY = new Issue("delivery", List.of("now", "later"));
    private static final Domain TRADE = new Domain(List.of(PRICE, DELIVERY));

    @Test
    void theLastIssueVariesFastest() {
        assertThat(IntStream.range(0, TRADE.size()).mapToObj(TRADE::values))
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

        assertThat(IntStream.range(0, domain.size())).allMatch(o -> domain.outcome(domain.levels(o)) == o);
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
    void anIssueNeedsDistinctValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Issue("colour", List.of()))
                .withMessage("issue colour: no values (expected: at least one)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Issue("colour", List.of("red", "red")))
                .withMessage("issue colour: [red, red] (expected: distinct values)");
    }

    @Test
    void aDomainHasAtLeastOneIssueAndNotTooManyOutcomes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Domain(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Domain(Collections.nCopies(31, DELIVERY)));
        assertThat(new Domain(Collections.nCopies(30, DELIVERY)).size()).isEqualTo(1 << 30);
    }
}
