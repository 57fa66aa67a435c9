package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.Inject;
import parley.proto.classroom.v1.InjectCondition;
import parley.proto.classroom.v1.InjectOutcome;
import parley.proto.classroom.v1.News;
import parley.proto.classroom.v1.PlanInjectRequest;
import parley.proto.classroom.v1.PlannedInject;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.classroom.v1.WithdrawInjectRequest;
import parley.proto.classroom.v1.WorldView;
import parley.proto.error.v1.ErrorReason;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TurnKind;
import parley.proto.seat.v1.Walk;

/** What a teacher throws into a class. */
class InjectsTest {

    private static final String PLANT = "A magnet plant closes for want of metal.";
    private static final Move HOLD = Move.getDefaultInstance();
    private static final int ROUNDS = 6;

    @TempDir
    Path folder;

    private School school;
    private CreateClassResponse opened;
    private String student;
    private String country;

    @BeforeEach
    void open() throws IOException {
        school = new School(folder);
        opened = school.opens(1);
        student = school.joins(opened, 1).getFirst();
        country = school.seen(student).getView().getMe().getCountry();
    }

    @AfterEach
    void close() {
        school.close();
    }

    private static Inject.Builder plant() {
        return Inject.newBuilder().setText(PLANT).setMoved(0.1);
    }

    private long plan(Inject.Builder inject, String id) {
        return school.as(opened.getTeacherToken())
                .planInject(PlanInjectRequest.newBuilder()
                        .setInject(inject)
                        .setRequestId(id)
                        .build())
                .getNumber();
    }

    private ErrorReason refusal(Inject.Builder inject) {
        return School.reason(() -> plan(inject, "refused"));
    }

    private static WorldView world(WatchClassResponse step) {
        return step.getView().getWorlds(0);
    }

    /** The teacher sees that an inject has come so far. */
    private PlannedInject planned(long number, Predicate<PlannedInject> wanted) {
        Predicate<PlannedInject> it = planned -> planned.getNumber() == number && wanted.test(planned);
        return school
                .seen(
                        opened.getTeacherToken(),
                        step -> step.getView().getInjectsList().stream().anyMatch(it))
                .getView()
                .getInjectsList()
                .stream()
                .filter(it)
                .findFirst()
                .orElseThrow();
    }

    private InjectOutcome outcome(long number) {
        return planned(number, planned -> planned.getOutcomesCount() > 0).getOutcomes(0);
    }

    /** Plays so, turn by turn, until this is seen. */
    private WatchClassResponse playsUntil(Predicate<WatchClassResponse> wanted, Move tables) {
        int played = 0;
        while (true) {
            int last = played;
            WatchClassResponse step = school.seen(
                    student,
                    seen -> wanted.test(seen)
                            || waits(seen, last)
                            || world(seen).getOver());
            if (wanted.test(step)) {
                return step;
            }
            assertThat(world(step).getOver()).as("it was over before").isFalse();
            played = step.getView().getPendingTurn();
            boolean open = step.getTurn().getView().getKind() != TurnKind.TURN_KIND_MEASURES;
            assertThat(school.plays(student, played, open ? tables : HOLD).hasEnded())
                    .isTrue();
        }
    }

    private static boolean waits(WatchClassResponse step, int last) {
        int pending = step.getView().getPendingTurn();
        return pending > last && step.getTurn().getTurn() == pending;
    }

    /** In which rounds the class has heard of it. */
    private List<Integer> rounds() {
        return school.seen(student).getNewsList().stream()
                .filter(News::getInjected)
                .map(News::getRound)
                .toList();
    }

    private static Predicate<WatchClassResponse> inRound(int round) {
        return step -> world(step).getRound() == round;
    }

    @Test
    void whatIsThrownInNowIsNewsOfTheNextRoundAndMovesTheTension() {
        school.starts(opened);
        double before = world(school.seen(
                        opened.getTeacherToken(), step -> world(step).hasTimeLeft()))
                .getTension();
        long number = plan(plant(), "once");
        assertThat(plan(plant(), "once")).isEqualTo(number);
        assertThat(outcome(number).getRound()).isEqualTo(2);
        playsUntil(inRound(3), HOLD);

        assertThat(rounds()).containsExactly(2);
        assertThat(before).isPositive();
        assertThat(world(school.seen(opened.getTeacherToken())).getTension()).isNotEqualTo(before);
        assertThat(world(school.seen(student)).getTension()).isZero();
        assertThat(school.seen(student).getView().getInjectsList()).isEmpty();
    }

