package parley.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void smallNumbersOnAnAxisAreToldApart() {
        assertThat(Scale.ticks(-.0004, .0011, 2).stream().map(Scale::label))
                .containsExactly("−0.001", "0", "0.001", "0.002");
        assertThat(Scale.ticks(0, .0009, 2).stream().map(Scale::label)).containsExactly("0", "0.0005", "0.001");
    }

    @Test
    void aTickHasNoDigitsThatItDoesNotNeed() {
        assertThat(Scale.label(3 * .1)).isEqualTo("0.3");
        assertThat(Scale.label(200)).isEqualTo("200");
        assertThat(Scale.label(-1.0)).isEqualTo("−1");
    }
}
