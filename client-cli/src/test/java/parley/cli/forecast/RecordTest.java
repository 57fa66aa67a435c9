package parley.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.cli.console.BadInputException;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;

/** What stands beside the model's probabilities: the measures of the scenarios and the record of the past. */
class RecordTest {

    private static final ScenarioLibrary LIBRARY = new ScenarioLibrary(Path.of("..", "scenarios"));
    private static final Scenario GYEONGJU = LIBRARY.load("gyeongju-2025");
    private static final Pattern LATER = Pattern.compile("2025-1[12]|2025-10-2[4-9]|2025-10-3|202[6-9]");

    private static String table(String id) {
        return LIBRARY.find(id).table(Measure.FILE).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gyeongju-2025", "starter"})
    void noMeasureIsLaterThanTheOpening(String id) {
        assertThat(Measure.read(table(id), LIBRARY.load(id))).isNotEmpty();
        assertThat(table(id)).doesNotContainPattern(LATER);
    }

    @Test
    void theForecastOfTheFirstVersionIsAsItWasMade() {
        ForecastFile file = ForecastFile.read(Path.of("..", "docs", "model", "forecasts", "gyeongju-2025-0.1.json"));

        assertThat(file.header().digest())
                .isEqualTo("f375ea59b7d09a1d46bc6836069071fbd80a71adbfd099a7bc59edfe92b4bb6b");
        assertThat(file.events()).hasSize(1530);
    }

    @Test
    void theRecordOfThePastEndsBeforeTheOpening() {
        var record = new BaseRates(GYEONGJU);

        assertThat(record.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.count()).isLessThanOrEqualTo(row.of());
            assertThat(row.source() + row.reference() + row.note() + row.year()).doesNotContainPattern(LATER);
        });
    }

    @Test
    void baseRatesAreProbabilitiesThatRiseWithTime() {
        var record = new BaseRates(GYEONGJU);
        List<Deadline> days = Deadline.of(GYEONGJU);
        List<Measure> measures = Measure.read(table("gyeongju-2025"), GYEONGJU);

        for (Subject subject : Subject.of(GYEONGJU, measures)) {
            assertThat(days.stream().map(d -> record.of(subject, d))).allMatch(p -> p >= 0 && p <= 1);
            if (subject.id().endsWith("-by")) {
                assertThat(record.of(subject, days.get(4))).isGreaterThanOrEqualTo(record.of(subject, days.get(0)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHX,x,t,IN_FORCE,2025-10-09,,,,s,r,2025,      | measures.csv:2: actor: CHX (expected: one of the 16 countries; perhaps CHN)
            CHN,X Y,t,IN_FORCE,2025-10-09,,,,s,r,2025,    | measures.csv:2: id: X Y (expected: small letters, digits and -)
            CHN,x,t,LATENT,2025-10-09,,,,s,r,2025,        | measures.csv:2: status: LATENT (expected: one of [IN_FORCE, ANNOUNCED, THREATENED])
            CHN,x,t,IN_FORCE,2025-10-25,,,,s,r,2025,      | measures.csv:2: since: 2025-10-25 (expected: a day up to 2025-10-24)
            CHN,x,t,IN_FORCE,2025-10-09,USA-CHN.sos=3,,,s,r,2025, | measures.csv:2: terms: USA-CHN.sos=3 (expected: a table of the scenario and one of its issues)
            CHN,x,t,IN_FORCE,2025-10-09,,USA>CHX,5,s,r,2025, | measures.csv:2: ladder: USA>CHX (expected: one of the 17 ladders; perhaps USA>CHN)
            CHN,x,t,IN_FORCE,2025-10-09,,USA>CHN,9,s,r,2025, | measures.csv:2: level: 9 (expected: 1..5)
            """)
    void aRowThatFitsNothingIsRefused(String row, String message) {
        String text = table("gyeongju-2025").lines().findFirst().orElseThrow() + "\n" + row + "\n";

        assertThatThrownBy(() -> Measure.read(text, GYEONGJU))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }
}
