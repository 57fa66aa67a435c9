package parley.summit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import parley.summit.explain.Quantity.Kind;

class FlipSearchTest {

    private static Dial<Boolean> dial(String name, double now, DoubleFunction<Boolean> decision) {
        return Dial.scaled(Quantity.of(Kind.MOTIVE, name), now, decision);
    }

    private static List<Flip<Boolean>> search(List<Dial<Boolean>> dials) {
        return new FlipSearch<>(dials, false, Boolean::equals).smallest(3);
    }

    @Test
    void theSmallestChangeIsFoundWhereverTheDecisionTurns() {
        var random = new SplittableRandom(11);
        for (int world = 0; world < 1000; world++) {
            double now = (random.nextDouble() + .01) * (random.nextBoolean() ? 100 : -100);
            double share = .001 + .998 * random.nextDouble();
            double turn = now * (random.nextBoolean() ? 1 + share : 1 - share);
            boolean above = turn > now;

            Flip<Boolean> flip = search(List.of(dial("a", now, v -> above ? v >= turn : v <= turn)))
                    .get(0);

            assertThat(flip.relative()).isCloseTo(share, within(1e-6));
            assertThat(flip.becomes()).isTrue();
            assertThat(above ? flip.enough() >= turn : flip.enough() <= turn).isTrue();
            assertThat(above ? flip.notEnough() < turn : flip.notEnough() > turn)
                    .isTrue();
        }
    }

    @Test
    void ofSeveralNumbersTheOneThatChangesLeastComesFirst() {
        assertThat(search(List.of(
                        dial("far", 10, v -> v >= 15), dial("near", 10, v -> v <= 9.7), dial("not", 10, v -> v > 30))))
                .extracting(flip -> flip.quantity().name())
                .containsExactly("near", "far");
    }

    @Test
    void aDialTurnsNoFurtherThanItsStops() {
        assertThat(search(List.of(dial("beyond", 10, v -> v > 20 || v < 0)))).isEmpty();
        assertThat(search(List.of(dial("at the stop", 10, v -> v >= 20))))
                .singleElement()
                .satisfies(flip -> assertThat(flip.enough()).isCloseTo(20, within(1e-5)));
    }
}
