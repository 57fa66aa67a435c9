package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static parley.summit.session.Stage.offer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.Scenarios;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TurnKind;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Event;

class SessionTest {

    private static final Scenario SMALL = Scenarios.small().scenario();
    private static final Secrets SECRETS = Secrets.open(SMALL.seats());

    private static Session session() {
        return Session.open(SMALL, 1, SECRETS);
    }

    private static Map<String, Answer> waiting(List<String> seats) {
        var answers = new HashMap<String, Answer>();
        seats.forEach(seat -> answers.put(seat, new Answer(Move.tables(Map.of()), Driver.UNKNOWN)));
        return answers;
    }

    @Test
    void aRoundAsksForMeasuresAndThenTwiceForMovesAtTables() {
        Session session = session();
        var kinds = new ArrayList<TurnKind>();
        while (session.round() == 1) {
            kinds.add(session.kind());
            session.settle(waiting(session.asked()));
        }

        assertThat(kinds).containsExactly(TurnKind.MEASURES, TurnKind.FIRST_TABLES, TurnKind.SECOND_TABLES);
    }

    @Test
    void whoHasALadderOrAnOpenTableIsAskedForMeasures() {
        Scenario withoutLines = Draft.of(SMALL).without(Mechanism.RED_LINES).scenario();

        assertThat(session().asked()).containsExactly("CHN", "USA", "MYS", "AUS");
        assertThat(Session.open(withoutLines, 1, SECRETS).asked()).containsExactly("CHN", "USA");
    }

    @Test
    void everyPartyOfATableMovesOnceInARound() {
        Session session = session();
        session.settle(waiting(session.asked()));
        var asked = new HashMap<String, Integer>();
        while (session.kind() != TurnKind.MEASURES) {
            session.asked().forEach(seat -> asked.merge(seat, 1, Integer::sum));
            session.settle(waiting(session.asked()));
        }

        assertThat(asked.keySet()).containsExactlyInAnyOrder("CHN", "USA", "MYS", "AUS");
    }

    @Test
    void aTurnThatAsksNobodyIsSkipped() {
        Scenario late = Draft.of(SMALL)
                .tables(t -> new Table(t.id(), t.kind(), t.parties(), t.issues(), 2, 3, t.meetingRound(), t.projects()))
                .scenario();
        Session session = Session.open(late, 1, SECRETS);

        session.settle(waiting(session.asked()));

        assertThat(session.round()).isEqualTo(2);
        assertThat(session.kind()).isEqualTo(TurnKind.MEASURES);
    }

