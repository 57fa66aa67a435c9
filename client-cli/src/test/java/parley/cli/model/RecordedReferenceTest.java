package parley.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import parley.proto.transcript.v1.Event;
import parley.summit.report.RunReport;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.ScenarioLibrary;

/** The rules give the course that the implementation in Python gave; how to record it again is in docs/model/README.md. */
class RecordedReferenceTest {

    private static final Path ROOT = Path.of("..");
    private static final Path RECORDED =
            ROOT.resolve(Path.of("docs", "model", "reference", "recorded", "starter-1..100.jsonl.gz"));

    private static final Scenario STARTER = new ScenarioLibrary(ROOT.resolve("scenarios")).load("starter");

    private static final Path RECORDED_STRATEGIES = RECORDED.resolveSibling("starter-strategies-1..20.jsonl.gz");

    private static final Map<String, String> STRATEGIES =
            Map.of("CHN", "micro", "USA", "naive-tft", "MYS", "linear/acnext", "AUS", "boulware/noise:12");

    private static List<ReferenceSession> recorded() throws IOException {
        return recorded(RECORDED);
    }

    private static List<ReferenceSession> recorded(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().map(ReferenceSession::parse).toList();
        }
    }

    /** What the record leaves out to stay small. */
    private static boolean isRecorded(Event event) {
        return !event.hasOutlookReached() || RunReport.MONTHS.contains(event.getMonth());
    }

    private static List<Event> rules(long seed) {
        return reported(RulesCourse.of(STARTER, seed));
    }

    private static List<Event> reported(List<Event> course) {
        return course.stream().filter(RecordedReferenceTest::isRecorded).toList();
    }

    @Test
    void onAHundredSeedsBothImplementationsGiveTheSameCourse() throws IOException {
        var comparison = new Comparison();
        List<ReferenceSession> sessions = recorded();
        sessions.forEach(session -> comparison.add(session.seed(), session.events(), rules(session.seed())));

        assertThat(sessions).extracting(ReferenceSession::seed).hasSize(100).doesNotHaveDuplicates();
        assertThat(comparison.mismatches()).as(comparison.summary()).isEmpty();
    }

    @Test
    void onTwentySeedsSeatsWithOtherStrategiesPlayTheSameInBoth() throws IOException {
        var comparison = new Comparison();
        Map<String, Negotiator> seats = new HashMap<>();
        STRATEGIES.forEach((country, name) -> seats.put(country, BuiltInStrategy.named(name)));
        List<ReferenceSession> sessions = recorded(RECORDED_STRATEGIES);
        sessions.forEach(session -> comparison.add(
                session.seed(), session.events(), reported(RulesCourse.of(STARTER, session.seed(), seats))));

        assertThat(sessions).extracting(ReferenceSession::seed).hasSize(20).doesNotHaveDuplicates();
        assertThat(comparison.mismatches()).as(comparison.summary()).isEmpty();
    }

    @Test
    void theComparisonSeesANumberThatDiffersInItsNinthDigit() throws IOException {
        ReferenceSession first = recorded().get(0);
        var comparison = new Comparison();
        List<Event> changed =
                rules(first.seed()).stream().map(RecordedReferenceTest::nudged).toList();
        comparison.add(first.seed(), first.events(), changed);

        assertThat(comparison.mismatches())
                .isNotEmpty()
                .allSatisfy(m -> assertThat(m).contains("outlookReached.tension", "relative difference"));
    }

    private static Event nudged(Event event) {
        var changed = event.toBuilder();
        if (event.hasOutlookReached()) {
            var outlook = changed.getOutlookReachedBuilder();
            outlook.setTension(outlook.getTension() * (1 + 1e-8));
        }
        return changed.build();
    }

    @Test
    void theComparisonSeesAnEventThatIsMissingAndATextThatDiffers() throws IOException {
        ReferenceSession first = recorded().get(0);
        List<Event> rules = rules(first.seed());
        var shorter = new Comparison();
        shorter.add(1, first.events(), rules.subList(0, rules.size() - 1));
        var other = new Comparison();
        other.add(
                1,
                first.events(),
                rules.stream().map(e -> e.hasCalendarReached() ? titled(e) : e).toList());

        assertThat(shorter.mismatches())
                .singleElement()
                .asString()
                .contains("reference has " + rules.size() + " events");
        assertThat(other.mismatches())
                .hasSize(6)
                .first()
                .asString()
                .contains("calendarReached.title", "rules elsewhere");
    }

    private static Event titled(Event event) {
        var changed = event.toBuilder();
        changed.getCalendarReachedBuilder().setTitle("elsewhere");
        return changed.build();
    }
}
