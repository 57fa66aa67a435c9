package parley.coordinator.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.SeatValues;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;
import parley.summit.session.Answer;
import parley.summit.transcript.Driver;

class SeatInboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Driver AGENT = new Driver(Driver.Kind.DIALLED_AGENT, "127.0.0.1:7101");
    private static final Driver PERSON = new Driver(Driver.Kind.PERSON, "Wang");
    private static final Driver PLAYER = new Driver(Driver.Kind.DIALLED_IN, "Wang");
    private static final Reply.Move HOLD = Reply.Move.measures(Map.of());
    private static final Reply.Move STEP_UP = Reply.Move.measures(Map.of("CHN>ALL", 2));
    private static final Refusal NOT_OPEN =
            new Refusal(Refusal.Reason.MEASURE_NOT_OPEN, "measures[CHN>ALL]", "2", "0..1");

    private final FakeTurnClock clock = new FakeTurnClock();
    private final SeatInbox inbox = new SeatInbox(new SeatName("sessions/7", "CHN"), clock);

    private Turn put(int number) {
        return inbox.put(number, question(move -> Optional.empty()));
    }

    private Turn putWhereStepUpIsIllegal(int number) {
        return inbox.put(number, question(move -> move.equals(STEP_UP) ? Optional.of(NOT_OPEN) : Optional.empty()));
    }

    private static CompletableFuture<Void> atOnce(Answer answer) {
        return CompletableFuture.completedFuture(null);
    }

    private static Turn.Question question(Function<Reply.Move, Optional<Refusal>> rules) {
        return new Turn.Question(view(), rules, Optional.of(PATIENCE), AGENT, SeatInboxTest::atOnce);
    }

    private static View view() {
        return new View(
                "CHN",
                TurnKind.MEASURES,
                1,
                6,
                new View.WorldView(.5, List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                new SeatValues("CHN", .6, 1, .5, 1, .5, new TreeMap<>()),
                0,
                Optional.empty(),
                0,
                "boulware");
    }

    private static Ruling recorded(Reply reply, Driver driver) {
        return new Ruling.Recorded(new Answer(reply, driver));
    }

    private static Answer answer(Turn turn) throws InterruptedException {
        return turn.await().orElseThrow();
    }

    @Test
    void aTurnIsNamedBySessionSeatAndNumber() {
        assertThat(put(12).requestId()).isEqualTo("sessions/7/seats/CHN/turns/12");
    }

    @Test
    void theFirstRecordedMoveWinsAndARepeatGetsItBack() throws InterruptedException {
        Turn turn = put(1);

        assertThat(inbox.submit(1, HOLD, PERSON)).isEqualTo(recorded(HOLD, PERSON));
        assertThat(inbox.submit(1, STEP_UP, AGENT)).isEqualTo(recorded(HOLD, PERSON));
        assertThat(answer(turn)).isEqualTo(new Answer(HOLD, PERSON));
    }

    @Test
    void aTurnLongPastIsStillAnsweredWithWhatWasRecorded() {
        put(1).submit(HOLD);
        put(2).submit(STEP_UP);
        put(3);

        assertThat(inbox.submit(1, STEP_UP, PERSON)).isEqualTo(recorded(HOLD, AGENT));
        assertThat(inbox.submit(2, HOLD, PERSON)).isEqualTo(recorded(STEP_UP, AGENT));
    }

    @Test
    void aTurnThatWasNeverPutTakesNoMove() {
        Turn turn = put(1);

        assertThat(inbox.submit(2, HOLD, PERSON)).isEqualTo(new Ruling.NotAsked(2));
        assertThat(turn.isOver()).isFalse();
    }

    @Test
    void aSeatHasAtMostOnePendingTurn() {
        put(1);

        assertThatThrownBy(() -> put(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pending turn of sessions/7/seats/CHN: 1 (expected: none)");
    }

    @Test
    void anIllegalMoveIsRefusedToItsSenderAndMayBeCorrected() throws InterruptedException {
        Turn turn = putWhereStepUpIsIllegal(1);

        assertThat(turn.submit(STEP_UP)).isEqualTo(new Ruling.Refused(NOT_OPEN));
        assertThat(turn.submit(HOLD)).isEqualTo(recorded(HOLD, AGENT));
        assertThat(answer(turn).reply()).isEqualTo(HOLD);
    }

    @Test
    void aTurnWithoutAMovePassesAtItsDeadline() throws InterruptedException {
        Turn turn = put(1);
        clock.advance(PATIENCE.minusMillis(1));
        assertThat(turn.isOver()).isFalse();

        clock.advance(Duration.ofMillis(1));

        assertThat(answer(turn))
                .isEqualTo(new Answer(new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s"), AGENT));
    }

    @Test
    void aRefusedMoveThatIsNotCorrectedInTimeEndsTheTurnAsIllegal() throws InterruptedException {
        Turn turn = putWhereStepUpIsIllegal(1);
        turn.submit(STEP_UP);

        clock.advance(PATIENCE);

        assertThat(answer(turn).reply())
                .isEqualTo(new Reply.NoReply(Reply.Reason.ILLEGAL, "measures[CHN>ALL]: 2 (expected: 0..1)"));
    }

    @Test
    void aMoveAfterTheDeadlineIsToldThatTheTurnHasPassed() {
        Turn turn = put(1);
        clock.advance(PATIENCE);

        assertThat(turn.submit(HOLD))
                .isEqualTo(recorded(new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s"), AGENT));
    }

    @Test
    void aPausedTurnIsNeverTooLateAndGoesOnWithWhatWasLeft() throws InterruptedException {
        Turn turn = put(1);
        clock.advance(Duration.ofMillis(1500));
        turn.pause();
        clock.advance(Duration.ofHours(1));

        assertThat(turn.isOver()).isFalse();
        assertThat(turn.deadline()).isEmpty();

        turn.resume();
        clock.advance(Duration.ofMillis(499));
        assertThat(turn.isOver()).isFalse();
        clock.advance(Duration.ofMillis(1));

        assertThat(answer(turn).reply()).isEqualTo(new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void whenSomebodySetsTheClockATurnHasTheTimeThatItWasGiven(long seconds) throws InterruptedException {
        Turn turn = put(1);
        clock.advance(Duration.ofMillis(500));
        clock.set(clock.now().plusSeconds(seconds));

        assertThat(turn.left()).contains(Duration.ofMillis(1500));
        turn.pause();
        turn.resume();
        assertThat(turn.left()).contains(Duration.ofMillis(1500));
        assertThat(turn.deadline()).contains(clock.now().plusMillis(1500));
        clock.advance(Duration.ofMillis(1499));
        assertThat(turn.isOver()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(answer(turn).reply()).isEqualTo(new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s"));
    }

    @Test
    void aTurnThatIsPausedCanStillBeAnswered() {
        Turn turn = put(1);
        turn.pause();

        assertThat(turn.submit(HOLD)).isEqualTo(recorded(HOLD, AGENT));
    }

    @Test
    void aTurnThatIsExtendedRunsOutLaterAndSaysWhatItHadInAll() throws InterruptedException {
        Turn turn = put(1);
        turn.extend(Duration.ofSeconds(3));
        clock.advance(Duration.ofMillis(4999));
        assertThat(turn.isOver()).isFalse();

        clock.advance(Duration.ofMillis(1));

        assertThat(answer(turn).reply()).isEqualTo(new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 5 s"));
    }

    @Test
    void anAnswerStopsTheClock() {
        put(1).submit(HOLD);

        assertThat(clock.alarmsSet()).isZero();
    }

    @Test
    void aTurnWithoutPatienceHasNoDeadline() {
        Turn turn = inbox.put(
                1,
                new Turn.Question(view(), move -> Optional.empty(), Optional.empty(), PERSON, SeatInboxTest::atOnce));

        clock.advance(Duration.ofDays(1));

        assertThat(turn.deadline()).isEmpty();
        assertThat(turn.isOver()).isFalse();
    }

    @Test
    void anAbandonedTurnRecordsNothing() throws InterruptedException {
        Turn turn = put(1);

        inbox.abandon();

        assertThat(turn.await()).isEmpty();
        assertThat(inbox.submit(1, HOLD, AGENT)).isEqualTo(new Ruling.NotAsked(1));
    }

    private static void play(Turn turn, SeatDriver driver) {
        turn.handTo(driver.identity(), Optional.empty());
        driver.play(turn);
    }

    @Test
    void aNegotiatorThatFailsLetsTheTurnPass() throws InterruptedException {
        Turn turn = put(1);

        play(turn, new NegotiatorDriver("broken", view -> {
            throw new IllegalStateException("no plan");
        }));

        assertThat(answer(turn).reply())
                .isEqualTo(new Reply.NoReply(Reply.Reason.FAILED, "java.lang.IllegalStateException: no plan"));
    }

    @Test
    void aNegotiatorIsNotAskedAgainAfterAnIllegalMove() throws InterruptedException {
        Turn turn = putWhereStepUpIsIllegal(1);

        play(turn, new NegotiatorDriver("stubborn", view -> STEP_UP));

        assertThat(answer(turn))
                .isEqualTo(new Answer(
                        new Reply.NoReply(Reply.Reason.ILLEGAL, "measures[CHN>ALL]: 2 (expected: 0..1)"),
                        new Driver(Driver.Kind.BUILT_IN, "stubborn")));
    }

    private static Answer held() {
        return new Answer(HOLD, AGENT);
    }

    @Test
    void whatHappensHasNumbersThatFollowFromTheTurns() {
        put(4).submit(HOLD);
        Turn seventh = put(7);

        assertThat(inbox.after(0))
                .isEqualTo(new SeatInbox.Since(List.of(new SeatInbox.Since.Ended(4, held())), Optional.of(seventh)));
        assertThat(inbox.after(7)).isEqualTo(inbox.after(0));
        assertThat(inbox.after(8)).isEqualTo(new SeatInbox.Since(List.of(), Optional.of(seventh)));
        assertThat(inbox.after(13).isEmpty()).isTrue();
    }

    @Test
    void numbersAreTheSameWhereTheEarlierTurnsWerePutInAnotherProcess() {
        inbox.restore(4, held());
        Turn seventh = put(7);

        assertThat(inbox.after(0))
                .isEqualTo(new SeatInbox.Since(List.of(new SeatInbox.Since.Ended(4, held())), Optional.of(seventh)));
    }

    @Test
    void aTurnWhoseAnswerIsNotOnDiskYetIsNeitherPendingNorEnded() throws InterruptedException {
        var disk = new CompletableFuture<Void>();
        Turn turn = inbox.put(
                1, new Turn.Question(view(), move -> Optional.empty(), Optional.of(PATIENCE), AGENT, answer -> disk));
        Thread.ofVirtual().start(() -> turn.submit(HOLD));
        while (!turn.isOver()) {
            Thread.onSpinWait();
        }

        assertThat(inbox.await(0, 0, Duration.ZERO, () -> false).isEmpty()).isTrue();
        disk.complete(null);
        assertThat(inbox.await(0, 0, PATIENCE, () -> false).ended())
                .containsExactly(new SeatInbox.Since.Ended(1, held()));
    }

    @Test
    void whoeverWaitsIsToldWhenATurnIsPutAndWhenItHasEnded() throws Exception {
        var first = waiting(0);
        Turn turn = put(1);
        assertThat(first.get().pending()).contains(turn);

        var second = waiting(1);
        turn.submit(HOLD);
        assertThat(second.get().ended()).containsExactly(new SeatInbox.Since.Ended(1, held()));
    }

    @Test
    void whoeverWaitsComesBackWhenThereIsNothingLeftToWaitFor() throws Exception {
        var over = new AtomicBoolean();
        var news = CompletableFuture.supplyAsync(() -> await(0, over::get));
        over.set(true);
        inbox.stir();

        assertThat(news.get().isEmpty()).isTrue();
    }

    private CompletableFuture<SeatInbox.Since> waiting(long seen) {
        return CompletableFuture.supplyAsync(() -> await(seen, () -> false));
    }

    private SeatInbox.Since await(long seen, BooleanSupplier enough) {
        try {
            return inbox.await(seen, 0, Duration.ofSeconds(60), enough);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Turn putToAPlayer() {
        return inbox.put(
                1,
                new Turn.Question(
                        view(), move -> Optional.empty(), Optional.of(PATIENCE), PLAYER, SeatInboxTest::atOnce));
    }

    @Test
    void aTurnForWhichNobodyDialledInIsOutOfReach() throws InterruptedException {
        Turn turn = putToAPlayer();
        clock.advance(PATIENCE);

        assertThat(answer(turn))
                .isEqualTo(new Answer(
                        new Reply.NoReply(Reply.Reason.UNREACHABLE, "nobody dialled in, and no answer within 2 s"),
                        PLAYER));
    }

    @Test
    void aTurnThatSomebodyCameForIsLate() throws InterruptedException {
        Turn turn = putToAPlayer();
        assertThat(inbox.await(0, 0, Duration.ZERO, () -> false).pending()).contains(turn);
        clock.advance(PATIENCE);

        assertThat(answer(turn).reply()).isEqualTo(new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s"));
    }

    @Test
    void aTurnWithoutADeadlineGetsOneWhenItIsHandedToAPlayer() throws InterruptedException {
        Turn turn = inbox.put(
                1, new Turn.Question(view(), move -> Optional.empty(), Optional.empty(), AGENT, SeatInboxTest::atOnce));
        assertThat(turn.left()).isEmpty();

        turn.handTo(PLAYER, Optional.of(PATIENCE));
        clock.advance(PATIENCE);

        assertThat(answer(turn).driver()).isEqualTo(PLAYER);
    }

    @Test
    void theSilenceOfAFormerDriverEndsNothing() throws InterruptedException {
        Turn turn = put(1);

        turn.handTo(PLAYER, Optional.empty());
        turn.pass(new Reply.NoReply(Reply.Reason.UNREACHABLE, "no connection"), AGENT);
        assertThat(turn.isOver()).isFalse();
        assertThat(inbox.submit(1, HOLD, PLAYER)).isEqualTo(new Ruling.Recorded(new Answer(HOLD, PLAYER)));
    }
}
