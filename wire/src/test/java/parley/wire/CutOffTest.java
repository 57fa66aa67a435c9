package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.summit.scenario.Figure;
import parley.summit.scenario.Scenario;

/** T17: nothing that a scenario rests on is dated after 24 October 2025, when the summit opened. */
class CutOffTest {

    private static final LocalDate CUT_OFF = LocalDate.of(2025, 10, 24);
    private static final ScenarioLibrary LIBRARY = new ScenarioLibrary(ScenarioFolder.SCENARIOS);

    /** Days as addresses and file names write them: 2025/10/24, 2025-10-24, 20251024. */
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(20\\d\\d)([/-]?)(\\d\\d)\\2(\\d\\d)(?!\\d)");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

    static List<String> scenarios() {
        return LIBRARY.ids();
    }

    /** Whether a source, or the year that a number is of, is later than the cut-off. */
    static boolean isLate(Figure figure) {
        boolean laterYear = YEAR.matcher(figure.year())
                .results()
                .anyMatch(year -> Integer.parseInt(year.group()) > CUT_OFF.getYear());
        return laterYear
                || Stream.of(figure.source(), figure.reference())
                        .flatMap(text -> DAY.matcher(text).results())
                        .anyMatch(CutOffTest::isLate);
    }

    private static boolean isLate(MatchResult day) {
        try {
            return LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(3)),
                            Integer.parseInt(day.group(4)))
                    .isAfter(CUT_OFF);
        } catch (DateTimeException e) {
            return false;
        }
    }

    static Figure figure(String source, String reference, String year) {
        return new Figure(
                "markets",
                Figure.Grade.SECONDARY,
                source,
                reference,
                year,
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noFigureIsLaterThanTheOpening(String id) {
        Scenario scenario = LIBRARY.load(id);

        assertThat(scenario.figures().stream().filter(CutOffTest::isLate)).isEmpty();
        assertThat(scenario.figures()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noDealInForceWasSignedLater(String id) {
        assertThat(LIBRARY.load(id).openingDeals()).noneMatch(d -> d.signed().isAfter(CUT_OFF));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/2025/10/25/a-deal",
                "https://example.org/2025-11-01",
                "https://example.org/news20251110.html",
                "https://example.org/2026/01/02"
            })
    void aSourceOfALaterDayIsCaught(String reference) {
        assertThat(isLate(figure("Somebody", reference, "2024"))).isTrue();
        assertThat(isLate(figure(reference, "", "2024"))).isTrue();
    }

    @Test
    void aNumberOfALaterYearIsCaught() {
        assertThat(isLate(figure("Somebody", "https://example.org", "2026"))).isTrue();
        assertThat(isLate(figure("Somebody", "https://example.org", "2024-2026")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/2025/10/24/eve", "https://example.org/20251340", "github:a/b@2025999"})
    void aSourceOfTheEveIsNoneOfThem(String reference) {
        assertThat(isLate(figure("Somebody", reference, "2025"))).isFalse();
    }
}
