package parley.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import parley.summit.scenario.Parameter;

class ParameterTableTest {

    private static final Path PAGE = Path.of("..", "docs", "model", "odd.md");

    @Test
    void theTablesOfThePageAreThoseOfTheCode() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("docs/model/odd.md between its marks is what ./parley model parameters prints")
                .contains("<!-- parameters -->\n" + ParameterTable.markdown() + "<!-- end -->");
    }

    @Test
    void everyParameterHasARow() {
        for (Parameter parameter : Parameter.values()) {
            assertThat(ParameterTable.markdown()).contains("| " + parameter.symbol() + " | ");
        }
    }
}
