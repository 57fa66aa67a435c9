package parley.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.summit.chance.Secrets;
import parley.summit.report.RunReport;
import parley.summit.report.TableReport;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.TableKind;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

class StandingTest {

    private static final ScenarioLibrary LIBRARY = new ScenarioLibrary(Path.of("..", "scenarios"));
    private static final Scenario GYEONGJU = LIBRARY.load("gyeongju-2025");
    private static final List<Measure> MEASURES = Measure.read(
            new ScenarioLibrary(Path.of("..", "scenarios"))
                    .find("gyeongju-2025")
                    .table(Measure.FILE)
                    .orElseThrow(),
            GYEONGJU);
    private static final List<Deadline> DAYS = Deadline.of(GYEONGJU);
    private static final List<Transcript> COURSES = List.of(play(GYEONGJU, 3), play(GYEONGJU, 7), play(GYEONGJU, 11));

    private static Transcript play(Scenario scenario, long seed) {
        return Session.play(scenario, seed, Secrets.open(scenario.seats()), DefaultStrategy.ofAll(scenario));
    }

    private static Measure measure(String id) {
        return MEASURES.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void daysOfTheSummitAreRoundsAndLaterDaysMonths() {
        assertThat(DAYS.stream().map(Deadline::words))
                .containsExactly(
                        "end of round 9",
                        "end of month 1 after the summit",
                        "end of month 3 after the summit",
                        "end of month 6 after the summit",
                        "end of month 12 after the summit");
        assertThat(DAYS.get(4).date()).isEqualTo(LocalDate.of(2026, 10, 24));
        assertThat(DAYS.get(4).elapsed()).isBetween(12.0, 12.1);
    }

    @Test
    void dealsStandAsTheReportOfTheSessionHasThem() {
        int compared = 0;
        for (Transcript course : COURSES) {
            List<Standing> standings = Standing.at(DAYS, MEASURES, course);
            for (TableReport table : RunReport.of(course).deals()) {
                boolean truce = GYEONGJU.table(table.table()).orElseThrow().kind() == TableKind.TRUCE;
                assertThat(standings)
                        .allMatch(s -> s.isSigned(table.table()) == table.deal().isPresent());
                if (!truce) {
                    Optional<DealStatus> status = table.deal()
                            .map(d -> d.statusAt(12))
                            .orElseGet(() -> table.opening().flatMap(o -> o.statusAt(12)));
                    assertThat(standings.get(4).isInForce(table.table()))
                            .isEqualTo(status.equals(Optional.of(DealStatus.IN_FORCE)));
                    assertThat(standings.get(4).isStalled(table.table()))
                            .isEqualTo(status.equals(Optional.of(DealStatus.STALLED)));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(33);
    }

    @Test
    void aTruceThatBrokeDownIsNotInForce() {
        Transcript broken = COURSES.stream()
                .filter(c ->
                        c.entries().stream().anyMatch(e -> e.event() instanceof Event.TruceBroken && e.month() <= 12))
                .findFirst()
                .orElseGet(() -> firstBroken());
        Standing last = Standing.at(DAYS, MEASURES, broken).get(4);

        assertThat(last.isSigned("USA-CHN")).isTrue();
        assertThat(last.isInForce("USA-CHN")).isFalse();
        assertThat(last.isStalled("USA-CHN")).isTrue();
        assertThat(last.isSuspended(measure("apr4"), 12)).isFalse();
    }

    private static Transcript firstBroken() {
        for (long seed = 20; seed < 60; seed++) {
            Transcript course = play(GYEONGJU, seed);
            if (course.entries().stream().anyMatch(e -> e.event() instanceof Event.TruceBroken && e.month() <= 12)) {
                return course;
            }
        }
        throw new AssertionError("no truce of seeds 20 to 59 breaks down within a year");
    }

    @Test
    void withoutATruceWhatItSuspendsIsKept() {
        Transcript course = play(GYEONGJU.lacking(java.util.Set.of(Mechanism.TRUCE)), 7);

        for (String id : List.of("oct9", "apr4", "tariff-100", "ga-ge-sb-ban")) {
            for (Standing standing : Standing.at(DAYS, MEASURES, course)) {
                assertThat(standing.wasSuspended(measure(id))).isFalse();
                assertThat(standing.isSuspended(measure(id), 0)).isFalse();
            }
        }
    }

    @Test
    void newControlsAreStepsAboveTheOpeningThatRestrict() {
        int tightened = 0;
        for (Transcript course : COURSES) {
            Standing last = Standing.at(DAYS, MEASURES, course).get(4);
            boolean climbed = course.entries().stream()
                    .filter(e -> e.month() <= 12)
                    .anyMatch(e -> e.event() instanceof Event.MeasureTaken taken
                            && (taken.ladder().equals("CHN>USA")
                                    || taken.ladder().equals("CHN>ALL"))
                            && taken.to() >= 2);
            assertThat(last.hasNewControl("CHN", "USA")).isEqualTo(climbed);
            assertThat(last.hasNewControl("AUS", "CHN")).isFalse();
            tightened += climbed ? 1 : 0;
        }
        assertThat(tightened).isPositive();
    }

    @Test
    void atTheOpeningOnlyWhatStandsIsSo() {
        Standing opening = Standing.opening(GYEONGJU);

        assertThat(Subject.of(GYEONGJU, MEASURES).stream()
                        .filter(s -> s.holds(opening, 0))
                        .map(Subject::id)
                        .filter(id -> !id.endsWith("/kept-at")))
                .containsExactly(
                        "deal/USA-AUS/in-force-at",
                        "deal/USA-JPN/in-force-at",
                        "deal/USA-IDN/in-force-at",
                        "deal/USA-CAN/in-force-at");
        assertThat(MEASURES).noneMatch(m -> opening.isSuspended(m, 0));
    }
}
