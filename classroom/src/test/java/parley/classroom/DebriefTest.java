package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.CreateClassRequest;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.FreezeClassRequest;
import parley.proto.classroom.v1.GetDebriefRequest;
import parley.proto.classroom.v1.GetHindsightRequest;
import parley.proto.classroom.v1.GetHindsightResponse;
import parley.proto.classroom.v1.GetParticipationRequest;
import parley.proto.classroom.v1.HappeningKind;
import parley.proto.classroom.v1.Participation;
import parley.proto.classroom.v1.PlanClassRequest;
import parley.proto.classroom.v1.ReflectRequest;
import parley.proto.classroom.v1.SetDebriefStepRequest;
import parley.proto.classroom.v1.Talk;
import parley.proto.error.v1.ErrorReason;
import parley.proto.report.v1.TableReport;

/** What a class looks at once its worlds are over. */
class DebriefTest {

    @TempDir
    Path folder;

    private School school;
    private CreateClassResponse opened = CreateClassResponse.getDefaultInstance();
    private final List<String> students = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        school = new School(folder);
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void starts(CreateClassResponse aClass, int count) {
        opened = aClass;
        students.addAll(school.joins(opened, count));
        school.starts(opened);
    }

    private void freezes() {
        var unused = school.as(opened.getTeacherToken()).freezeClass(FreezeClassRequest.getDefaultInstance());
        school.seen(opened.getTeacherToken(), step -> step.getView().getDebriefReady());
    }

    private void says(String token, String id, Channel channel) {
        var unused = school.says(token, id, channel, "Good morning.");
    }

    private GetHindsightResponse hindsight(int world) {
        return school.as(students.getFirst())
                .getHindsight(GetHindsightRequest.newBuilder().setWorld(world).build());
    }

    private void goesTo(int step) {
        var unused = school.as(opened.getTeacherToken())
                .setDebriefStep(SetDebriefStepRequest.newBuilder().setStep(step).build());
    }

    @Test
    void whatATableCouldHaveSignedIsToldOfEachWithWhatWasSignedAmongIt() {
        starts(school.opens(3), 1);
        assertThat(School.reason(() -> hindsight(1))).isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
        freezes();
        List<TableReport> report = school.as(students.getFirst())
                .getDebrief(GetDebriefRequest.getDefaultInstance())
                .getWorlds(0)
                .getReport()
                .getDealsList();
        GetHindsightResponse told = hindsight(1);

        assertThat(told.getTablesList())
                .extracting(t -> t.getTable())
                .containsExactlyElementsOf(
                        report.stream().map(TableReport::getTable).toList());
        assertThat(told.getTablesList()).extracting(t -> t.getDeals()).containsExactly(81L, 64L, 64L);
        assertThat(told.getTablesList())
                .allSatisfy(table -> assertThat(table.getSeen()).isEqualTo((int) table.getDeals()));
        for (int i = 0; i < report.size(); i++) {
            var table = told.getTables(i);
            assertThat(table.hasSigned()).isEqualTo(report.get(i).getSigned());
            if (table.hasSigned()) {
                assertThat(table.getSigned().getFirst())
                        .isCloseTo(report.get(i).getUtilitiesOrThrow(table.getParties(0)), within(1e-12));
            }
        }
        assertThat(told.getTablesList().stream().filter(table -> !table.hasSigned()))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(told.getHappeningsList()).anySatisfy(happening -> {
                    assertThat(happening.getWhere()).isEqualTo(table.getTable());
                    assertThat(happening.getKind())
                            .isIn(HappeningKind.HAPPENING_KIND_LEFT, HappeningKind.HAPPENING_KIND_PARTED);
                    assertThat(happening.getRound()).isEqualTo(table.getRound());
                }));
        assertThat(told.getHappeningsList())
                .allMatch(happening -> (happening.getRound() > 0) != (happening.getMonth() > 0))
                .noneMatch(happening -> happening.getKind() == HappeningKind.HAPPENING_KIND_UNSPECIFIED);
        assertThat(told.getSecretsList()).extracting(s -> s.getCountry()).contains("USA", "CHN", "MYS", "AUS");
        assertThat(School.reason(() -> hindsight(2))).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
    }

    @Test
    void whoSpokeToWhomIsCountedAndWhatADelegationSaysToItselfIsNot() {
        starts(school.opens(3), 3);
        String first = students.getFirst();
        String mine = school.seen(first).getView().getMe().getCountry();
        String other = school.seen(students.get(1)).getView().getMe().getCountry();
        says(first, "a", Channel.newBuilder().setCountry(other).build());
        says(first, "b", Channel.newBuilder().setCountry(other).build());
        says(
                first,
                "c",
                Channel.newBuilder().setEveryone(Everyone.getDefaultInstance()).build());
        says(
                first,
                "d",
                Channel.newBuilder()
                        .setTeacher(parley.proto.classroom.v1.Teacher.getDefaultInstance())
                        .build());
        freezes();

        assertThat(hindsight(1).getTalkList())
                .containsExactlyInAnyOrder(
                        Talk.newBuilder()
                                .setFrom(mine)
                                .setTo(other)
                                .setMessages(2)
                                .build(),
                        Talk.newBuilder().setFrom(mine).setMessages(1).build());
        assertThat(school.as(opened.getTeacherToken())
                        .getParticipation(GetParticipationRequest.getDefaultInstance())
                        .getPeopleList())
                .extracting(Participation::getMessages)
                .containsExactly(4, 0, 0);
    }

    @Test
    void everybodyFollowsTheTeachersStepAndAReflectionIsKeptForItsWriterAndTheTeacher() throws IOException {
        starts(school.opens(2), 2);
        assertThat(School.reason(() -> goesTo(1))).isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
        freezes();
        assertThat(School.reason(() -> goesTo(21))).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        goesTo(3);
        var unused = school.as(students.getFirst())
                .reflect(
                        ReflectRequest.newBuilder().setText("We gave too much.").build());

        school.close();
        school = new School(folder);

        assertThat(school.seen(students.get(1)).getView().getDebriefStep()).isEqualTo(3);
        assertThat(school.seen(students.get(0)).getView().getReflection()).isEqualTo("We gave too much.");
        assertThat(school.seen(students.get(1)).getView().getReflection()).isEmpty();
        assertThat(school.as(opened.getTeacherToken())
                        .getParticipation(GetParticipationRequest.getDefaultInstance())
                        .getPeopleList())
                .extracting(Participation::getReflection)
                .containsExactly("We gave too much.", "");
    }

    @Test
    void theTablesOfThreeWorldsOfTheSummitAreAllLookedAt() {
        var console = school.as(school.consoleToken());
        starts(
                console.createClass(CreateClassRequest.newBuilder()
                        .setTitle("Summit")
                        .setPlan(console.planClass(PlanClassRequest.newBuilder()
                                        .setScenario("gyeongju-2025")
                                        .setStudents(27)
                                        .build())
                                .getPlan())
                        .build()),
                3);
        freezes();

        for (int world = 1; world <= 3; world++) {
            assertThat(hindsight(world).getTablesList())
                    .hasSize(12)
                    .allSatisfy(table -> assertThat(table.getCrowdList()).isNotEmpty());
        }
    }
}
