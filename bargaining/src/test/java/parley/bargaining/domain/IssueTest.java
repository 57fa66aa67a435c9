package parley.bargaining.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssueTest {

    private static final Issue COLOUR = new Issue.Discrete("colour", List.of("red", "green"));
    private static final Issue YEARS = new Issue.Whole("years", -1, 3);
    private static final Issue SHARE = new Issue.Real("share", 10, 20).in(4);

    @Test
    void anIssueNeedsDistinctValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Issue.Discrete("colour", List.of()))
                .withMessage("issue colour: no values (expected: at least one)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Issue.Discrete("colour", List.of("red", "red")))
                .withMessage("issue colour: [red, red] (expected: distinct values)");
    }

    @Test
    void bothEndsOfANumericIssueAreValues() {
        assertThat(YEARS.values()).containsExactly("-1", "0", "1", "2", "3");
        assertThat(SHARE.values()).containsExactly("10.0", "12.5", "15.0", "17.5", "20.0");
    }

    @Test
    void theNumberOfADiscreteValueIsItsLevel() {
        assertThat(COLOUR.number(1)).isEqualTo(1);
        assertThat(YEARS.number(1)).isEqualTo(0);
        assertThat(SHARE.number(1)).isEqualTo(12.5);
    }

    @Test
    void aLevelIsFoundByItsValue() {
        assertThat(List.of(COLOUR, YEARS, SHARE))
                .allSatisfy(issue -> assertThat(IntStream.range(0, issue.levels()))
                        .allMatch(level -> issue.level(issue.value(level)).orElseThrow() == level));
    }

    @Test
    void aNumberMayBeWrittenInAnotherWay() {
        assertThat(YEARS.level("2.0")).hasValue(3);
        assertThat(SHARE.level("12.50")).hasValue(1);
        assertThat(SHARE.level("20")).hasValue(4);
    }

    @Test
    void aValueThatAnIssueDoesNotHaveIsAtNoLevel() {
        assertThat(COLOUR.level("blue")).isEmpty();
        assertThat(List.of("4", "-2", "0.5", "many", "NaN"))
                .allMatch(value -> YEARS.level(value).isEmpty());
        assertThat(List.of("9", "21", "12", "many", "NaN"))
                .allMatch(value -> SHARE.level(value).isEmpty());
    }

    @Test
    void theWholeRangeOfNumbersIsTooLong() {
        assertThat(new Issue.Whole("all", 1, Integer.MAX_VALUE).levels()).isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Issue.Whole("all", Integer.MIN_VALUE, Integer.MAX_VALUE))
                .withMessageStartingWith("issue all: -2147483648..2147483647 (expected: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new Issue.Whole("none", 2, 1));
    }

    @Test
    void aRealIssueReachesFromANumberToALargerOneInOneStepOrMore() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Issue.Real("share", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Issue.Real("share", 0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Issue.Real("share", 0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Issue.Real("share", 0, 1).in(0))
                .withMessage("steps of issue share: 0 (expected: 1..2147483646)");
    }
}
