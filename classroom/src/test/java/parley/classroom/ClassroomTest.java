package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.ClassSummary;
import parley.proto.classroom.v1.ClassView;
import parley.proto.classroom.v1.CreateClassRequest;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.Delegation;
import parley.proto.classroom.v1.DeleteClassRequest;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.FreezeClassRequest;
import parley.proto.classroom.v1.GetDebriefRequest;
import parley.proto.classroom.v1.GetDebriefResponse;
import parley.proto.classroom.v1.GetStoryRequest;
import parley.proto.classroom.v1.JoinClassRequest;
import parley.proto.classroom.v1.JoinClassResponse;
import parley.proto.classroom.v1.ListClassesRequest;
import parley.proto.classroom.v1.ListClassesResponse;
import parley.proto.classroom.v1.Message;
import parley.proto.classroom.v1.MoveDeadlineRequest;
import parley.proto.classroom.v1.Person;
import parley.proto.classroom.v1.PlanClassRequest;
import parley.proto.classroom.v1.PlanClassResponse;
import parley.proto.classroom.v1.RaiseHandRequest;
import parley.proto.classroom.v1.RemoveMessageRequest;
import parley.proto.classroom.v1.RemovePersonRequest;
import parley.proto.classroom.v1.ReturnToClassRequest;
import parley.proto.classroom.v1.SayRequest;
import parley.proto.classroom.v1.SayResponse;
import parley.proto.classroom.v1.SeatDriver;
import parley.proto.classroom.v1.SeatPersonRequest;
import parley.proto.classroom.v1.SeatView;
import parley.proto.classroom.v1.SetClockRequest;
import parley.proto.classroom.v1.SetDoorRequest;
import parley.proto.classroom.v1.SetDriverRequest;
import parley.proto.classroom.v1.Teacher;
import parley.proto.classroom.v1.WatchClassRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.error.v1.ErrorReason;
import parley.proto.seat.v1.MeasureChoice;
import parley.proto.seat.v1.MenuDeal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TurnKind;
import parley.wire.Errors;

/** Classes over a real port, with a real coordinator. */
class ClassroomTest {

    private static final Move HOLD = Move.getDefaultInstance();
    private static final Channel EVERYONE =
            Channel.newBuilder().setEveryone(Everyone.getDefaultInstance()).build();

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

    private void startsAgain() throws IOException {
        school.close();
        school = new School(folder);
    }

    private static boolean waits(WatchClassResponse step) {
        return step.getView().getPendingTurn() != 0;
    }

