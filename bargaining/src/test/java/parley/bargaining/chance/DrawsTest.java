package parley.bargaining.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static LongStream bits(Draws draws) {
        return LongStream.generate(draws::bits).limit(4);
    }

    @Test
    void theFirstDrawsOfASeedNeverChange() {
        assertThat(bits(Draws.of(7)))
                .containsExactly(
                        -5137267319001854395L, -6461814455296669442L, -8312576501255826789L, -7300579258652549571L);
        assertThat(bits(Draws.of(7, 1, 2)))
                .containsExactly(
                        -1893158856391294484L, 7411103432117814789L, -7088718763503500315L, -8585300994079249354L);
    }

    @Test
    void everySeedAndPurposeHasDrawsOfItsOwn() {
        assertThat(LongStream.range(0, 100).map(seed -> Draws.of(seed).bits())).doesNotHaveDuplicates();
        assertThat(LongStream.range(0, 100).map(step -> Draws.of(1, step).bits()))
                .doesNotHaveDuplicates();
        assertThat(Draws.of(1, 2, 3).bits()).isNotEqualTo(Draws.of(1, 3, 2).bits());
    }

    @Test
    void unitsAreSpreadOverTheUnitInterval() {
        Draws draws = Draws.of(3);
        double[] units = DoubleStream.generate(draws::unit).limit(10_000).toArray();

        assertThat(DoubleStream.of(units)).allMatch(unit -> unit >= 0 && unit < 1);
        assertThat(DoubleStream.of(units).average().orElseThrow()).isBetween(0.49, 0.51);
        assertThat(DoubleStream.of(units).filter(unit -> unit < 0.1).count()).isBetween(900L, 1100L);
    }

    @Test
    void wholeNumbersReachBothEnds() {
        Draws draws = Draws.of(4);

        assertThat(IntStream.generate(() -> draws.between(2, 5)).limit(100)).containsOnly(2, 3, 4, 5);
        assertThat(draws.between(6, 6)).isEqualTo(6);
    }

    @Test
    void shufflingKeepsEveryNumberAndReachesEveryOrder() {
        Draws draws = Draws.of(5);

        assertThat(draws.shuffled(50))
                .containsExactlyInAnyOrder(IntStream.range(0, 50).toArray());
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i -> Arrays.toString(draws.shuffled(3)))
                        .distinct())
                .hasSize(6);
    }
}
