package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostCommandTest {

    private static final List<String> PARTS = List.of(
            "open: draws, ten months of 2025, what-if projections",
            "views",
            "decisions",
            "settle, but for the last turn",
            "settle of the last turn, with the sixty months",
            "all");

    @Test
    void whatSessionsCostIsToldByPartAndByNumberOfJobs() throws IOException {
        Parley run = Parley.run("model", "cost", "starter", "--sessions", "12", "--jobs", "2", "--json");
        JsonNode sections = new ObjectMapper().readTree(run.out()).path("sections");

        assertThat(run.code()).isZero();
        JsonNode speed = sections.path(0).path("rows");
        assertThat(speed.findValuesAsText("jobs")).containsExactly("1.0", "2.0");
        assertThat(speed.findValuesAsText("sessions")).containsExactly("12.0", "12.0");
        assertThat(speed).allMatch(row -> row.path("sessions/s").asDouble() > 0);
        JsonNode parts = sections.path(1).path("rows");
        assertThat(parts.findValuesAsText("part")).containsExactlyElementsOf(PARTS);
        assertThat(parts).allMatch(row -> row.path("allocated KB").asDouble() > 0);
        JsonNode memory = sections.path(2).path("rows");
        assertThat(memory).hasSize(10).allMatch(row -> row.path("heap MB").asDouble() > 0);
        assertThat(memory.path(9).path("sessions").asInt()).isEqualTo(12);
    }

    @Test
    void thePartsAddUpToTheWhole() throws IOException {
        Parley run = Parley.run("model", "cost", "starter", "--sessions", "3", "--json");
        JsonNode rows =
                new ObjectMapper().readTree(run.out()).path("sections").path(1).path("rows");
        double sum = 0;
        for (int i = 0; i < rows.size() - 1; i++) {
            sum += rows.path(i).path("allocated KB").asDouble();
        }

        assertThat(sum)
                .isCloseTo(rows.path(rows.size() - 1).path("allocated KB").asDouble(), within(1.0));
    }

    @Test
    void sessionsAndJobsAreAtLeastOne() {
        Parley none = Parley.run("model", "cost", "starter", "--sessions", "0");

        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("--sessions: 0 (expected: 1..1000000)");
        assertThat(Parley.run("model", "cost", "starter", "--jobs", "0").err())
                .contains("--jobs: 0 (expected: 1..256)");
    }
}
