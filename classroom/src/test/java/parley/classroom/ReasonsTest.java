package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.AnswerReason;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.ExplainAnswersRequest;
import parley.proto.classroom.v1.FreezeClassRequest;
import parley.proto.classroom.v1.GetReasonsRequest;
import parley.proto.classroom.v1.GetReasonsResponse;
import parley.proto.classroom.v1.SeatPersonRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.error.v1.ErrorReason;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableView;

/** Why the AIs of a class do what they do. */
class ReasonsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Move HOLD = Move.getDefaultInstance();

    @TempDir
    Path folder;

    private School school;
    private CreateClassResponse opened;
    private String ada;

    @BeforeEach
    void open() throws IOException {
        school = new School(folder);
        opened = school.opens(4);
        ada = school.joins(opened.getCode(), "Ada");
        var unused = school.as(opened.getTeacherToken())
                .seatPerson(SeatPersonRequest.newBuilder()
                        .setPerson(1)
                        .setWorld(1)
                        .setCountry("USA")
                        .build());
        school.starts(opened);
    }

    @AfterEach
    void close() {
        school.close();
    }

    private List<AnswerReason> answers() {
        return school.as(ada)
                .explainAnswers(ExplainAnswersRequest.getDefaultInstance())
                .getAnswersList();
    }

    private GetReasonsResponse reasons(String token) {
        return school.as(token)
                .getReasons(GetReasonsRequest.newBuilder().setWorld(1).build());
    }

    private WatchClassResponse next(int after) {
        return school.seen(
                ada,
                step -> step.getView().getPendingTurn() > after
                        && step.getTurn().getTurn() == step.getView().getPendingTurn());
    }

    private static Optional<TableView> offeredByOthers(WatchClassResponse step) {
        return step.getTurn().getView().getTablesList().stream()
                .filter(table -> table.getHistoryCount() > 0)
                .filter(table ->
                        table.getHistory(table.getHistoryCount() - 1).getBy().equals(table.getOther()))
                .findFirst();
    }

    @Test
    void whoeverIsOfferedSomethingByAnAiReadsASentenceOfItAndNobodyElseDoes() {
        assertThat(answers()).isEmpty();
        WatchClassResponse step = next(0);
        while (offeredByOthers(step).isEmpty()) {
            var unused = school.plays(ada, step.getView().getPendingTurn(), HOLD);
            step = next(step.getView().getPendingTurn());
        }
        TableView table = offeredByOthers(step).orElseThrow();

        assertThat(answers()).anySatisfy(answer -> {
            assertThat(answer.getTable()).isEqualTo(table.getTable().getId());
            assertThat(answer.getCountry()).isEqualTo(table.getOther());
            assertThat(answer.getOffers()).isEqualTo(table.getHistoryCount());
            assertThat(answer.getSentence())
                    .isEqualTo("%s offers %s at %s"
                            .formatted(
                                    table.getOther(),
                                    table.getStanding().getDeal().getLevelsList(),
                                    table.getTable().getId()));
        });
        assertThat(School.reason(() -> reasons(ada))).isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
    }

    @Test
    void theDebriefTellsThemOnceTheyAreFoundOut() {
        var unused = school.as(opened.getTeacherToken()).freezeClass(FreezeClassRequest.getDefaultInstance());
        school.seen(opened.getTeacherToken(), step -> step.getView().getDebriefReady());
        assertThat(School.reason(this::answers)).isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);

        long end = System.nanoTime() + PATIENCE.toNanos();
        GetReasonsResponse found = reasons(ada);
        while (!found.getReady() && System.nanoTime() < end) {
            found = reasons(opened.getTeacherToken());
        }

        assertThat(found.getReady()).isTrue();
        assertThat(found.getReasonsList()).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.getWhy()).isEqualTo(reason.getCountry() + " offers");
            assertThat(reason.getOtherwiseList()).containsExactly("otherwise");
            assertThat(reason.getRound()).isBetween(1, 6);
            assertThat(reason.getNumber()).isPositive();
        });
        assertThat(School.reason(() -> school.as(ada)
                        .getReasons(GetReasonsRequest.newBuilder().setWorld(2).build())))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
    }
}
