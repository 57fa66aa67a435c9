package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.MoveDeadlineRequest;
import parley.proto.classroom.v1.PlayTurnResponse;
import parley.proto.classroom.v1.SeatDriver;
import parley.proto.classroom.v1.SeatView;
import parley.proto.classroom.v1.SetDoneRequest;
import parley.proto.classroom.v1.WatchClassRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.classroom.v1.WorldView;
import parley.proto.error.v1.ErrorReason;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.TurnKind;
import parley.proto.seat.v1.Wait;
import parley.wire.Times;

/** A class whose delegates move whenever they like: four people on the four seats of the starter. */
class OpenFloorTest {

    private static final String AUSTRALIA = "USA-AUS";

    @TempDir
    Path folder;

    private School school;
    private CreateClassResponse opened;
    private Map<String, String> students;

    @BeforeEach
    void open() throws IOException {
        school = new School(folder);
        opened = school.opensOnTheFloor(4);
        students = new LinkedHashMap<>();
        school.joins(opened, 4)
                .forEach(token ->
                        students.put(school.seen(token).getView().getMe().getCountry(), token));
        school.starts(opened);
        school.seen(
                opened.getTeacherToken(), step -> step.getView().getWorlds(0).hasTimeLeft());
        endsNow();
        onTheFloor("USA", step -> true);
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void endsNow() {
        var unused = school.as(opened.getTeacherToken()).moveDeadline(MoveDeadlineRequest.getDefaultInstance());
    }

    private String token(String country) {
        return Objects.requireNonNull(students.get(country), country);
    }

    private static WorldView world(WatchClassResponse step) {
        return step.getView().getWorlds(0);
    }

    /** What a seat sees once it may move on the floor, and this is so. */
    private WatchClassResponse onTheFloor(String country, Predicate<WatchClassResponse> wanted) {
        return school.seen(token(country), step -> isOnTheFloor(step) && wanted.test(step));
    }

    private static boolean isOnTheFloor(WatchClassResponse step) {
        return step.getView().getPendingTurn() != 0
                && step.getTurn().getTurn() == step.getView().getPendingTurn()
                && step.getTurn().getView().getKind() == TurnKind.TURN_KIND_FLOOR;
    }

    private static TableView table(WatchClassResponse step, String id) {
        return step.getTurn().getView().getTablesList().stream()
                .filter(table -> table.getTable().getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The best deal for the seat, or else an empty one, which is a deal as well. */
    private static Move offer(WatchClassResponse step, String id) {
        TableView table = table(step, id);
        Deal deal = table.getMenuCount() > 0
                ? table.getMenu(0).getDeal()
                : Deal.newBuilder()
                        .addAllLevels(Collections.nCopies(table.getTable().getIssuesCount(), 0))
                        .build();
        return Move.newBuilder()
                .addTables(TableMove.newBuilder().setTable(id).setOffer(deal))
                .build();
    }

    private PlayTurnResponse plays(String country, WatchClassResponse step, Move move) {
        return school.plays(token(country), step.getView().getPendingTurn(), move);
    }

    private void says(String country, boolean done) {
        var unused = school.as(token(country))
                .setDone(SetDoneRequest.newBuilder().setDone(done).build());
    }

    private void offersAustralia(String country) {
        WatchClassResponse step =
                onTheFloor(country, seen -> table(seen, AUSTRALIA).getToMove());
        Move move = offer(step, AUSTRALIA);
        assertThat(plays(country, step, move).getEnded().getMove()).isEqualTo(move);
    }

    @Test
    void anOfferIsAnsweredAndSignedInTheRoundInWhichItWasMade() {
        offersAustralia("USA");
        WatchClassResponse answer =
                onTheFloor("AUS", step -> table(step, AUSTRALIA).hasStanding());
        Move accepts = Move.newBuilder()
                .addTables(TableMove.newBuilder()
                        .setTable(AUSTRALIA)
                        .setAccept(table(answer, AUSTRALIA).getStanding().getDeal()))
                .build();

        assertThat(plays("AUS", answer, accepts).getEnded().getMove()).isEqualTo(accepts);

        WorldView world =
                world(school.seen(opened.getTeacherToken(), step -> world(step).getSignedCount() > 0));
        assertThat(world.getSigned(0).getRound()).isEqualTo(1);
        assertThat(world.getSigned(0).getTable()).isEqualTo(AUSTRALIA);
    }

    @Test
    void whoIsOvertakenHearsThatSomebodyWasFasterAndMovesInTheNextTurn() {
        WatchClassResponse australia = onTheFloor("AUS", step -> true);
        WatchClassResponse malaysia = onTheFloor("MYS", step -> true);
        Move first = offer(australia, AUSTRALIA);
        Move second = offer(malaysia, "USA-MYS");

        assertThat(plays("AUS", australia, first).getEnded().getMove()).isEqualTo(first);
        PlayTurnResponse late = plays("MYS", malaysia, second);
        WatchClassResponse next = onTheFloor(
                "MYS",
                step -> step.getView().getPendingTurn() > malaysia.getView().getPendingTurn());
        // Both were faster than the turn could end, or only the first was.
        Move outcome = late.getEnded().getMove();
        if (!outcome.equals(second)) {
            assertThat(outcome.getTablesList()).noneMatch(table -> !table.hasWait());
            assertThat(plays("MYS", next, second).getEnded().getMove()).isEqualTo(second);
        }

        WatchClassResponse usa = onTheFloor(
                "USA",
                step -> table(step, "USA-MYS").hasStanding()
                        && table(step, AUSTRALIA).hasStanding());
        assertThat(usa.getTurn().getView().getRound()).isEqualTo(1);
    }

    @Test
    void strategiesAnswerAtOnceAndNobodyHasToBeDone() {
        CreateClassResponse alone = school.opensOnTheFloor(1);
        String student = school.joins(alone, 1).getFirst();
        school.starts(alone);
        school.seen(alone.getTeacherToken(), step -> world(step).hasTimeLeft());
        var unusedEnd = school.as(alone.getTeacherToken()).moveDeadline(MoveDeadlineRequest.getDefaultInstance());
        WatchClassResponse step = school.seen(student, OpenFloorTest::isOnTheFloor);
        // Only one: at the others the student still has something to say, and does not.
        TableView table = step.getTurn().getView().getTablesList().stream()
                .filter(TableView::getToMove)
                .findFirst()
                .orElseThrow();
        String id = table.getTable().getId();
        var unusedAnswer = school.plays(student, step.getView().getPendingTurn(), offer(step, id));
        WatchClassResponse answered = school.seen(
                student,
                seen -> world(seen).getSignedList().stream()
                                .anyMatch(deal -> deal.getTable().equals(id))
                        || (seen.hasTurn() && isAnswered(table(seen, id))));

        assertThat(world(answered).getRound()).isEqualTo(1);
        assertThat(Times.fromProto(world(answered).getTimeLeft())).isPositive();
    }

    /** Whether the other side has made an offer since the student's. */
    private static boolean isAnswered(TableView table) {
        List<String> by =
                table.getHistoryList().stream().map(offer -> offer.getBy()).toList();
        int own = IntStream.range(0, by.size())
                .filter(i -> !by.get(i).equals(table.getOther()))
                .findFirst()
                .orElse(by.size());
        return by.subList(own, by.size()).contains(table.getOther());
    }

    @Test
    void theRoundEndsOnceAllAreDoneAndNotBefore() {
        for (String country : students.keySet()) {
            assertThat(world(school.seen(opened.getTeacherToken())).getRound()).isEqualTo(1);
            says(country, true);
        }

        school.seen(opened.getTeacherToken(), step -> world(step).getRound() == 2);
        assertThat(world(school.seen(opened.getTeacherToken())).getSeatsList()).noneMatch(seat -> seat.getDone());
    }

    @Test
    void whoIsDoneIsNotAnyMoreOnceSomebodyMakesThemAnOffer() {
        says("AUS", true);
        school.seen(opened.getTeacherToken(), step -> isDone(step, "AUS"));

        offersAustralia("USA");

        school.seen(opened.getTeacherToken(), step -> !isDone(step, "AUS"));
    }

    private static boolean isDone(WatchClassResponse step, String country) {
        return seat(step, country).getDone();
    }

    @Test
    void whoChangesTheirMindIsNotDone() {
        says("AUS", true);
        says("AUS", false);

        assertThat(isDone(school.seen(opened.getTeacherToken()), "AUS")).isFalse();
    }

    @Test
    void theTimeOfTheFloorRunsOnWhateverIsMoved() {
        // Less than the grace, after which a caretaker answers.
        school.passes(Duration.ofSeconds(40));
        offersAustralia("USA");
        onTheFloor("AUS", step -> table(step, AUSTRALIA).hasStanding());

        WatchClassResponse step = school.seen(opened.getTeacherToken());
        WorldView world = world(step);
        assertThat(world.getTimeLeft().getSeconds())
                .isLessThanOrEqualTo(step.getView().getPlan().getTurn().getSeconds() - 40);
        assertThat(world.getRound()).isEqualTo(1);
        assertThat(world.getKind()).isEqualTo(TurnKind.TURN_KIND_FLOOR);
    }

    @Test
    void whenTheTimeIsOverTheRoundIsAndNothingWasMissed() {
        offersAustralia("USA");
        endsNow();

        WorldView world =
                world(school.seen(opened.getTeacherToken(), step -> world(step).getRound() == 2));
        // One turn for measures was ended by the teacher before the floor was open; it was missed by those who were
        // asked then.
        assertThat(world.getSeatsList()).allMatch(seat -> seat.getMissed() <= 1);
    }

    @Test
    void aCaretakerOffersAndNothingIsMissed() {
        int missed = seat(school.seen(opened.getTeacherToken()), "USA").getMissed();
        var teacher = school.as(opened.getTeacherToken()).watchClass(WatchClassRequest.getDefaultInstance());
        assertThat(teacher.hasNext()).isTrue();
        school.passes(Duration.ofSeconds(61));

        WatchClassResponse step = school.seen(
                opened.getTeacherToken(),
                seen -> world(seen).getRound() == 1 && seat(seen, "USA").getOffers() > 0);
        assertThat(seat(step, "USA").getDriver()).isEqualTo(SeatDriver.SEAT_DRIVER_CARETAKER);
        assertThat(seat(step, "USA").getMissed()).isEqualTo(missed);
    }

    private static SeatView seat(WatchClassResponse step, String country) {
        return world(step).getSeatsList().stream()
                .filter(seat -> seat.getCountry().equals(country))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobodyIsDoneWhereNoFloorIsOpen() throws IOException {
        CreateClassResponse turns = school.opens(1);
        String student = school.joins(turns, 1).getFirst();
        school.starts(turns);
        school.seen(student, step -> step.getView().getPendingTurn() != 0);

        assertThat(School.reason(() -> {
                    var unused = school.as(student)
                            .setDone(SetDoneRequest.newBuilder().setDone(true).build());
                }))
                .isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
    }

    @Test
    void aConsoleThatIsStartedAgainGoesOnWithTheRoundAndWhoIsDone() throws IOException {
        says("MYS", true);
        offersAustralia("USA");
        onTheFloor("AUS", step -> table(step, AUSTRALIA).hasStanding());
        says("AUS", true);
        school.close();
        school = new School(folder);

        WatchClassResponse answer =
                onTheFloor("AUS", step -> table(step, AUSTRALIA).hasStanding());
        assertThat(answer.getTurn().getView().getRound()).isEqualTo(1);
        assertThat(isDone(school.seen(opened.getTeacherToken()), "MYS")).isTrue();
        assertThat(isDone(school.seen(opened.getTeacherToken()), "AUS")).isTrue();
        Move waits = Move.newBuilder()
                .addTables(TableMove.newBuilder().setTable(AUSTRALIA).setWait(Wait.getDefaultInstance()))
                .build();
        assertThat(plays("AUS", answer, waits).hasEnded()).isTrue();
    }
}
