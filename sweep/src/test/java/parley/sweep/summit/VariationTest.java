package parley.sweep.summit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psi0",
                "psi0=.25",
                "psi0=0..1",
                "psi0=.1...4",
                "psi0=1e-3..2",
                "psi0=12.345678901234e-5",
                "psi0=12345678.123456789012"
            })
    void whatIsWrittenIsReadBackTheSame(String text) {
        Variation variation = Variation.parse(text);
        assertThat(Variation.parse(variation.text())).isEqualTo(variation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"psi0=", "psi0=-", "psi0=e5", "psi0=.", "psi0=1..", "psi0=..2", "psi0=a", "psi0=1..-"})
    void whatIsNoNumberIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Variation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(expected: PARAM=LO..HI, PARAM=VALUE, or PARAM for its own range, e.g. psi0=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"psi0=-1", "psi0=2..1"})
    void aRangeRisesFromZeroOn(String text) {
        assertThatThrownBy(() -> Variation.parse(text))
                .hasMessageEndingWith("(expected: from 0 on, the lower end first)");
    }
}
