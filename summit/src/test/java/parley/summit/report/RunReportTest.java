package parley.summit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.Scenarios;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.TurnKind;
import parley.summit.session.Session;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.StallCause;
import parley.summit.transcript.Transcript;
import parley.summit.transcript.Visibility;

class RunReportTest {

    private static final Scenario SMALL = Scenarios.small().scenario();

    private static Entry at(int round, int month, Event event) {
        return new Entry(1, new Visibility.Everyone(), round, month, event);
    }

    private static RunReport of(Entry... entries) {
        return RunReport.of(new Transcript(SMALL, 7, Secrets.open(SMALL.seats()), List.of(entries)));
    }

    private static Entry outlook(int month) {
        return at(0, month, new Event.OutlookReached(List.of(), .5, 1, 0));
    }

    private static Entry signed(String table, int... levels) {
        List<String> parties = SMALL.table(table).orElseThrow().parties();
        return at(2, 0, new Event.DealSigned(table, parties, parties.get(1), Deal.of(levels), .4));
    }

    private static int[] firstLevels(String table) {
        return SMALL.table(table).orElseThrow().issues().stream()
                .mapToInt(i -> 1)
                .toArray();
    }

    private static TableReport table(RunReport report, String id) {
        return report.deals().stream()
                .filter(t -> t.table().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyTableIsReportedSignedOrNot() {
        RunReport report = of(at(4, 0, new Event.TableClosed("USA-MYS", Event.CloseReason.WALKED, Optional.of("MYS"))));

        assertThat(report.deals()).hasSameSizeAs(SMALL.tables());
        assertThat(table(report, "USA-MYS").closed().orElseThrow().text()).isEqualTo("MYS walked away in round 4");
        assertThat(table(report, "USA-CHN").closed()).isEmpty();
    }

    @Test
    void aDealHasTheStatusOfTheLastChangeUpToTheMonth() {
        SignedDeal deal = table(
                        of(
                                signed("USA-MYS", firstLevels("USA-MYS")),
                                outlook(0),
                                at(
                                        0,
                                        5,
                                        new Event.DealStatusChanged(
                                                "USA-MYS",
                                                DealStatus.IN_FORCE,
                                                DealStatus.STALLED,
                                                Optional.of(StallCause.SOCIAL))),
                                outlook(12),
                                at(
                                        0,
                                        20,
                                        new Event.DealStatusChanged(
                                                "USA-MYS", DealStatus.STALLED, DealStatus.IN_FORCE, Optional.empty())),
                                outlook(24)),
                        "USA-MYS")
                .deal()
                .orElseThrow();

        assertThat(deal.statusAt(4)).contains(DealStatus.IN_FORCE);
        assertThat(deal.statusAt(5)).contains(DealStatus.STALLED);
        assertThat(deal.statusAt(24)).contains(DealStatus.IN_FORCE);
        assertThat(deal.statusAt(36)).as("the session did not come so far").isEmpty();
        assertThat(deal.stallCause()).contains(StallCause.SOCIAL);
    }

    @Test
    void aTruceHasLapsedWhenItBreaksDown() {
        SignedDeal truce = table(
                        of(
                                signed("USA-CHN", firstLevels("USA-CHN")),
                                at(0, 9, new Event.TruceBroken("USA-CHN")),
                                outlook(12)),
                        "USA-CHN")
                .deal()
                .orElseThrow();

        assertThat(truce.statusAt(8)).contains(DealStatus.IN_FORCE);
        assertThat(truce.statusAt(12)).contains(DealStatus.LAPSED);
    }

    @Test
    void theTermsAreThoseOfTheLevelsThatWereSigned() {
        int[] levels = firstLevels("USA-MYS");
        SignedDeal deal = table(of(signed("USA-MYS", levels)), "USA-MYS").deal().orElseThrow();

        SMALL.table("USA-MYS")
                .orElseThrow()
                .issues()
                .forEach(issue -> assertThat(deal.terms())
                        .containsEntry(issue.id(), issue.levels().get(1)));
    }

    @Test
    void momentsAreSaidInWords() {
        assertThat(When.round(SMALL, 2).text())
                .isEqualTo(String.format(
                        Locale.ENGLISH,
                        "round 2, %te %<tB %<tY",
                        SMALL.firstDay().plusDays(1)));
        assertThat(When.month(SMALL, 0).text()).isEqualTo("end of the summit");
        assertThat(When.month(SMALL, 1).text())
                .isEqualTo(String.format(
                        Locale.ENGLISH, "%tB %<tY", SMALL.firstDay().plusMonths(1)));
    }

    @Test
    void aSeatThatPassedWithoutAMoveHasAProblemWithItsReason() {
        var driver = new Driver(Driver.Kind.DIALLED_AGENT, "127.0.0.1:9");
        RunReport report = of(at(
                2,
                0,
                new Event.TurnEnded(
                        "MYS",
                        TurnKind.MEASURES,
                        new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s"),
                        driver)));

        assertThat(report.seats())
                .contains(
                        new SeatReport("MYS", "agent 127.0.0.1:9", List.of("round 2, measures: no answer within 2 s")))
                .contains(new SeatReport("USA", "", List.of()));
    }

    @Test
    void escalationIsTheHighestLevelTowardTheUnitedStatesAndAll() {
        Transcript played = Playthrough.builtIn(SMALL, 3);
        EscalationReport escalation = RunReport.of(played).escalation();

        int highest = escalation.opening();
        for (Entry entry : played.entries()) {
            if (entry.event() instanceof Event.MeasureTaken taken
                    && List.of("CHN>USA", "CHN>ALL").contains(taken.ladder())) {
                highest = Math.max(highest, taken.to());
            }
        }
        assertThat(escalation.highest()).isEqualTo(highest);
        assertThat(escalation.byMonth()).hasSize(61);
    }

    @Test
    void aWholeSessionIsReportedByCountryAndMonth() {
        Map<String, Negotiator> players = Players.builtIn(SMALL);
        Transcript played = Session.play(SMALL, 5, Secrets.open(SMALL.seats()), players);
        RunReport report = RunReport.of(played);

        assertThat(report.digest()).isEqualTo(played.digest());
        assertThat(report.outlook())
                .extracting(CountryReport::country)
                .containsExactlyElementsOf(
                        SMALL.countries().stream().map(c -> c.code()).toList());
        assertThat(report.outlook()).allSatisfy(country -> {
            assertThat(country.months()).hasSize(61);
            assertThat(country.at(60).orElseThrow().welfare())
                    .isEqualTo(0 - country.at(60).orElseThrow().loss());
        });
    }
}
