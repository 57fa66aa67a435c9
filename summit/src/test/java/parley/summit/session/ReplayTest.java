package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.market.CountryOutlook;
import parley.summit.month.MonthEnd;
import parley.summit.month.OutlookReport;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Reply;
import parley.summit.seat.TurnKind;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Lines;
import parley.summit.transcript.Transcript;

class ReplayTest {

    private static Transcript random(long seed) {
        Scenario scenario = RandomScenario.of(seed);
        return Playthrough.play(scenario, seed, Players.random(scenario, seed), new Playthrough.Watcher() {
            @Override
            public void settled(Session session) {
                if (session.kind() == TurnKind.FIRST_TABLES) {
                    session.inject("Round " + session.round(), .01 * session.round());
                }
            }
        });
    }

    private static Transcript small() {
        return Playthrough.builtIn(Scenarios.small().scenario(), 1);
    }

    private static Transcript with(Transcript transcript, List<Entry> entries) {
        return new Transcript(transcript.scenario(), transcript.seed(), transcript.secrets(), entries);
    }

    @Test
    void aReplayGivesTheSameLines() {
        LongStream.rangeClosed(1, 150).mapToObj(ReplayTest::random).forEach(transcript -> {
            Replay replay = Replay.of(transcript);

            assertThat(replay.obstacle()).isEmpty();
            assertThat(Lines.of(replay.transcript()))
                    .containsExactlyElementsOf(Lines.of(transcript).toList());
        });
    }

    @Test
    void theWorthOfASignatureIsTheOneOfTheTurnInWhichItWasAccepted() {
        LongStream.rangeClosed(1, 100).mapToObj(ReplayTest::random).forEach(transcript -> {
            Map<String, Replay.Worth> worth = Replay.of(transcript).worth();
            transcript.entries().forEach(entry -> {
                if (entry.event() instanceof Event.SignatureValued valued) {
                    assertThat(worth.get(valued.table())).isNotNull();
                    assertThat(worth.get(valued.table()).byCountry().get(valued.country()))
                            .extracting(Appraisal::surplus)
                            .isEqualTo(valued.surplus());
                }
            });
        });
    }

    @Test
    void theMonthsOfAReplaySayOfEveryMarketWhatTheTranscriptSaysOfSomeMonths() {
        LongStream.rangeClosed(1, 50).mapToObj(ReplayTest::random).forEach(transcript -> {
            List<Entry> recorded = transcript.entries().stream()
                    .filter(e -> e.event() instanceof Event.OutlookReached)
                    .toList();
            List<MonthEnd> months = Replay.of(transcript).months();

            assertThat(months)
                    .extracting(MonthEnd::month)
                    .isEqualTo(recorded.stream().map(Entry::month).toList());
            for (int i = 0; i < months.size(); i++) {
                var outlook = (Event.OutlookReached) recorded.get(i).event();
                boolean detailed = OutlookReport.DETAILED.contains(months.get(i).month());
                assertThat(detailed ? months.get(i).countries() : withoutMarkets(months.get(i)))
                        .isEqualTo(outlook.countries());
            }
        });
    }

    private static List<CountryOutlook> withoutMarkets(MonthEnd end) {
        return end.countries().stream()
                .map(c -> new CountryOutlook(c.country(), c.dependence(), c.shortage(), c.loss(), List.of()))
                .toList();
    }

    @Test
    void whatWasAnnouncedBeforeTheSummitIsPendingUntilItActsAndNeverAgain() {
        LongStream.rangeClosed(1, 50).mapToObj(ReplayTest::random).forEach(transcript -> {
            List<DatedControl> before = transcript.scenario().controls().stream()
                    .filter(DatedControl::isPending)
                    .toList();
            for (MonthEnd end : Replay.of(transcript).months()) {
                assertThat(before).containsAll(end.pending());
                assertThat(end.pending())
                        .containsAll(before.stream()
                                .filter(c -> c.monthAfterSummit() > end.month())
                                .toList());
                assertThat(end.pending()).allMatch(c -> c.suspendable() || c.monthAfterSummit() > end.month());
                before = end.pending();
            }
        });
    }

    @Test
    void aTranscriptThatBreaksOffIsPlayedAsFarAsItGoes() {
        Transcript whole = small();
        Transcript half = with(whole, whole.entries().subList(0, whole.entries().size() / 4));

        Replay replay = Replay.of(half);

        assertThat(replay.obstacle()).isEmpty();
        assertThat(whole.entries()).startsWith(replay.transcript().entries().toArray(Entry[]::new));
    }

    @Test
    void aMoveThatTheRulesDoNotAllowIsAnObstacle() {
        Transcript tampered = with(
                small(), small().entries().stream().map(ReplayTest::withALeap).toList());

        assertThat(Replay.of(tampered).obstacle().orElseThrow())
                .isEqualTo("move of USA: measures[USA>CHN]: 5 (expected: 0..4)");
    }

    private static Entry withALeap(Entry entry) {
        if (entry.event() instanceof Event.TurnEnded turn && turn.seat().equals("USA") && entry.round() == 1) {
            Event leap =
                    new Event.TurnEnded("USA", turn.kind(), Reply.Move.measures(Map.of("USA>CHN", 5)), turn.driver());
            return new Entry(entry.number(), entry.visibility(), entry.round(), entry.month(), leap);
        }
        return entry;
    }

    @Test
    void aTurnOfSomebodyElseIsAnObstacle() {
        Transcript tampered = with(
                small(),
                small().entries().stream()
                        .filter(e -> !(e.event() instanceof Event.TurnEnded turn
                                && turn.seat().equals("CHN")
                                && e.round() == 1))
                        .toList());

        assertThat(Replay.of(tampered).obstacle()).contains("turn of USA (expected: CHN's)");
    }
}
