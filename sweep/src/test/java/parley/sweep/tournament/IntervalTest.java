package parley.sweep.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

    /** Mean 3, standard deviation 1.5811, t(4) 2.776445 as in every printed table. */
    @Test
    void theIntervalOfFiveNumbersIsThatOfStudentsTable() {
        Interval interval = Interval.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0)).orElseThrow();
        assertThat(interval.low()).isCloseTo(3 - 2.776445 * Math.sqrt(2.5 / 5), within(1e-6));
        assertThat(interval.high()).isCloseTo(3 + 2.776445 * Math.sqrt(2.5 / 5), within(1e-6));
    }

    /** t(1) is 12.7062. */
    @Test
    void twoNumbersSayLittle() {
        Interval interval = Interval.of(List.of(0.0, 1.0)).orElseThrow();
        assertThat(interval.high()).isCloseTo(0.5 + 12.7062 * 0.5, within(1e-4));
        assertThat(interval.low()).isCloseTo(0.5 - 12.7062 * 0.5, within(1e-4));
    }

    @Test
    void numbersThatAreTheSameHaveNoWidth() {
        assertThat(Interval.of(Collections.nCopies(9, 0.25)).orElseThrow()).isEqualTo(new Interval(0.25, 0.25));
    }

    @Test
    void oneNumberHasNoInterval() {
        assertThat(Interval.of(List.of(0.5))).isEmpty();
    }
}