    @Test
    void whatIsPlannedForARoundHappensAtItsStartAlsoWhenTheConsoleWasStopped() throws IOException {
        long fourth = plan(plant().setRound(4), "fourth");
        long third = plan(plant().setRound(3), "third");
        school.starts(opened);
        playsUntil(inRound(2), HOLD);
        assertThat(outcome(third).getRound()).isEqualTo(3);
        school.close();
        school = new School(folder);
        playsUntil(inRound(5), HOLD);

        assertThat(outcome(third).getRound()).isEqualTo(3);
        assertThat(outcome(fourth).getRound()).isEqualTo(4);
        assertThat(rounds()).containsExactly(3, 4);
    }

    @Test
    void whatWaitsForSomethingHappensAfterIt() {
        school.starts(opened);
        long closed = plan(plant().setCondition(InjectCondition.INJECT_CONDITION_TABLE_CLOSED), "closed");
        long signed = plan(plant().setCondition(InjectCondition.INJECT_CONDITION_DEAL_SIGNED), "signed");
        WatchClassResponse step = playsUntil(
                seen -> seen.hasTurn()
                        && seen.getTurn().getView().getTablesList().stream()
                                .anyMatch(table ->
                                        table.getToMove() && seen.getView().getPendingTurn() != 0),
                HOLD);
        String table = step.getTurn().getView().getTablesList().stream()
                .filter(one -> one.getToMove())
                .findFirst()
                .orElseThrow()
                .getTable()
                .getId();
        assertThat(school.plays(
                                student,
                                step.getView().getPendingTurn(),
                                Move.newBuilder()
                                        .addTables(TableMove.newBuilder()
                                                .setTable(table)
                                                .setWalk(Walk.getDefaultInstance()))
                                        .build())
                        .hasEnded())
                .isTrue();
        // The next round may have begun before the class heard of it.
        int happens = outcome(closed).getRound();
        assertThat(happens).isBetween(world(step).getRound() + 1, world(step).getRound() + 2);
        // It had happened before, and does not count again.
        long again = plan(plant().setCondition(InjectCondition.INJECT_CONDITION_TABLE_CLOSED), "again");
        playsUntil(inRound(happens + 1), HOLD);

        assertThat(rounds()).containsExactly(happens);
        assertThat(planned(again, planned -> true).getOutcomesList()).isEmpty();
        assertThat(planned(signed, planned -> true).getOutcomesList()).isEmpty();
    }

    @Test
    void whatIsForACountryIsToldToItsDelegatesAloneAndAtOnce() {
        String second = school.joins(opened.getCode(), "Second");
        String third = school.joins(opened.getCode(), "Third");
        school.starts(opened);
        long number = plan(
                Inject.newBuilder().setText("Your ministry wants a result.").setCountry(country), "whisper");
        assertThat(outcome(number).getRound()).isPositive();

        for (String token : List.of(student, second, third)) {
            boolean mine = school.seen(token).getView().getMe().getCountry().equals(country);
            assertThat(school.seen(token).getMessagesList().stream()
                            .filter(message -> message.getText().equals("Your ministry wants a result."))
                            .filter(message -> !message.hasFrom()))
                    .hasSize(mine ? 1 : 0);
        }
        assertThat(rounds()).isEmpty();
    }

    @Test
    void whatIsWithdrawnDoesNotHappen() {
        school.starts(opened);
        long number = plan(plant().setRound(3), "third");
        var unused = school.as(opened.getTeacherToken())
                .withdrawInject(
                        WithdrawInjectRequest.newBuilder().setNumber(number).build());
        assertThat(planned(number, PlannedInject::getWithdrawn).getOutcomesList())
                .isEmpty();
        playsUntil(inRound(4), HOLD);

        assertThat(rounds()).isEmpty();
        assertThat(planned(number, PlannedInject::getWithdrawn).getOutcomesList())
                .isEmpty();
    }

    @Test
    void whatCannotHappenIsRefused() {
        school.starts(opened);
        playsUntil(inRound(1), HOLD);
        assertThat(Stream.of(
                                plant().setText(" "),
                                plant().setText("x".repeat(201)),
                                plant().setMoved(-1.5),
                                plant().setMoved(Double.NaN),
                                plant().setCountry(country),
                                plant().setMoved(0).setTable("USA-NOBODY"),
                                plant().setWorld(2),
                                plant().setRound(1),
                                plant().setRound(ROUNDS + 1),
                                plant().setConditionValue(99))
                        .map(this::refusal))
                .containsOnly(ErrorReason.ERROR_REASON_INVALID_FIELD);
        assertThat(refusal(plant().setMoved(0).setCountry("FRA"))).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY);
        playsUntil(inRound(ROUNDS), HOLD);
        assertThat(refusal(plant())).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        assertThat(plan(plant().setMoved(0).setCountry(country), "told in the last one"))
                .isPositive();
    }
}
