package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.ConsentAnswer;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.ListClassesRequest;
import parley.proto.classroom.v1.Research;
import parley.proto.classroom.v1.SetConsentRequest;
import parley.proto.classroom.v1.WorldView;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Times;

/** A class that is a study, and one that is kept for a while only. */
class ResearchTest {

    private static final Channel EVERYONE =
            Channel.newBuilder().setEveryone(Everyone.getDefaultInstance()).build();
    private static final Research STUDY = Research.newBuilder()
            .setConsent("We study deals.")
            .addConditions("A")
            .addConditions("B")
            .build();

    @TempDir
    Path folder;

    private School school;

    @BeforeEach
    void open() throws IOException {
        school = new School(folder);
    }

    @AfterEach
    void close() {
        school.close();
    }

    private ClassPlan study(int worlds) {
        return school.plan(2).toBuilder().setWorlds(worlds).setResearch(STUDY).build();
    }

    private String version(String token) {
        return school.seen(token).getView().getPlan().getResearch().getVersion();
    }

    private void answers(String token, boolean agrees) {
        var unused = school.as(token)
                .setConsent(SetConsentRequest.newBuilder()
                        .setAgrees(agrees)
                        .setVersion(version(token))
                        .build());
    }

    private List<String> conditions(CreateClassResponse opened) {
        return school.seen(opened.getTeacherToken()).getView().getWorldsList().stream()
                .map(WorldView::getCondition)
                .toList();
    }

    @Test
    void conditionsAreInBalanceFollowFromTheSeedAndAreHiddenFromWhoIsStudied() {
        CreateClassResponse opened = school.opens(study(7));
        List<String> conditions = conditions(opened);
        assertThat(conditions).hasSize(7).containsOnly("A", "B");
        assertThat(Math.abs(2 * conditions.stream().filter("A"::equals).count() - 7))
                .isEqualTo(1);
        assertThat(conditions(school.opens(study(7)))).isEqualTo(conditions);
        assertThat(List.of(8L, 9L, 10L, 11L))
                .anySatisfy(seed -> assertThat(conditions(
                                school.opens(study(7).toBuilder().setSeed(seed).build())))
                        .isNotEqualTo(conditions));

        var seen = school.seen(school.joins(opened.getCode(), "Ada")).getView();
        assertThat(seen.getPlan().getResearch().getConsent()).isEqualTo("We study deals.");
        assertThat(seen.getPlan().getResearch().getConditionsList()).isEmpty();
        assertThat(seen.getWorldsList()).allMatch(world -> world.getCondition().isEmpty());
    }

    @Test
    void nothingIsToldOfWhoRefusesIsSilentOrWithdraws() throws IOException {
        CreateClassResponse opened = school.opens(study(1));
        List<String> people = List.of("Agree", "Refuse", "Withdraw", "Silent").stream()
                .map(name -> school.joins(opened.getCode(), name))
                .toList();
        answers(people.get(0), true);
        answers(people.get(1), false);
        answers(people.get(2), true);
        school.starts(opened);
        for (int i = 0; i < people.size(); i++) {
            school.says(people.get(i), "1", EVERYONE, "words of number " + i);
        }
        ExportTest.freezes(school, opened);
        assertThat(ExportTest.text(ExportTest.files(ExportTest.exported(school, opened, false)), "data/people.csv")
                        .lines())
                .hasSize(3);
        answers(people.get(2), false);
        assertThat(school.seen(people.get(2)).getView().getConsent()).isEqualTo(ConsentAnswer.CONSENT_ANSWER_REFUSED);

        Map<String, String> files = ExportTest.files(ExportTest.exported(school, opened, false));
        assertThat(ExportTest.text(files, "data/people.csv").lines())
                .hasSize(2)
                .anyMatch(line -> line.matches("P00.,1,...,[AB],.*,false," + version(people.getFirst()) + ",20.*"));
        assertThat(ExportTest.text(files, "data/talk.csv"))
                .contains("words of number 0")
                .doesNotContainPattern("words of number [123]");
        assertThat(ExportTest.text(files, "data/participation.csv").lines()).hasSize(2);
        assertThat(ExportTest.text(files, "data/actions.csv").lines().filter(line -> line.contains(",joined,")))
                .hasSize(1);
        assertThat(ExportTest.text(files, "data/about.csv"))
                .contains("people_joined,4\npeople_agreed,1\npeople_refused,1\npeople_withdrew,1\npeople_silent,1\n")
                .contains("consent_version," + version(people.getFirst()));
        assertThat(ExportTest.text(files, "data/worlds.csv")).containsPattern("\n1,[AB],7,");
        assertThat(ExportTest.text(files, "consent.txt")).isEqualTo("We study deals.");
        assertThat(new String(ExportTest.exported(school, opened, true), java.nio.charset.StandardCharsets.UTF_8)
                        .lines())
                .hasSize(2)
                .anyMatch(line -> line.endsWith(",Agree"));
    }

    @Test
    void onlyTheTextOfTheClassCanBeAgreedToAndOnlyInAStudy() {
        CreateClassResponse opened = school.opens(study(1));
        String ada = school.joins(opened.getCode(), "Ada");
        SetConsentRequest other = SetConsentRequest.newBuilder()
                .setAgrees(true)
                .setVersion("another")
                .build();
        assertThat(School.reason(() -> school.as(ada).setConsent(other)))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        String bo = school.joins(school.opens(2).getCode(), "Bo");
        assertThat(School.reason(() -> school.as(bo).setConsent(other)))
                .isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
        ClassPlan twice = study(1).toBuilder()
                .setResearch(STUDY.toBuilder().addConditions("A"))
                .build();
        assertThat(School.reason(() -> school.opens(twice))).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        ClassPlan mute = study(1).toBuilder()
                .setResearch(STUDY.toBuilder().clearConsent())
                .build();
        assertThat(School.reason(() -> school.opens(mute))).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
    }

    @Test
    void whatPeopleAgreedToOutlivesARestart() throws IOException {
        CreateClassResponse opened = school.opens(study(1));
        String ada = school.joins(opened.getCode(), "Ada");
        answers(ada, true);
        school.close();
        school = new School(folder);
        assertThat(school.seen(ada).getView().getConsent()).isEqualTo(ConsentAnswer.CONSENT_ANSWER_AGREED);
    }

    @Test
    void aClassIsDeletedOnceItsTimeHasComeWhenTheConsoleIsOpenedAgain() throws IOException {
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        CreateClassResponse opened = school.opens(
                school.plan(2).toBuilder().setDeleteTime(Times.toProto(soon)).build());
        CreateClassResponse kept = school.opens(2);
        assertThat(codes()).contains(opened.getCode(), kept.getCode());
        ClassPlan past = school.plan(2).toBuilder()
                .setDeleteTime(Times.toProto(Instant.now().minusSeconds(1)))
                .build();
        assertThat(School.reason(() -> school.opens(past))).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        school.close();
        school = new School(folder, Duration.ofHours(2));
        while (codes().contains(opened.getCode())) {
            Thread.onSpinWait();
        }
        assertThat(codes()).containsExactly(kept.getCode());
    }

    private List<String> codes() {
        return school
                .as(school.consoleToken())
                .listClasses(ListClassesRequest.getDefaultInstance())
                .getClassesList()
                .stream()
                .map(one -> one.getCode())
                .toList();
    }
}