    /** All that the files hold whose names begin so. */
    private String contents(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var all = new StringBuilder();
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(name))
                    .toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        }
    }

    private Set<String> heard(String token) {
        return school.seen(token).getMessagesList().stream()
                .map(Message::getText)
                .collect(Collectors.toSet());
    }

    @Test
    void everyPlanThatIsSuggestedCanBePlayedAndSeatsEverybody() {
        for (int students : List.of(1, 2, 3, 4, 7, 9, 13, 27, 30, 60, 300)) {
            for (String scenario : List.of("starter", "gyeongju-2025")) {
                PlanClassResponse answer = school.as(school.consoleToken())
                        .planClass(PlanClassRequest.newBuilder()
                                .setScenario(scenario)
                                .setStudents(students)
                                .build());
                assertThat(answer.getPlan().getWorlds()
                                * answer.getPlan().getSeatsCount()
                                * answer.getPlan().getDelegates())
                        .as("places for %s students of %s: %s", students, scenario, answer.getSummary())
                        .isGreaterThanOrEqualTo(students);
                assertThat(school.as(school.consoleToken())
                                .createClass(CreateClassRequest.newBuilder()
                                        .setTitle("A class")
                                        .setPlan(answer.getPlan())
                                        .build())
                                .getCode())
                        .matches("[2-9A-Z]{6}");
            }
        }
    }

    @Test
    void aClassOfTwentySevenPlaysTheSummitInThreeWorldsOfPairs() {
        PlanClassResponse answer = school.as(school.consoleToken())
                .planClass(PlanClassRequest.newBuilder()
                        .setScenario("gyeongju-2025")
                        .setStudents(27)
                        .build());
        assertThat(answer.getPlan().getWorlds()).isEqualTo(3);
        assertThat(answer.getPlan().getDelegates()).isEqualTo(2);
        assertThat(answer.getPlayingTime().getSeconds()).isBetween(40 * 60L, 55 * 60L);
    }

    @Test
    void whoeverJoinsComesOntoTheEmptiestSeatOfTheEmptiestWorld() {
        CreateClassResponse opened = school.opens(27);
        school.joins(opened, 27);
        ClassView view = school.seen(opened.getTeacherToken()).getView();
        assertThat(view.getWorldsList()).allSatisfy(world -> {
            List<Integer> filled = world.getSeatsList().stream()
                    .filter(seat -> view.getPlan().getSeatsList().contains(seat.getCountry()))
                    .map(SeatView::getDelegatesCount)
                    .toList();
            assertThat(filled.stream().mapToInt(Integer::intValue).sum()).isEqualTo(9);
            assertThat(filled.stream().mapToInt(Integer::intValue).max().orElseThrow()
                            - filled.stream().mapToInt(Integer::intValue).min().orElseThrow())
                    .isLessThanOrEqualTo(1);
        });
    }

    @Test
    void aTurnOfADelegationIsAnsweredOnceByWhoeverIsFirst() {
        CreateClassResponse opened = school.opens(6);
        List<String> students = school.joins(opened, 6);
        school.starts(opened);
        WatchClassResponse first = school.seen(students.get(0), ClassroomTest::waits);
        String partner = students.stream()
                .skip(1)
                .filter(token -> school.seen(token)
                        .getView()
                        .getMe()
                        .getCountry()
                        .equals(first.getView().getMe().getCountry()))
                .findFirst()
                .orElseThrow();
        int turn = first.getView().getPendingTurn();
        Move illegal = Move.newBuilder()
                .addMeasures(MeasureChoice.newBuilder().setLadder("nobody's").setLevel(1))
                .build();
        assertThat(school.plays(students.get(0), turn, illegal).hasRefused()).isTrue();
        assertThat(school.plays(students.get(0), turn, HOLD).getEnded().getTurn())
                .isEqualTo(turn);
        assertThat(school.plays(partner, turn, HOLD).getEnded().getTurn()).isEqualTo(turn);
        SeatView seat = seat(opened, first.getView().getMe().getCountry());
        assertThat(seat.getMissed()).isZero();
        assertThat(seat.hasLastAction()).isTrue();
    }

    private SeatView seat(CreateClassResponse opened, String country) {
        return school.seen(opened.getTeacherToken()).getView().getWorlds(0).getSeatsList().stream()
                .filter(seat -> seat.getCountry().equals(country))
                .findFirst()
                .orElseThrow();
    }

    /** A delegation's answers, in the order of its page, which is not that of the alphabet. */
    private static Move offersWhatCostsLeastEverywhere(WatchClassResponse step) {
        List<TableMove> offers = new ArrayList<>(step.getTurn().getView().getTablesList().stream()
                .filter(table -> table.getToMove() && table.getMenuCount() > 0)
                .map(table -> TableMove.newBuilder()
                        .setTable(table.getTable().getId())
                        .setOffer(table.getMenuList().stream()
                                .min(Comparator.comparingDouble(MenuDeal::getCommitsUsdBn))
                                .orElseThrow()
                                .getDeal())
                        .build())
                .toList());
        offers.sort(Comparator.comparing(TableMove::getTable).reversed());
        return Move.newBuilder().addAllTables(offers).build();
    }

    @Test
    void offersAtSeveralTablesCountWhateverTheirOrder() {
        CreateClassResponse opened = school.opens(1);
        String student = school.joins(opened, 1).getFirst();
        school.starts(opened);
        WatchClassResponse step = school.seen(student, ClassroomTest::waits);
        Move move = offersWhatCostsLeastEverywhere(step);
        while (move.getTablesCount() < 2) {
            int turn = step.getView().getPendingTurn();
            assertThat(school.plays(student, turn, HOLD).hasEnded()).isTrue();
            step = school.seen(
                    student,
                    seen -> waits(seen)
                            && seen.hasTurn()
                            && seen.getView().getPendingTurn() > turn
                            && seen.getTurn().getTurn() == seen.getView().getPendingTurn());
            move = offersWhatCostsLeastEverywhere(step);
        }
        assertThat(school.plays(student, step.getView().getPendingTurn(), move).hasEnded())
                .isTrue();
        assertThat(seat(opened, step.getView().getMe().getCountry()).getOffers())
                .isEqualTo(move.getTablesCount());
    }

    @Test
    void aCaretakerAnswersForASeatWhosePeopleAreAwayUntilOneComesBack() {
        CreateClassResponse opened = school.opens(1);
        String student = school.joins(opened, 1).getFirst();
        school.starts(opened);
        String country =
                school.seen(student, ClassroomTest::waits).getView().getMe().getCountry();
        var teacher = school.as(opened.getTeacherToken()).watchClass(WatchClassRequest.getDefaultInstance());
        assertThat(teacher.hasNext()).isTrue();
        assertThat(seat(opened, country).getDriver()).isEqualTo(SeatDriver.SEAT_DRIVER_DELEGATES);
        school.passes(java.time.Duration.ofSeconds(61));
        school.seen(
                opened.getTeacherToken(),
                step -> step.getView().getWorlds(0).getSeatsList().stream()
                        .anyMatch(seat -> seat.getCountry().equals(country)
                                && seat.getDriver() == SeatDriver.SEAT_DRIVER_CARETAKER
                                && seat.getOffers() > 0));
        school.seen(student);
        assertThat(seat(opened, country).getDriver()).isEqualTo(SeatDriver.SEAT_DRIVER_DELEGATES);
    }

    @Test
    void aTurnThatIsPausedOutlivesItsTime() {
        CreateClassResponse opened = school.opens(1);
        String student = school.joins(opened, 1).getFirst();
        school.starts(opened);
        int turn = school.seen(student, ClassroomTest::waits).getView().getPendingTurn();
        var unused = school.as(opened.getTeacherToken())
                .setClock(SetClockRequest.newBuilder().setPaused(true).build());
        var watching = school.as(student).watchClass(WatchClassRequest.getDefaultInstance());
        assertThat(watching.hasNext()).isTrue();
        school.passes(java.time.Duration.ofHours(3));
        staysAt(turn, student);
        unused = school.as(opened.getTeacherToken())
                .setClock(SetClockRequest.newBuilder().setPaused(false).build());
        school.passes(java.time.Duration.ofHours(3));
        school.seen(student, step -> step.getView().getPendingTurn() != turn);
    }

    /** After each of several steps it is still the same turn. */
    private void staysAt(int turn, String student) {
        for (int step = 0; step < 4; step++) {
            String word = "still here " + step;
            school.says(student, word, EVERYONE, word);
            WatchClassResponse seen = school.seen(
                    student,
                    response -> response.getMessagesList().stream()
                            .anyMatch(message -> message.getText().equals(word)));
            assertThat(seen.getView().getPendingTurn()).isEqualTo(turn);
        }
    }

    @Test
    void aWorldThatWasLostDoesNotTakeTheDebriefFromTheOthers() {
        CreateClassResponse opened = school.opens(12);
        String student = school.joins(opened, 12).getFirst();
        school.starts(opened);
        school.cancelsAllButOne();
        var unused = school.as(opened.getTeacherToken()).freezeClass(FreezeClassRequest.getDefaultInstance());
        WatchClassResponse end = school.seen(student, step -> step.getView().getDebriefReady());
        GetDebriefResponse debrief = school.as(student).getDebrief(GetDebriefRequest.getDefaultInstance());
        assertThat(debrief.getWorldsList()).hasSize(1);
        int told = debrief.getWorlds(0).getNumber();
        assertThat(end.getView().getWorlds(2 - told).getProblem()).isNotEmpty();
        assertThat(School.reason(() -> school.as(student)
                        .getStory(
                                GetStoryRequest.newBuilder().setWorld(3 - told).build())))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
    }

    @Test
    void aStrategyThatTookASeatKeepsItOverARestartAndHandsItBack() throws IOException {
        CreateClassResponse opened = school.opens(2);
        List<String> students = school.joins(opened, 2);
        school.starts(opened);
        String given = students.get(0);
        WatchClassResponse first = school.seen(given, ClassroomTest::waits);
        SetDriverRequest.Builder seat = SetDriverRequest.newBuilder()
                .setWorld(1)
                .setCountry(first.getView().getMe().getCountry());
        var unused = school.as(opened.getTeacherToken())
                .setDriver(seat.setDriver(SeatDriver.SEAT_DRIVER_BUILT_IN).build());

        startsAgain();

        assertThat(seat(opened, seat.getCountry()).getDriver()).isEqualTo(SeatDriver.SEAT_DRIVER_BUILT_IN);
        int other = school.seen(students.get(1), ClassroomTest::waits).getView().getPendingTurn();
        int turn = first.getView().getPendingTurn();
        assertThat(School.reason(() -> school.plays(given, turn, HOLD)))
                .isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
        unused = school.as(opened.getTeacherToken())
                .setDriver(seat.setDriver(SeatDriver.SEAT_DRIVER_DELEGATES).build());
        assertThat(school.plays(students.get(1), other, HOLD).hasEnded()).isTrue();
        assertThat(laterTurn(given, turn, students.get(1))).isGreaterThan(turn);
    }

    /** The next turn of one, while another one waits and holds: who is asked first at a table is chance. */
    private int laterTurn(String student, int turn, String other) {
        while (true) {
            ClassView view = school.seen(student).getView();
            if (view.getPendingTurn() > turn) {
                return view.getPendingTurn();
            }
            assertThat(view.getWorlds(0).getOver()).isFalse();
            int waiting = school.seen(other).getView().getPendingTurn();
            if (waiting != 0) {
                assertThat(school.plays(other, waiting, HOLD).hasEnded()).isTrue();
            }
        }
    }

    @Test
    void aClassInItsDebriefIsToldAgainAfterARestart() throws IOException {
        CreateClassResponse opened = school.opens(1);
        String student = school.joins(opened, 1).getFirst();
        school.starts(opened);
        var unused = school.as(opened.getTeacherToken()).freezeClass(FreezeClassRequest.getDefaultInstance());
        school.seen(student, step -> step.getView().getDebriefReady());
        GetDebriefResponse before = school.as(student).getDebrief(GetDebriefRequest.getDefaultInstance());

        startsAgain();

        school.seen(student, step -> step.getView().getDebriefReady());
        assertThat(school.as(student)
                        .getDebrief(GetDebriefRequest.getDefaultInstance())
                        .getWorlds(0)
                        .getReport())
                .isEqualTo(before.getWorlds(0).getReport());
    }

    @Test
    void whoeverComesLateSitsWhereFewestAre() {
        CreateClassResponse opened = school.opens(3);
        school.joins(opened, 3);
        school.starts(opened);
        var unused = school.as(opened.getTeacherToken())
                .setDoor(SetDoorRequest.newBuilder().setOpen(true).build());
        for (int late = 1; late <= 3; late++) {
            assertThat(school.joins(opened.getCode(), "Late " + late)).isNotEmpty();
        }
        assertThat(school.seen(opened.getTeacherToken()).getView().getWorlds(0).getSeatsList())
                .filteredOn(seat -> seat.getDriver() == SeatDriver.SEAT_DRIVER_DELEGATES)
                .extracting(SeatView::getDelegatesCount)
                .containsExactly(2, 2, 2);
    }

    @Test
    void aSeatTakesSixDelegatesAndNoSeventh() {
        CreateClassResponse opened = school.opens(14);
        school.joins(opened, 14);
        ClassView view = school.seen(opened.getTeacherToken()).getView();
        String country = view.getPlan().getSeats(0);
        SeatPersonRequest.Builder move =
                SeatPersonRequest.newBuilder().setWorld(1).setCountry(country);
        var reasons = new ArrayList<ErrorReason>();
        for (int person = 1; person <= 14; person++) {
            SeatPersonRequest request = move.setPerson(person).build();
            try {
                var unused = school.as(opened.getTeacherToken()).seatPerson(request);
            } catch (io.grpc.StatusRuntimeException e) {
                reasons.add(Errors.reason(e));
            }
        }
        assertThat(seat(opened, country).getDelegatesCount()).isEqualTo(6);
        assertThat(reasons).hasSize(8).containsOnly(ErrorReason.ERROR_REASON_LIMIT_EXCEEDED);
    }

    @Test
    void aHandIsSeenByItsOwnerAndTheTeacherAlone() {
        CreateClassResponse opened = school.opens(6);
        List<String> students = school.joins(opened, 6);
        var unused = school.as(students.get(0))
                .raiseHand(RaiseHandRequest.newBuilder().setRaised(true).build());
        assertThat(hands(opened.getTeacherToken())).isEqualTo(1);
        assertThat(hands(students.get(0))).isEqualTo(1);
        assertThat(hands(students.get(1))).isZero();
        assertThat(hands(opened.getProjectorToken())).isZero();
    }

    private long hands(String token) {
        return school.seen(token).getView().getWorlds(0).getSeatsList().stream()
                .flatMap(seat -> seat.getDelegatesList().stream())
                .filter(Person::getHandRaised)
                .count();
    }

    @Test
    void aTurnThatTheTeacherEndsPassesForThoseWhoHaveNotAnswered() {
        CreateClassResponse opened = school.opens(1);
        String student = school.joins(opened, 1).getFirst();
        school.starts(opened);
        int turn = school.seen(student, ClassroomTest::waits).getView().getPendingTurn();
        var unused = school.as(opened.getTeacherToken()).moveDeadline(MoveDeadlineRequest.getDefaultInstance());
        WatchClassResponse next =
                school.seen(student, step -> waits(step) && step.getView().getPendingTurn() > turn);
        assertThat(next.getView().getWorlds(0).getKind()).isNotEqualTo(TurnKind.TURN_KIND_MEASURES);
        String country = next.getView().getMe().getCountry();
        school.seen(
                opened.getTeacherToken(),
                step -> step.getView().getWorlds(0).getSeatsList().stream()
                        .anyMatch(seat -> seat.getCountry().equals(country) && seat.getMissed() == 1));
    }

    @Test
    void aClockThatStandsShowsNoDeadlineAndWhyAndGoesOnWithWhatWasLeft() {
        CreateClassResponse opened = school.opens(1);
        String student = school.joins(opened, 1).getFirst();
        school.starts(opened);
        school.seen(student, step -> step.getView().getWorlds(0).hasDeadline());
        var teacher = school.as(opened.getTeacherToken());
        var unused = teacher.setClock(SetClockRequest.newBuilder()
                .setPaused(true)
                .setBecause("fire drill")
                .build());
        var world = school.seen(student, step -> step.getView().getWorlds(0).getPaused())
                .getView()
                .getWorlds(0);
        assertThat(world.hasDeadline()).isFalse();
        assertThat(world.getPausedBecause()).isEqualTo("fire drill");
        long left = world.getTimeLeft().getSeconds();
        var more = teacher.moveDeadline(MoveDeadlineRequest.newBuilder()
                .setLater(Duration.newBuilder().setSeconds(120))
                .build());
        assertThat(more).isNotNull();
        unused = teacher.setClock(SetClockRequest.newBuilder().setPaused(false).build());
        assertThat(school.seen(student, step -> step.getView().getWorlds(0).hasDeadline())
                        .getView()
                        .getWorlds(0)
                        .getTimeLeft()
                        .getSeconds())
                .isBetween(left + 110, left + 121);
    }

    @Test
    void aSeatThatIsGivenToAStrategyIsPlayedByItUntilItIsHandedBack() {
        CreateClassResponse opened = school.opens(2);
        List<String> students = school.joins(opened, 2);
        school.starts(opened);
        String given = students.get(0);
        WatchClassResponse first = school.seen(given, ClassroomTest::waits);
        String country = first.getView().getMe().getCountry();
        school.seen(students.get(1), ClassroomTest::waits);
        var teacher = school.as(opened.getTeacherToken());
        SetDriverRequest.Builder seat =
                SetDriverRequest.newBuilder().setWorld(1).setCountry(country);
        var unused = teacher.setDriver(
                seat.setDriver(SeatDriver.SEAT_DRIVER_BUILT_IN).build());
        assertThat(seat(opened, country).getDriver()).isEqualTo(SeatDriver.SEAT_DRIVER_BUILT_IN);
        int turn = first.getView().getPendingTurn();
        assertThat(School.reason(() -> school.plays(given, turn, HOLD)))
                .isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
        unused = teacher.setDriver(
                seat.setDriver(SeatDriver.SEAT_DRIVER_DELEGATES).build());
        int other = school.seen(students.get(1), ClassroomTest::waits).getView().getPendingTurn();
        assertThat(school.plays(students.get(1), other, HOLD).hasEnded()).isTrue();
        int later = laterTurn(given, turn, students.get(1));
        assertThat(school.plays(given, later, HOLD).hasEnded()).isTrue();
    }

    @Test
    void nobodySeesBeforeTheDebriefWhatAnotherSeatKeepsToItself() {
        CreateClassResponse opened = school.opens(4);
        List<String> students = school.joins(opened, 4);
        school.starts(opened);
        for (String student : students) {
            WatchClassResponse step = school.seen(student, seen -> seen.hasTurn());
            assertThat(step.getTurn().getView().getSeat())
                    .isEqualTo(step.getView().getMe().getCountry());
            assertThat(step.getView().getPlan().hasSeed()).isFalse();
        }
        for (String token : List.of(opened.getTeacherToken(), opened.getProjectorToken())) {
            WatchClassResponse step = school.seen(token);
            assertThat(step.hasTurn()).isFalse();
            assertThat(step.getView().getPlan().hasSeed()).isFalse();
        }
        assertThat(school.seen(opened.getProjectorToken()).getView().getCode()).isEmpty();
    }

    @Test
    void whatIsSaidReachesThoseItIsSaidToAndTheTeacherAndNobodyElse() {
        CreateClassResponse opened = school.opens(6);
        List<String> students = school.joins(opened, 6);
        String speaker = students.get(0);
        ClassView me = school.seen(speaker).getView();
        String own = me.getMe().getCountry();
        String other = me.getPlan().getSeatsList().stream()
                .filter(country -> !country.equals(own))
                .findFirst()
                .orElseThrow();
        school.says(speaker, "1", EVERYONE, "to all");
        school.says(speaker, "2", Channel.newBuilder().setCountry(other).build(), "to " + other);
        school.says(
                speaker,
                "3",
                Channel.newBuilder()
                        .setDelegation(Delegation.getDefaultInstance())
                        .build(),
                "to us");
        school.says(
                speaker,
                "4",
                Channel.newBuilder().setTeacher(Teacher.getDefaultInstance()).build(),
                "to the teacher");
        assertThat(heard(opened.getTeacherToken())).hasSize(4);
        assertThat(heard(opened.getProjectorToken())).isEmpty();
        for (String student : students) {
            String country = school.seen(student).getView().getMe().getCountry();
            assertThat(heard(student))
                    .as("what %s hears", country)
                    .isEqualTo(
                            student.equals(speaker)
                                    ? Set.of("to all", "to " + other, "to us", "to the teacher")
                                    : country.equals(own)
                                            ? Set.of("to all", "to " + other, "to us")
                                            : country.equals(other)
                                                    ? Set.of("to all", "to " + other)
                                                    : Set.of("to all"));
        }
    }

    @Test
    void whoeverSpeaksWithoutEndIsSlowedAndNobodyElseIs() {
        CreateClassResponse opened = school.opens(2);
        List<String> students = school.joins(opened, 2);

        ErrorReason reason = School.reason(() -> {
            for (int i = 0; i < 100; i++) {
                school.says(students.getFirst(), "word " + i, EVERYONE, "blah");
            }
        });

        assertThat(reason).isEqualTo(ErrorReason.ERROR_REASON_LIMIT_EXCEEDED);
        assertThat(school.says(students.getLast(), "1", EVERYONE, "Shall we?")).isPositive();
        for (int i = 0; i < 20; i++) {
            assertThat(school.says(opened.getTeacherToken(), "word " + i, EVERYONE, "Quiet, please."))
                    .isPositive();
        }
    }

    @Test
    void theSameMessageIsSaidOnceAndCanBeTakenBack() {
        CreateClassResponse opened = school.opens(2);
        String student = school.joins(opened, 1).getFirst();
        long number = school.says(student, "once", EVERYONE, "a word");
        assertThat(school.says(student, "once", EVERYONE, "a word")).isEqualTo(number);
        long seen = school.seen(student).getCursor();
        var unused = school.as(opened.getTeacherToken())
                .removeMessage(
                        RemoveMessageRequest.newBuilder().setNumber(number).build());
        Message later = school.as(student)
                .watchClass(WatchClassRequest.newBuilder().setAfter(seen).build())
                .next()
                .getMessages(0);
        assertThat(later.getNumber()).isEqualTo(number);
        assertThat(later.getRemoved()).isTrue();
        assertThat(later.getText()).isEmpty();
    }

    @Test
    void whoeverComesBackWithACursorHearsWhatWasSaidSinceAndNothingTwice() {
        CreateClassResponse opened = school.opens(2);
        List<String> students = school.joins(opened, 2);
        school.says(students.get(0), "1", EVERYONE, "before");
        long seen = school.seen(students.get(1)).getCursor();
        school.says(students.get(0), "2", EVERYONE, "after");
        assertThat(school.as(students.get(1))
                        .watchClass(
                                WatchClassRequest.newBuilder().setAfter(seen).build())
                        .next()
                        .getMessagesList())
                .extracting(Message::getText)
                .containsExactly("after");
    }

    @Test
    void aConsoleThatIsStartedAgainHasEveryPersonEveryWordAndTheTurnThatWaited() throws IOException {
        CreateClassResponse opened = school.opens(2);
        JoinClassResponse joined = school.anybody()
                .joinClass(JoinClassRequest.newBuilder()
                        .setCode(opened.getCode())
                        .setName("Ada")
                        .build());
        school.starts(opened);
        school.says(joined.getToken(), "1", EVERYONE, "still here");
        int turn =
                school.seen(joined.getToken(), ClassroomTest::waits).getView().getPendingTurn();

        startsAgain();

        WatchClassResponse back = school.seen(joined.getToken(), ClassroomTest::waits);
        assertThat(back.getView().getPendingTurn()).isEqualTo(turn);
        assertThat(back.getView().getMe().getName()).isEqualTo("Ada");
        assertThat(heard(joined.getToken())).containsExactly("still here");
        assertThat(school.seen(opened.getTeacherToken()).getView().getStage())
                .isEqualTo(ClassStage.CLASS_STAGE_PLAYING);
        assertThat(school.plays(joined.getToken(), turn, HOLD).hasEnded()).isTrue();
    }

    @Test
    void aReturnCodeOpensTheSeatOnAnotherDeviceUntilThePersonIsRemoved() {
        CreateClassResponse opened = school.opens(2);
        JoinClassResponse joined = school.anybody()
                .joinClass(JoinClassRequest.newBuilder()
                        .setCode(opened.getCode().toLowerCase(java.util.Locale.ROOT))
                        .setName("Ada")
                        .build());
        ReturnToClassRequest back = ReturnToClassRequest.newBuilder()
                .setReturnCode(joined.getReturnCode().substring(0, 5) + "-"
                        + joined.getReturnCode().substring(5))
                .build();
        String second = school.anybody().returnToClass(back).getToken();
        assertThat(school.seen(second).getView().getMe().getName()).isEqualTo("Ada");
        assertThat(school.seen(joined.getToken()).getView().getMe().getName()).isEqualTo("Ada");
        var unused = school.as(opened.getTeacherToken())
                .removePerson(RemovePersonRequest.newBuilder().setPerson(1).build());
        assertThat(School.reason(() -> school.seen(second))).isEqualTo(ErrorReason.ERROR_REASON_TOKEN_INVALID);
        assertThat(School.reason(() -> school.anybody().returnToClass(back)))
                .isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_CLASS);
    }

    @Test
    void afterTheStartNobodyComesInUntilTheTeacherOpensTheDoor() {
        CreateClassResponse opened = school.opens(2);
        school.joins(opened, 1);
        school.starts(opened);
        assertThat(School.reason(() -> school.joins(opened.getCode(), "Late")))
                .isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
        var unused = school.as(opened.getTeacherToken())
                .setDoor(SetDoorRequest.newBuilder().setOpen(true).build());
        ClassView view = school.seen(school.joins(opened.getCode(), "Late"), ClassroomTest::waits)
                .getView();
        assertThat(view.getMe().getName()).isEqualTo("Late");
    }

    @Test
    void aTurnIsEndedAlsoWhileTheClockStands() {
        CreateClassResponse opened = school.opens(1);
        String student = school.joins(opened, 1).getFirst();
        school.starts(opened);
        int turn = school.seen(student, ClassroomTest::waits).getView().getPendingTurn();
        var teacher = school.as(opened.getTeacherToken());
        var paused =
                teacher.setClock(SetClockRequest.newBuilder().setPaused(true).build());
        assertThat(paused).isNotNull();
        var unused = teacher.moveDeadline(MoveDeadlineRequest.getDefaultInstance());
        school.seen(student, step -> waits(step) && step.getView().getPendingTurn() > turn);
    }

    @Test
    void theConsoleFindsEveryClassAgainWithItsTeachersToken() throws IOException {
        CreateClassResponse opened = school.opens(2);
        startsAgain();
        ListClassesResponse list =
                school.as(school.consoleToken()).listClasses(ListClassesRequest.getDefaultInstance());
        assertThat(list.getClassesList()).singleElement().satisfies(one -> {
            assertThat(one.getCode()).isEqualTo(opened.getCode());
            assertThat(one.getTeacherToken()).isEqualTo(opened.getTeacherToken());
        });
        assertThat(school.seen(opened.getTeacherToken()).getView().getProjectorToken())
                .isEqualTo(opened.getProjectorToken());
    }

    @Test
    void nothingIsLeftOfAClassThatIsDeletedAlsoAfterARestart() throws IOException {
        CreateClassResponse opened = school.opens(2);
        CreateClassResponse other = school.opens(1);
        String student = school.joins(opened, 2).getFirst();
        school.says(student, "1", EVERYONE, "Remember me.");
        school.starts(opened);
        school.seen(student, ClassroomTest::waits);

        assertThat(contents("classes.db")).contains("Remember me.");

        var unused = school.as(school.consoleToken())
                .deleteClass(DeleteClassRequest.newBuilder()
                        .setCode(opened.getCode())
                        .build());

        assertThat(School.reason(() -> school.seen(student))).isEqualTo(ErrorReason.ERROR_REASON_TOKEN_INVALID);
        assertThat(School.reason(() -> school.as(school.consoleToken())
                        .deleteClass(DeleteClassRequest.newBuilder()
                                .setCode(opened.getCode())
                                .build())))
                .isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_CLASS);
        assertThat(school.sessions()).isZero();
        assertThat(contents("classes.db")).doesNotContain("Remember me.");
        startsAgain();
        assertThat(school.as(school.consoleToken())
                        .listClasses(ListClassesRequest.getDefaultInstance())
                        .getClassesList())
                .extracting(ClassSummary::getCode)
                .containsExactly(other.getCode());
    }

    @Test
    void whoWasRemovedSaysNothingMoreAndIsNeverTakenForTheTeacher() {
        CreateClassResponse opened = school.opens(2);
        List<String> students = school.joins(opened, 2);
        school.says(students.get(0), "1", EVERYONE, "a word of mine");
        var unused = school.as(opened.getTeacherToken())
                .removePerson(RemovePersonRequest.newBuilder().setPerson(1).build());
        assertThat(School.reason(() -> school.says(students.get(0), "2", EVERYONE, "another")))
                .isEqualTo(ErrorReason.ERROR_REASON_TOKEN_INVALID);
        assertThat(school.seen(students.get(1)).getMessagesList())
                .singleElement()
                .satisfies(message -> assertThat(message.getFrom().getId()).isEqualTo(1));
    }

    @Test
    void whoeverGuessesCodesIsSlowed() {
        var guess =
                JoinClassRequest.newBuilder().setCode("AAAAAA").setName("Eve").build();
        var reasons = new ArrayList<ErrorReason>();
        for (int i = 0; i < 80; i++) {
            reasons.add(School.reason(() -> school.anybody().joinClass(guess)));
        }
        assertThat(reasons.getFirst()).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_CLASS);
        assertThat(reasons.getLast()).isEqualTo(ErrorReason.ERROR_REASON_LIMIT_EXCEEDED);
    }

    @Test
    void aFrozenClassIsFollowedToItsEndAndOpensItsSecrets() {
        CreateClassResponse opened = school.opens(12);
        List<String> students = school.joins(opened, 12);
        school.starts(opened);
        assertThat(School.reason(() -> school.as(students.get(0)).getDebrief(GetDebriefRequest.getDefaultInstance())))
                .isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
        assertThat(school.seen(students.get(0)).getView().getWorldsCount()).isEqualTo(1);
        var unused = school.as(opened.getTeacherToken()).freezeClass(FreezeClassRequest.getDefaultInstance());
        school.seen(students.get(0), step -> step.getView().getDebriefReady());
        GetDebriefResponse debrief = school.as(students.get(0)).getDebrief(GetDebriefRequest.getDefaultInstance());
        assertThat(debrief.getWorldsCount()).isEqualTo(2);
        assertThat(debrief.getWorldsList())
                .allSatisfy(world -> assertThat(world.getReport().getOutlookList())
                        .isNotEmpty()
                        .allSatisfy(country -> assertThat(country.getMonthsList())
                                .extracting(m -> m.getMonth())
                                .contains(0, 12, 24, 60)));
        assertThat(school.as(students.get(0))
                        .getStory(GetStoryRequest.newBuilder().setWorld(2).build())
                        .getHtml())
                .isEqualTo("<p>" + debrief.getWorlds(1).getReport().getTranscriptDigest() + "</p>");
        assertThat(School.reason(() -> school.as(students.get(0))
                        .getStory(GetStoryRequest.newBuilder().setWorld(3).build())))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
    }

    @Test
    void aPersonIsMovedAndRenamedInTheLobbyAndToNoSeatThatNobodyPlays() {
        CreateClassResponse opened = school.opens(4);
        String student = school.joins(opened, 1).getFirst();
        ClassView view = school.seen(student).getView();
        String other = view.getPlan().getSeats(1);
        SeatPersonRequest.Builder move =
                SeatPersonRequest.newBuilder().setPerson(1).setWorld(1).setCountry(other);
        var unused = school.as(opened.getTeacherToken())
                .seatPerson(move.setName("Bea").build());
        assertThat(school.seen(student).getView().getMe().getCountry()).isEqualTo(other);
        assertThat(school.seen(student).getView().getMe().getName()).isEqualTo("Bea");
        assertThat(School.reason(() -> school.as(opened.getTeacherToken())
                        .seatPerson(move.setCountry("JPN").build())))
                .isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY);
        assertThat(School.reason(() -> school.as(opened.getTeacherToken())
                        .seatPerson(move.setCountry(other).setWorld(2).build())))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        assertThat(School.reason(() -> school.as(opened.getTeacherToken())
                        .seatPerson(move.setWorld(1).setPerson(7).build())))
                .isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_PERSON);
    }

    @Test
    void textIsBoundedInEveryPlaceWhereStudentsWrite() {
        CreateClassResponse opened = school.opens(2);
        String student = school.joins(opened, 1).getFirst();
        assertThat(School.reason(() -> school.joins(opened.getCode(), "x".repeat(41))))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        assertThat(School.reason(() -> school.joins(opened.getCode(), "  ")))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        assertThat(School.reason(() -> school.says(student, "1", EVERYONE, "x".repeat(501))))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        assertThat(School.reason(() -> school.says(student, "1", Channel.getDefaultInstance(), "to whom?")))
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        SayResponse said = school.as(student)
                .say(SayRequest.newBuilder()
                        .setMessageId("2")
                        .setChannel(EVERYONE)
                        .setText("x".repeat(500))
                        .build());
        assertThat(said.getNumber()).isPositive();
    }
}
