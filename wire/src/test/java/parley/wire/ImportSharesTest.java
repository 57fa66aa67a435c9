package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Market;
import parley.summit.scenario.Scenario;

/** The flows of gyeongju-2025 against import shares that somebody else measured. */
class ImportSharesTest {

    private static final Path FOLDER = ScenarioFolder.SCENARIOS.resolve("gyeongju-2025");
    private static final List<String> COLUMNS =
            List.of("market", "user", "origin", "sourced_percent", "compared", "source", "reference", "year", "note");
    private static final Scenario SCENARIO = ScenarioFiles.load(FOLDER);
    private static final double POINTS = 5;

    static Stream<CsvRows.Row> compared() throws IOException {
        return rows().stream().filter(row -> row.cell("compared").equals("yes"));
    }

    @ParameterizedTest
    @MethodSource("compared")
    void aSourcedShareIsMetWithinFivePoints(CsvRows.Row row) {
        double sourced = Double.parseDouble(row.cell("sourced_percent"));

        assertThat(share(row.cell("market"), row.cell("user"), row.cell("origin")))
                .as(row.cell("market") + " " + row.cell("origin") + ">" + row.cell("user"))
                .isCloseTo(sourced, within(POINTS));
    }

    @Test
    void everyShareHasItsSourceAndWhatIsNotComparedItsReason() throws IOException {
        assertThat(compared().filter(row -> row.cell("user").equals(Scenario.USA)))
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.cell("compared")).isIn("yes", "no");
            assertThat(row.cell("source")).isNotEmpty();
            assertThat(row.cell("year")).matches("20(1\\d|2[0-5])(-20(1\\d|2[0-5]))?");
            assertThat(row.cell("compared").equals("yes") || !row.cell("note").isEmpty())
                    .isTrue();
        });
    }

    private static List<CsvRows.Row> rows() throws IOException {
        List<Fault> faults = new ArrayList<>();
        List<CsvRows.Row> rows =
                CsvRows.read("checks.csv", Files.readString(FOLDER.resolve("checks.csv")), COLUMNS, faults);
        assertThat(faults).isEmpty();
        return rows;
    }

    /** Per cent of what the user buys abroad. */
    private static double share(String market, String user, String origin) {
        List<Market.Flow> imports = SCENARIO.markets().stream()
                .filter(m -> m.id().equals(market))
                .flatMap(m -> m.flows().stream())
                .filter(flow -> flow.user().equals(user) && !flow.origin().equals(user))
                .toList();
        double all = imports.stream().mapToDouble(Market.Flow::tonnesPerYear).sum();
        double bought = imports.stream()
                .filter(flow -> flow.origin().equals(origin))
                .mapToDouble(Market.Flow::tonnesPerYear)
                .sum();
        return 100 * bought / all;
    }
}
