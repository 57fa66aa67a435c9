package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastCommandTest {

    private static final String DAY = "/(2025-11-01|2025-11-30|2026-01-24|2026-04-24|2026-10-24)";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @BeforeAll
    static void forecastsAreMade() {
        assertThat(forecast("starter", "starter.json").code()).isZero();
        assertThat(forecast("gyeongju-2025", "gyeongju.json").code()).isZero();
    }

    private static Parley forecast(String scenario, String file) {
        return Parley.run(
                "model",
                "forecast",
                scenario,
                "--runs",
                "24",
                "--per-draw",
                "5",
                "--out",
                folder.resolve(file).toString());
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve(file)));
    }

    private static Parley score(String forecast, String outcomes, String... more) throws IOException {
        Path file = folder.resolve("outcomes.csv");
        Files.writeString(file, outcomes);
        var words = new java.util.ArrayList<String>(
                List.of("model", "score", folder.resolve(forecast).toString(), file.toString()));
        words.addAll(List.of(more));
        return Parley.run(words.toArray(String[]::new));
    }

    @Test
    void everyEventHasAStableNameAndAllPairsAreAskedAbout() throws IOException {
        List<String> ids = json("gyeongju.json").path("events").findValuesAsText("id");

        assertThat(ids)
                .allMatch(id -> id.matches("deal/[A-Z]{3}-[A-Z]{3}/(signed-by|in-force-at|stalled-at)" + DAY)
                        || id.matches("truce/USA-CHN/signed-by" + DAY)
                        || id.matches("measure/[A-Z]{3}/[a-z0-9-]+/(suspended-by|kept-at|imposed-by)" + DAY)
                        || id.matches("measure/[A-Z]{2,3}/[A-Z]{2,3}/new-control-by" + DAY))
                .contains(
                        "deal/USA-MYS/signed-by/2025-11-01",
                        "deal/USA-AUS/in-force-at/2026-10-24",
                        "deal/USA-JPN/stalled-at/2026-04-24",
                        "truce/USA-CHN/signed-by/2025-11-01",
                        "measure/CHN/oct9/suspended-by/2025-11-30",
                        "measure/CHN/apr4/kept-at/2026-01-24",
                        "measure/CHN/ga-ge-sb-ban/suspended-by/2026-10-24",
                        "measure/USA/affiliates-rule/suspended-by/2025-11-30",
                        "measure/MYS/raw-ree-ban/kept-at/2026-10-24",
                        "measure/USA/tariff-100/imposed-by/2025-11-01",
                        "measure/CHN/JPN/new-control-by/2026-01-24",
                        "measure/JPN/CHN/new-control-by/2026-10-24");
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids).hasSize(5 * (12 * 3 + 1 + 14 * 2 + 1 + 16 * 15));
    }

    @Test
    void besideEveryProbabilityStandItsErrorItsRangeTheBaseRateAndPersistence() throws IOException {
        JsonNode forecast = json("gyeongju.json");

        assertThat(forecast.path("runs").asInt()).isEqualTo(24);
        assertThat(forecast.path("parameter_draws").asInt()).isEqualTo(5);
        assertThat(forecast.path("scenario_digest").asText()).matches("[0-9a-f]{64}");
        assertThat(forecast.path("version").asText()).isNotEmpty();
        assertThat(forecast.path("days").path(2).path("state").asText()).isEqualTo("end of month 3 after the summit");
        assertThat(forecast.path("base_rates"))
                .isNotEmpty()
                .allMatch(r -> !r.path("source").asText().isEmpty());
        assertThat(forecast.path("events")).allSatisfy(event -> {
            double p = event.path("probability").asDouble(-1);
            assertThat(p).isBetween(0.0, 1.0);
            assertThat(event.path("error").asDouble()).isGreaterThanOrEqualTo(.04);
            assertThat(event.path("low").asDouble(2)).isLessThanOrEqualTo(p + 1e-6);
            assertThat(event.path("high").asDouble(-1)).isGreaterThanOrEqualTo(p - 1e-6);
            assertThat(event.path("base_rate").asDouble(-1)).isBetween(0.0, 1.0);
            assertThat(event.path("persistence").asDouble(-1)).isIn(0.0, 1.0);
        });
    }

    @Test
    void theSameForecastIsTheSameFile() throws IOException {
        forecast("starter", "again.json");

        assertThat(folder.resolve("again.json")).hasSameBinaryContentAs(folder.resolve("starter.json"));
    }

    @Test
    void aForecastIsNotOverwritten() {
        Parley twice = forecast("starter", "starter.json");

        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("is there already (expected: a new file)");
    }

    @Test
    void aFileThatWasChangedIsRefused() throws IOException {
        String text = Files.readString(folder.resolve("starter.json"));
        Files.writeString(
                folder.resolve("changed.json"),
                text.replaceFirst("\"probability\" : 0\\.\\d+", "\"probability\" : 0.9"));
        Parley changed = score("changed.json", "id,outcome\n");

        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err()).contains("it was changed after it was written");
    }

    @Test
    void theScoreIsThatOfThePlainSums() throws IOException {
        JsonNode events = json("starter.json").path("events");
        double squares = 0;
        int scored = 0;
        var outcomes = new StringBuilder("id,outcome,source\n");
        for (JsonNode event : events) {
            int outcome = scored % 3 == 0 ? 1 : 0;
            double off = event.path("probability").asDouble() - outcome;
            squares += off * off;
            scored++;
            outcomes.append(event.path("id").asText())
                    .append(',')
                    .append(outcome)
                    .append(",made up\n");
        }
        Parley run = score("starter.json", outcomes.toString(), "--json");
        JsonNode scores = new ObjectMapper().readTree(run.out()).path("scores");
        JsonNode model = scores.path("model");

        assertThat(run.code()).isZero();
        assertThat(model.path("brier").asDouble()).isCloseTo(squares / scored, within(1e-12));
        assertThat(model.path("reliability").asDouble()
                        - model.path("resolution").asDouble()
                        + model.path("uncertainty").asDouble()
                        + model.path("within").asDouble())
                .isCloseTo(model.path("brier").asDouble(), within(1e-12));
        assertThat(scores.path("persistence").path("moved_in_log").asInt()).isEqualTo(scored);
        assertThat(scores.path("base rate").path("log").asDouble()).isPositive();
    }

    @Test
    void thePageHasTheDiagramAndTheTerminalTheTables() throws IOException {
        Path page = folder.resolve("score.html");
        Parley run = score("gyeongju.json", """
                id,outcome
                deal/USA-AUS/in-force-at/2025-11-01,1
                deal/USA-MYS/signed-by/2025-11-01,0
                measure/CHN/oct9/kept-at/2025-11-01,
                """, "--out", page.toString());

        assertThat(run.out()).contains("2 of 1530 events", "reliability", "persistence", "deal in-force-at");
        assertThat(Files.readString(page)).contains("<svg", "Reliability", "came true", "perfect");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id,outcome;deal/USA-MYS/signed-by/2025-11-02,1       | outcomes.csv:2: id: deal/USA-MYS/signed-by/2025-11-02 (expected: one of the 175 events of the forecast; perhaps deal/USA-MYS/signed-by/2025-11-01)
            id,outcome;deal/USA-MYS/signed-by/2025-11-01,yes     | outcomes.csv:2: outcome: yes (expected: 1 if it was so, 0 if not, empty if not known yet)
            id,outcome;truce/USA-CHN/signed-by/2025-11-01,1;truce/USA-CHN/signed-by/2025-11-01,1 | outcomes.csv:3: id: truce/USA-CHN/signed-by/2025-11-01 (expected: each event once)
            id,result;truce/USA-CHN/signed-by/2025-11-01,1       | first line: id,result (expected: columns with id and outcome among them)
            id,outcome                                           | outcomes.csv: no outcomes (expected: at least one row with an outcome)
            """)
    void outcomesThatFitNoForecastAreRefused(String rows, String message) throws IOException {
        Parley run = score("starter.json", rows.replace(';', '\n') + "\n");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().collect(Collectors.joining(" "))).contains(message);
    }

    @Test
    void aFileThatIsNoForecastIsRefused() throws IOException {
        Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");

        assertThat(score("other.json", "id,outcome\n").err()).contains("format: missing (expected: parley-forecast-1");
        assertThat(score("nosuch.json", "id,outcome\n").err()).contains("(expected: a file that exists)");
    }
}
