package parley.summit.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Published results must not move when a library does, so these numbers are pinned. */
class SeedTest {

    /** Computed from the definition in MODEL section 2, outside this code. */
    private static final double[] PINNED = {
        0.16527837460840789,
        0.6332016054839046,
        0.5057070881273138,
        0.5459283850206262,
        0.28578949186867164,
        0.2232937363451356,
        0.2709830301001195,
        0.4650718296068531,
        0.9331097436110344,
        0.09352164647032246
    };

    @Test
    void theMixerGivesTheCheckValuesOfTheModel() {
        assertThat(Long.toUnsignedString(Seed.mix(0))).isEqualTo("16294208416658607535");
        assertThat(Long.toUnsignedString(Seed.mix(1))).isEqualTo("10451216379200822465");
    }

    @Test
    void theUniformDrawsGiveTheCheckValuesOfTheModel() {
        assertThat(new Seed(1).uniform(Stream.PARAMETER, "eps0", 0)).isEqualTo(.9201083709190196);
        assertThat(new Seed(42).uniform(Stream.COIN, "USA-MYS", 0)).isEqualTo(.3562008681709825);
    }

    @Test
    void namesAreHashedByFnv() {
        assertThat(Seed.id("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(Seed.id("a")).isEqualTo(0xaf63dc4c8601ec8cL);
    }

    @Test
    void theFirstTenDrawsOfASeedArePinned() {
        var seed = new Seed(2025);

        double[] draws = IntStream.range(0, 10)
                .mapToDouble(step -> seed.uniform(Stream.ACT, "CHN>USA0", step))
                .toArray();

        assertThat(draws).containsExactly(PINNED);
    }

    @Test
    void drawsLieInTheUnitIntervalAndFillIt() {
        double[] draws = IntStream.range(0, 20_000)
                .mapToDouble(step -> new Seed(7).uniform(Stream.LEAD, "x", step))
                .toArray();

        assertThat(DoubleStream.of(draws).filter(u -> u < 0 || u >= 1)).isEmpty();
        assertThat(DoubleStream.of(draws).average().orElseThrow()).isEqualTo(.5, within(.01));
        assertThat(DoubleStream.of(draws).filter(u -> u < .1).count() / 20_000.0)
                .isEqualTo(.1, within(.01));
    }

    @Test
    void everyStreamEntityAndStepHasItsOwnLuck() {
        var seed = new Seed(1);
        double draw = seed.uniform(Stream.STALL, "USA-MYS", 3);

        assertThat(draw)
                .isEqualTo(new Seed(1).uniform(Stream.STALL, "USA-MYS", 3))
                .isNotEqualTo(seed.uniform(Stream.LAPSE, "USA-MYS", 3))
                .isNotEqualTo(seed.uniform(Stream.STALL, "USA-AUS", 3))
                .isNotEqualTo(seed.uniform(Stream.STALL, "USA-MYS", 4))
                .isNotEqualTo(new Seed(2).uniform(Stream.STALL, "USA-MYS", 3));
    }
}
