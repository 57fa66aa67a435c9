package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.proto.scenario.v1.Scenario;

class ScenarioCommandTest {

    @Test
    void theFullestScenarioIsMarked() {
        assertThat(Parley.run("scenario", "list").out().lines())
                .anySatisfy(line -> assertThat(line).contains("* ", "gyeongju-2025", "CHN USA AUS MYS"));
    }

    @Test
    void aScenarioIsShownWithTheQualityOfItsNumbers() {
        assertThat(Parley.run("scenario", "show", "starter").out())
                .contains(
                        "MARKETS",
                        "NdPr_MAKE",
                        "TABLES",
                        "LADDERS",
                        "CALENDAR",
                        "WHERE THE NUMBERS COME FROM",
                        "judgement");
    }

    @Test
    void aScenarioIsOneJsonObjectForPrograms() throws IOException {
        Parley shown = Parley.run("scenario", "show", "starter", "--json");
        var scenario = Scenario.newBuilder();
        JsonFormat.parser().merge(shown.out(), scenario);

        assertThat(scenario.getId()).isEqualTo("starter");
        assertThat(shown.out()).contains("\"rawExportRentUsdBn\": 0.0");
    }

    @Test
    void aScenarioWithoutFaultsIsSaidToHaveNone() {
        Parley checked = Parley.run("scenario", "validate", "starter");

        assertThat(checked.code()).isZero();
        assertThat(checked.out()).startsWith("starter has no faults");
    }

    @Test
    void allFaultsAreNamedAtOnceWithFileAndLine(@TempDir Path folder) throws IOException {
        Path starter = Parley.HOME.resolve("scenarios").resolve("starter");
        for (String file : List.of("scenario.yaml", "figures.csv", "flows.csv")) {
            Files.copy(starter.resolve(file), folder.resolve(file));
        }
        Path yaml = folder.resolve("scenario.yaml");
        Files.writeString(
                yaml, Files.readString(yaml).replace("[USA, MYS]", "[USA, MYX]").replace("rounds: 6", "rounds: -6"));
        Parley checked = Parley.run("scenario", "validate", folder.toString());

        assertThat(checked.code()).isEqualTo(2);
        assertThat(checked.out().lines())
                .anySatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "scenario.yaml:\\d+: tables\\[USA-MYS].parties\\[1]: MYX \\(expected: .*; perhaps MYS\\)"))
                .anySatisfy(line -> assertThat(line).matches("scenario.yaml:\\d+: rounds: -6 \\(expected: .*\\)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter", "gyeongju-2025"})
    void thePageOfSourcesOfAScenarioIsUpToDate(String scenario) throws IOException {
        Path page = Parley.HOME.resolve(Path.of("scenarios", scenario, "SOURCES.md"));

        assertThat(Parley.run("scenario", "sources", scenario).out())
                .as("./parley scenario sources " + scenario + " > " + page)
                .isEqualTo(Files.readString(page));
    }

    @Test
    void thePageOfSourcesNamesEveryNumberWithItsGrade() {
        String page = Parley.run("scenario", "sources", "starter").out();

        assertThat(page.lines())
                .contains("| official | 4 | 0 | 4 | 1 | 0 |")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| `budgets[USA].limit_usd_bn` | 1.5 | US$ bn | 1 to 8 | judgement |"))
                .anySatisfy(line -> assertThat(line).startsWith("| `CHN>USA` | 6800.000 |"))
                .anySatisfy(line -> assertThat(line).contains("`[3].approval` 0.35; `[3].exports_hit` 0.05"));
    }
}
