package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.ClassView;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.GetBriefsRequest;
import parley.proto.classroom.v1.PlanClassRequest;
import parley.proto.classroom.v1.ScenarioCard;
import parley.proto.classroom.v1.SeatPersonRequest;
import parley.proto.classroom.v1.SeatView;
import parley.proto.classroom.v1.StartClassRequest;
import parley.proto.scenario.v1.BriefSource;
import parley.proto.scenario.v1.Briefs;
import parley.proto.scenario.v1.CountryBrief;
import parley.proto.scenario.v1.Lesson;
import parley.proto.scenario.v1.TableNote;

/** What a class is told before it plays, over a real port. */
class BriefsTest {

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
        sits("MYS");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void sits(String country) {
        var unused = school.as(opened.getTeacherToken())
                .seatPerson(SeatPersonRequest.newBuilder()
                        .setPerson(1)
                        .setWorld(1)
                        .setCountry(country)
                        .build());
    }

    private Briefs reads(String token) {
        return school.as(token).getBriefs(GetBriefsRequest.getDefaultInstance()).getBriefs();
    }

    private ClassView view(String token) {
        return school.seen(token).getView();
    }

    /** Codes of the countries whose brief was opened, as somebody sees it. */
    private List<String> read(String token) {
        return view(token).getWorlds(0).getSeatsList().stream()
                .filter(SeatView::getBriefRead)
                .map(SeatView::getCountry)
                .toList();
    }

    private static List<String> codes(Briefs briefs) {
        return briefs.getCountriesList().stream().map(CountryBrief::getCode).toList();
    }

    @Test
    void aDelegateReadsWhatIsPublicAndTheBriefOfItsOwnCountryInTheLobby() {
        Briefs briefs = reads(ada);

        assertThat(codes(briefs)).containsExactly("MYS");
        assertThat(briefs.getTablesList().stream().map(TableNote::getId)).containsExactly("USA-MYS");
        assertThat(briefs.getIssuesList().stream().map(issue -> issue.getId())).containsExactly("fin", "trf", "chn");
        assertThat(briefs.getNotice()).contains("no forecast");
        assertThat(briefs.getBackground()).isNotBlank();
        assertThat(briefs.getSourcesList().stream().map(BriefSource::getId))
                .contains("countries[MYS].profile.us_tariff_percent", "iea")
                .doesNotContain("mp", "countries[AUS].profile.us_tariff_percent");
    }

    @Test
    void theTeacherReadsAllBriefsWhichOpensNoneOfThem() {
        assertThat(codes(reads(opened.getTeacherToken()))).containsExactly("CHN", "USA", "MYS", "AUS");
        assertThat(read(opened.getTeacherToken())).isEmpty();
    }

    @Test
    void thatADelegationHasOpenedItsBriefIsSeenByTheTeacherAlone() {
        reads(ada);
        reads(ada);

        assertThat(read(opened.getTeacherToken())).containsExactly("MYS");
        assertThat(read(ada)).isEmpty();
        assertThat(read(opened.getProjectorToken())).isEmpty();
    }

    @Test
    void whoeverIsMovedHasTheOtherBriefToRead() {
        reads(ada);
        sits("AUS");

        assertThat(read(opened.getTeacherToken())).containsExactly("MYS");
        assertThat(codes(reads(ada))).containsExactly("AUS");
        assertThat(read(opened.getTeacherToken())).containsExactlyInAnyOrder("MYS", "AUS");
    }

    @Test
    void aBriefThatWasReadIsReadAfterARestartAndCanBeReadWhileTheClassPlays() throws IOException {
        reads(ada);
        var unused = school.as(opened.getTeacherToken()).startClass(StartClassRequest.getDefaultInstance());
        school.close();
        school = new School(folder);

        assertThat(read(opened.getTeacherToken())).containsExactly("MYS");
        assertThat(codes(reads(ada))).containsExactly("MYS");
    }

    @Test
    void aCardSaysHowAClassIsTaught() {
        Map<String, Lesson> lessons = school
                .as(school.consoleToken())
                .planClass(PlanClassRequest.newBuilder().setStudents(27).build())
                .getScenariosList()
                .stream()
                .collect(Collectors.toMap(ScenarioCard::getId, ScenarioCard::getLesson));

        assertThat(lessons)
                .hasEntrySatisfying(
                        "starter", lesson -> assertThat(lesson.getMinutes()).isEqualTo(35));
        assertThat(lessons)
                .hasEntrySatisfying(
                        "gyeongju-2025",
                        lesson -> assertThat(lesson.getMinutes()).isEqualTo(75));
        assertThat(lessons.values()).allSatisfy(lesson -> {
            assertThat(lesson.getGoalsList()).isNotEmpty();
            assertThat(lesson.getPreparationMinutes()).isPositive();
        });
    }
}
