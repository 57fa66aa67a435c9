package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.MoveDeadlineRequest;
import parley.proto.classroom.v1.SeatView;
import parley.proto.classroom.v1.SetExtraTimeRequest;
import parley.proto.classroom.v1.WatchClassRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Times;

/** A student who has more time than the others. */
class ExtraTimeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private School school;
    private CreateClassResponse opened;
    private String slow;
    private String quick;

    @BeforeEach
    void open() throws IOException {
        school = new School(folder);
        opened = school.opens(2);
        List<String> students = school.joins(opened, 2);
        slow = students.getFirst();
        quick = students.getLast();
        give(1, MINUTE);
        school.starts(opened);
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void give(int person, Duration extra) {
        var unused = school.as(opened.getTeacherToken())
                .setExtraTime(SetExtraTimeRequest.newBuilder()
                        .setPerson(person)
                        .setExtraTime(Times.toProto(extra))
                        .build());
    }

    private static int pending(WatchClassResponse step) {
        return step.getView().getPendingTurn();
    }

    private static SeatView seat(WatchClassResponse step, String country) {
        return step.getView().getWorlds(0).getSeatsList().stream()
                .filter(seat -> seat.getCountry().equals(country))
                .findFirst()
                .orElseThrow();
    }

    /** Stays, so that no caretaker comes. */
    private void stays(String token) {
        assertThat(school.as(token)
                        .watchClass(WatchClassRequest.getDefaultInstance())
                        .hasNext())
                .isTrue();
    }

    @Test
    void whenTheTimeIsOverTheOthersPassAndTheStudentHasTheExtraTime() {
        WatchClassResponse slowly = school.seen(slow, step -> pending(step) != 0);
        school.seen(quick, step -> pending(step) != 0);
        stays(slow);
        stays(quick);
        school.passes(
                Times.fromProto(slowly.getView().getWorlds(0).getTimeLeft()).plusSeconds(1));
        school.seen(quick, step -> pending(step) == 0);
        assertThat(pending(school.seen(slow))).isEqualTo(pending(slowly));
        school.passes(MINUTE);

        assertThat(pending(school.seen(slow, step -> pending(step) != pending(slowly))))
                .isNotEqualTo(pending(slowly));
    }

    @Test
    void whatTheTeacherEndsIsOverForTheStudentAsWell() {
        WatchClassResponse slowly = school.seen(slow, step -> pending(step) != 0);
        var unused = school.as(opened.getTeacherToken()).moveDeadline(MoveDeadlineRequest.getDefaultInstance());

        assertThat(pending(school.seen(slow, step -> pending(step) != pending(slowly))))
                .isNotEqualTo(pending(slowly));
    }

    @Test
    void nobodyButTheTeacherAndTheStudentIsTold() throws IOException {
        school.close();
        school = new School(folder);
        WatchClassResponse slowly = school.seen(slow);
        String country = slowly.getView().getMe().getCountry();

        assertThat(Times.fromProto(seat(slowly, country).getExtraTime())).isEqualTo(MINUTE);
        WatchClassResponse teacher = school.seen(opened.getTeacherToken());
        assertThat(Times.fromProto(seat(teacher, country).getDelegates(0).getExtraTime()))
                .isEqualTo(MINUTE);
        for (String other : List.of(quick, opened.getProjectorToken())) {
            SeatView seat = seat(school.seen(other), country);
            assertThat(seat.hasExtraTime()).isFalse();
            assertThat(seat.getDelegates(0).hasExtraTime()).isFalse();
        }
    }

    @Test
    void itMayBeUpToTenMinutesForSomebodyWhoIsThere() {
        assertThat(School.reason(() -> give(1, Duration.ofMinutes(11))))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        assertThat(School.reason(() -> give(9, MINUTE))).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_PERSON);
    }
}
