package parley.summit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> STRATEGIES = List.of("boulware", "linear", "conceder");

    @ParameterizedTest
    @CsvSource({"boulwar,boulware", "Linear,linear", "lineer,linear", "concedre,conceder"})
    void aSlipOfThePenIsUnderstood(String written, String meant) {
        assertThat(Spelling.nearest(written, STRATEGIES)).contains(meant);
    }

    @Test
    void anotherWordIsNot() {
        assertThat(Spelling.nearest("hawk", STRATEGIES)).isEmpty();
    }

    @Test
    void whatIsExpectedNamesAllUnlessTheyAreMany() {
        assertThat(Spelling.expected("lineer", STRATEGIES, "strategies"))
                .isEqualTo("one of the strategies boulware, linear, conceder; perhaps linear");
        assertThat(Spelling.expected("psi9", Parameter.symbols(), "parameters"))
                .isEqualTo("one of the " + Parameter.symbols().size() + " parameters; perhaps psi0");
    }
}