    @Test
    void answersOfTooFewSeatsAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session().settle(waiting(List.of("CHN"))))
                .withMessage("answers of: [CHN] (expected: of [CHN, USA, MYS, AUS])");
    }

    @Test
    void answersOfSeatsThatWereNotAskedAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> session().settle(waiting(List.of("CHN", "USA", "MYS"))));
    }

    @Test
    void answersAfterTheEndAreRejected() {
        Session session = session();
        while (!session.isOver()) {
            session.settle(waiting(session.asked()));
        }

        assertThat(session.asked()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> session.settle(Map.of()));
    }

    @Test
    void anIllegalMoveIsRejectedAndLeavesNoTrace() {
        Session session = session();
        long before = session.entries().size();
        Map<String, Answer> answers = waiting(session.asked());
        answers.put("USA", new Answer(Move.tables(Map.of("USA-MYS", offer(0, 0, 0, 0))), Driver.UNKNOWN));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.settle(answers))
                .withMessageStartingWith("move of USA: tables: [USA-MYS] (expected: none");
        assertThat(session.entries()).hasSize((int) before);
        session.settle(waiting(session.asked()));
        assertThat(session.kind()).isEqualTo(TurnKind.FIRST_TABLES);
    }

    @Test
    void appraisingIsForPartiesOfATableAndForDealsItHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session().appraise("CHN", "USA-MYS", Deal.of(0, 0, 0, 0)))
                .withMessage("table: USA-MYS (expected: one of CHN's tables)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session().appraise("USA", "USA-MYS", Deal.of(9, 0, 0, 0)))
                .withMessage("deal.levels[0]: 9 (expected: 0..3)");
    }

    @Test
    void anAppraisalIsTheSumOfItsParts() {
        var appraisal = session().appraise("MYS", "USA-MYS", Deal.of(2, 1, 2, 1));

        assertThat(appraisal.surplus()).isEqualTo(appraisal.welfare() - appraisal.retaliation() + appraisal.politics());
        assertThat(appraisal.retaliation()).isPositive();
    }

    @Test
    void playingNeedsANegotiatorForEachSeat() {
        Map<String, Negotiator> players = Players.builtIn(SMALL);
        players.remove("CHN");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Session.play(SMALL, 1, SECRETS, players))
                .withMessageStartingWith("negotiator of CHN: none");
    }

    @Test
    void playingIsAskingAndSettlingUntilItIsOver() {
        assertThat(Session.play(SMALL, 3, SECRETS, Players.builtIn(SMALL)).digest())
                .isEqualTo(Playthrough.builtIn(SMALL, 3).digest());
    }

    @Test
    void aSeatMayLookWheneverItLikes() {
        Consumer<Session> look = s ->
                SMALL.seats().forEach(seat -> assertThat(s.view(seat).seat()).isEqualTo(seat));
        Session session = session();
        look.accept(session);
        while (!session.isOver()) {
            session.settle(waiting(session.asked()));
            look.accept(session);
        }

        assertThat(session.view("USA").tables()).noneMatch(t -> t.toMove() || t.open());
    }

    @Test
    void theCalendarMovesTheTensionAtTheStartOfItsRound() {
        Session session = session();
        session.settle(waiting(session.asked()));
        session.settle(waiting(session.asked()));
        session.settle(waiting(session.asked()));

        assertThat(session.entries().stream().map(e -> e.event()))
                .contains(new Event.CalendarReached("Somebody loses patience", .6 + .1));
        assertThat(session.view("USA").world().tension()).isEqualTo(.6 + .1);
    }

    @Test
    void whatTheHostThrowsInHappensAtTheStartOfTheNextRound() {
        Session session = session();
        session.inject("A tanker runs aground", .1);
        session.settle(waiting(session.asked()));
        session.settle(waiting(session.asked()));
        assertThat(session.entries()).noneMatch(e -> e.event() instanceof Event.Injected);
        session.settle(waiting(session.asked()));

        assertThat(session.entries())
                .filteredOn(e -> e.event() instanceof Event.Injected)
                .singleElement()
                .satisfies(e -> assertThat(e.round()).isEqualTo(2));
        assertThat(session.view("USA").world().tension()).isEqualTo(.6 + .1 + .1);
    }

    @Test
    void aReplayThrowsInWhatTheHostThrewIn() {
        Session session = session();
        session.inject("A tanker runs aground", .1);
        while (!session.isOver()) {
            session.settle(waiting(session.asked()));
        }

        assertThat(Replay.of(session.transcript()).transcript().digest())
                .isEqualTo(session.transcript().digest());
    }

    @Test
    void aViewShowsTheCalendarFromThisRoundOn() {
        assertThat(session().view("USA").calendar()).hasSize(2);
        assertThat(session().view("USA").roundsLeft()).isEqualTo(2);
    }

    @Test
    void timeAtATableRunsFromItsFirstTurnToItsLast() {
        Session session = session();
        session.settle(waiting(session.asked()));
        double[] times = new double[6];
        for (int turn = 0; turn < 6; turn++) {
            times[turn] = session.view("USA").tables().get(0).time();
            session.settle(waiting(session.asked()));
            if (session.kind() == TurnKind.MEASURES && !session.isOver()) {
                session.settle(waiting(session.asked()));
            }
        }

        assertThat(times)
                .containsExactly(Arrays.stream(new int[] {1, 2, 3, 4, 5, 6})
                        .mapToDouble(s -> s / 7.0)
                        .toArray());
    }
}
