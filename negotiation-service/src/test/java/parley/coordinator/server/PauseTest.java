package parley.coordinator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static parley.coordinator.DialledIn.nextTurn;
import static parley.coordinator.DialledIn.stub;
import static parley.coordinator.DialledIn.submit;
import static parley.coordinator.ServedCoordinator.starter;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.coordinator.DialledIn;
import parley.coordinator.DialledIn.Stream;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.store.DatabaseStore;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.AssignSeatRequest;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.DialIn;
import parley.proto.negotiation.v1.ExtendTurnRequest;
import parley.proto.negotiation.v1.Pause;
import parley.proto.negotiation.v1.PauseSessionRequest;
import parley.proto.negotiation.v1.ResumeSessionRequest;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.NoReplyReason;
import parley.proto.seat.v1.SeatClock;
import parley.proto.seat.v1.TakeSeatResponse;
import parley.proto.seat.v1.Turn;
import parley.summit.seat.Reply;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Errors;
import parley.wire.Times;

/** Sessions whose clocks are stopped, go on, and get more time. */
class PauseTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONGER_THAN_THAT = Duration.ofMillis(1500);
    private static final Duration SOON = Duration.ofMillis(300);
    private static final String WHY = "back at ten past";

    @TempDir
    private Path folder;

    private static CreateSessionRequest.Builder dialIn(String... countries) {
        CreateSessionRequest.Builder request = starter(7, Map.of());
        for (String country : countries) {
            request.addSeats(SeatAssignment.newBuilder().setCountry(country).setDialIn(DialIn.getDefaultInstance()));
        }
        return request;
    }

    private static ServedCoordinator patient(Duration patience) {
        return ServedCoordinator.start(ServedCoordinator.settings().withPatience(patience));
    }

    private static Session pause(ServedCoordinator coordinator, String session, String reason) {
        return coordinator
                .negotiation()
                .pauseSession(PauseSessionRequest.newBuilder()
                        .setName(session)
                        .setReason(reason)
                        .build())
                .getSession();
    }

    private static Session resume(ServedCoordinator coordinator, String session) {
        return coordinator
                .negotiation()
                .resumeSession(
                        ResumeSessionRequest.newBuilder().setName(session).build())
                .getSession();
    }

    private static ExtendTurnRequest.Builder more(String session, Duration time) {
        return ExtendTurnRequest.newBuilder().setName(session).setMore(Times.toProto(time));
    }

    private static void extend(ServedCoordinator coordinator, ExtendTurnRequest.Builder request) {
        var unused = coordinator.negotiation().extendTurn(request.build());
    }

    private static AwaitTurnResponse now(ServedCoordinator coordinator, String session) {
        return DialledIn.await(stub(coordinator, session, "CHN"), session, 0, Duration.ZERO);
    }

    private static Duration left(SeatClock clock) {
        return Times.fromProto(clock.getTimeLeft());
    }

    private static String undisturbed() throws InterruptedException {
        try (var coordinator = ServedCoordinator.start()) {
            return coordinator
                    .play(starter(7, Map.of())
                            .addSeats(SeatAssignment.newBuilder()
                                    .setCountry("CHN")
                                    .setStrategy("boulware")))
                    .getDigest();
        }
    }

    private static List<AwaitTurnResponse> play(ServedCoordinator coordinator, String session) {
        return DialledIn.play(coordinator, session, "CHN", DialledIn.playing("boulware"));
    }

    private static SeatClock clock(Stream stream) throws InterruptedException {
        TakeSeatResponse told = stream.next().orElseThrow();
        assertThat(told.hasClock()).as("%s", told.getToldCase()).isTrue();
        assertThat(told.getNumber()).isZero();
        return told.getClock();
    }

    @Test
    void noTurnRunsOutOfTimeDuringAPauseAndAfterItEachHasWhatWasLeft() throws Exception {
        try (var coordinator = patient(SHORT)) {
            String session = coordinator.create(dialIn("CHN")).getName();
            Turn turn = nextTurn(stub(coordinator, session, "CHN"), session, 0).getTurn();
            pause(coordinator, session, WHY);
            Thread.sleep(LONGER_THAN_THAT);
            AwaitTurnResponse paused = now(coordinator, session);
            long resumed = System.nanoTime();
            resume(coordinator, session);
            var end = DialledIn.await(
                            stub(coordinator, session, "CHN"), session, 2L * turn.getTurn() - 1, Duration.ofSeconds(20))
                    .getEnded(0);
            Duration took = Duration.ofNanos(System.nanoTime() - resumed);

            assertThat(paused.getTurn().getTurn()).isEqualTo(turn.getTurn());
            assertThat(paused.getTurn().hasDeadline()).isFalse();
            assertThat(paused.getClock().hasDeadline()).isFalse();
            assertThat(paused.getClock().getPause().getReason()).isEqualTo(WHY);
            assertThat(left(paused.getClock())).isPositive().isLessThan(SHORT);
            assertThat(end.getNoReply().getReason()).isEqualTo(NoReplyReason.NO_REPLY_REASON_DEADLINE);
            assertThat(end.getNoReply().getDetail()).isEqualTo("no answer within 1 s");
            assertThat(took).isGreaterThanOrEqualTo(left(paused.getClock()));
        }
    }

    @Test
    void duringAPauseAnswersCountAndNoTurnIsPut() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            var stub = stub(coordinator, session, "CHN");
            Turn turn = nextTurn(stub, session, 0).getTurn();
            pause(coordinator, session, "");

            Move move = DialledIn.playing("boulware").apply(turn);
            assertThat(submit(stub, session, turn.getTurn(), move).getEnded().getMove())
                    .isEqualTo(move);
            long seen = 2L * turn.getTurn();
            AwaitTurnResponse nothing = DialledIn.await(stub, session, seen, SOON);
            assertThat(nothing.hasTurn()).isFalse();
            assertThat(nothing.getClock().getTurn()).isZero();
            assertThat(nothing.getClock().hasPause()).isTrue();
            isDeclined(() -> extend(coordinator, more(session, SHORT)), ErrorReason.ERROR_REASON_NO_TIMED_TURN);
            resume(coordinator, session);
            assertThat(nextTurn(stub, session, seen).getTurn().getTurn()).isGreaterThan(turn.getTurn());
        }
    }

    @Test
    void whatIsPlayedIsTheSameWithPausesAsWithout() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            var pauses = new AtomicInteger();
            DialledIn.play(coordinator, session, "CHN", turn -> {
                pause(coordinator, session, "pause " + pauses.incrementAndGet());
                extend(coordinator, more(session, SHORT));
                resume(coordinator, session);
                return DialledIn.playing("boulware").apply(turn);
            });

            assertThat(pauses).hasPositiveValue();
            assertThat(coordinator.end(session).getDigest()).isEqualTo(undisturbed());
        }
    }

    @Test
    void watchersAndSeatsAreToldOfPausesAndOfMoreTime() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            try (var stream = new Stream(coordinator, session, "CHN", 0)) {
                int turn = stream.next().orElseThrow().getTurn().getTurn();
                long last = coordinator.get(session).getLastEvent();
                Iterator<WatchSessionResponse> watch = watch(coordinator, session, last);
                Session paused = pause(coordinator, session, WHY);
                WatchSessionResponse stopped = watch.next();
                SeatClock seatStopped = clock(stream);
                extend(coordinator, more(session, Duration.ofMinutes(2)).setCountry("CHN"));
                SeatClock longer = clock(stream);
                pause(coordinator, session, "at a quarter past");
                WatchSessionResponse otherwise = watch.next();
                clock(stream);
                Session running = resume(coordinator, session);
                WatchSessionResponse goesOn = watch.next();
                SeatClock seatGoesOn = clock(stream);

                assertThat(paused.getPause().getReason()).isEqualTo(WHY);
                assertThat(stopped.hasEvent()).isFalse();
                assertThat(stopped.getCursor()).isEqualTo(last);
                assertThat(stopped.getPause()).isEqualTo(paused.getPause());
                assertThat(seatStopped.getTurn()).isEqualTo(turn);
                assertThat(seatStopped.getPause().getReason()).isEqualTo(WHY);
                assertThat(left(longer)).isEqualTo(left(seatStopped).plusMinutes(2));
                assertThat(otherwise.getPause())
                        .isEqualTo(paused.getPause().toBuilder()
                                .setReason("at a quarter past")
                                .build());
                assertThat(running.hasPause()).isFalse();
                assertThat(goesOn).isEqualTo(stopped.toBuilder().clearPause().build());
                assertThat(seatGoesOn.hasPause()).isFalse();
                assertThat(seatGoesOn.hasDeadline()).isTrue();
                assertThat(left(seatGoesOn)).isLessThanOrEqualTo(left(longer)).isGreaterThan(Duration.ofMinutes(2));
            }
        }
    }

    @Test
    void whoeverComesDuringAPauseIsTold() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            nextTurn(stub(coordinator, session, "CHN"), session, 0);
            Pause pause = pause(coordinator, session, WHY).getPause();
            try (var stream = new Stream(coordinator, session, "CHN", 0)) {
                assertThat(stream.next().orElseThrow().getTurn().hasDeadline()).isFalse();
                assertThat(clock(stream).getPause().getReason()).isEqualTo(WHY);
            }
            Iterator<WatchSessionResponse> watch = watch(coordinator, session, 0);
            WatchSessionResponse step = watch.next();
            assertThat(step.hasEvent()).isTrue();
            while (step.hasEvent()) {
                assertThat(step.getPause()).isEqualTo(pause);
                step = watch.next();
            }
            assertThat(step.getPause()).isEqualTo(pause);
            assertThat(coordinator.get(session).getPause()).isEqualTo(pause);
        }
    }

    @Test
    void aPauseOutlivesTheCoordinatorWithTheTimeThatWasLeft() throws Exception {
        String session;
        Pause pause;
        Duration left;
        try (var first = ServedCoordinator.start(ServedCoordinator.settings(), DatabaseStore.in(folder))) {
            session = first.create(dialIn("CHN")).getName();
            nextTurn(stub(first, session, "CHN"), session, 0);
            extend(first, more(session, Duration.ofSeconds(10)).setRequestId("before"));
            pause = pause(first, session, WHY).getPause();
            extend(first, more(session, Duration.ofSeconds(20)));
            left = left(now(first, session).getClock());
        }
        Thread.sleep(SOON);
        try (var second = ServedCoordinator.start(ServedCoordinator.settings(), DatabaseStore.in(folder))) {
            AwaitTurnResponse there = DialledIn.again(() -> now(second, session));

            assertThat(left).isGreaterThan(Duration.ofSeconds(80)).isLessThan(Duration.ofSeconds(90));
            assertThat(second.get(session).getPause()).isEqualTo(pause);
            assertThat(there.getTurn().getTurn()).isEqualTo(1);
            assertThat(there.getTurn().hasDeadline()).isFalse();
            assertThat(left(there.getClock())).isEqualTo(left);
            extend(second, more(session, Duration.ofSeconds(10)).setRequestId("before"));
            assertThat(left(now(second, session).getClock())).isEqualTo(left);
            resume(second, session);
            assertThat(left(now(second, session).getClock())).isLessThan(left).isGreaterThan(left.minusSeconds(10));
            play(second, session);
            assertThat(second.end(session).getDigest()).isEqualTo(undisturbed());
        }
    }

    @Test
    void aPauseBetweenTwoTurnsOutlivesTheCoordinatorAsWell() throws Exception {
        String session;
        long last;
        try (var first = ServedCoordinator.start(ServedCoordinator.settings(), DatabaseStore.in(folder))) {
            session = first.create(dialIn("CHN")).getName();
            var stub = stub(first, session, "CHN");
            Turn turn = nextTurn(stub, session, 0).getTurn();
            pause(first, session, WHY);
            Iterator<WatchSessionResponse> watch =
                    watch(first, session, first.get(session).getLastEvent());
            submit(stub, session, turn.getTurn(), DialledIn.playing("boulware").apply(turn));
            // The next turn waits for the clocks when their reason changes, and was put to nobody.
            awaitEvent(watch);
            last = pause(first, session, "another reason").getLastEvent();
        }
        try (var second = ServedCoordinator.start(ServedCoordinator.settings(), DatabaseStore.in(folder))) {
            AwaitTurnResponse there =
                    DialledIn.again(() -> DialledIn.await(stub(second, session, "CHN"), session, 2, SOON));
            assertThat(there.hasTurn()).isFalse();
            assertThat(there.getClock().getPause().getReason()).isEqualTo("another reason");
            assertThat(second.get(session).getLastEvent()).isEqualTo(last);
            resume(second, session);
            play(second, session);
            assertThat(second.end(session).getDigest()).isEqualTo(undisturbed());
        }
    }

    private static Iterator<WatchSessionResponse> watch(ServedCoordinator coordinator, String session, long after) {
        return coordinator
                .negotiation()
                .watchSession(WatchSessionRequest.newBuilder()
                        .setName(session)
                        .setAfter(after)
                        .build());
    }

    private static void awaitEvent(Iterator<WatchSessionResponse> watch) {
        while (!watch.next().hasEvent()) {
            // Only the clocks changed.
        }
    }

    private static List<DecideRequest> first(ScriptedAgent agent) {
        return agent.asked().stream()
                .filter(request -> request.getRequestId().endsWith("/turns/1"))
                .toList();
    }

    @Test
    void anAgentWhoseCallEndsDuringAPauseIsAskedAgainWithTheTimeThatWasLeft() throws Exception {
        var asked = new CountDownLatch(1);
        try (var coordinator = patient(SHORT);
                var agent = ScriptedAgent.answering(request -> {
                    if (asked.getCount() > 0) {
                        asked.countDown();
                        return ScriptedAgent.nothingUntilCancelled();
                    }
                    return ScriptedAgent.decidedBy(BuiltInStrategy.named("boulware"))
                            .apply(request);
                })) {
            String session = coordinator
                    .create(starter(7, Map.of("CHN", agent.address())))
                    .getName();
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            pause(coordinator, session, WHY);
            Thread.sleep(LONGER_THAN_THAT);
            List<DecideRequest> duringThePause = agent.asked();
            resume(coordinator, session);

            assertThat(coordinator.end(session).getDigest()).isEqualTo(undisturbed());
            assertThat(duringThePause).hasSize(1);
            List<DecideRequest> first = first(agent);
            assertThat(first).hasSize(2);
            assertThat(first.get(1).getRequestId()).isEqualTo(first.get(0).getRequestId());
            assertThat(Times.fromProto(first.get(1).getDeadline()))
                    .isAfter(Times.fromProto(first.get(0).getDeadline()));
        }
    }

    @Test
    void anAnswerThatAnAgentGivesDuringAPauseCounts() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var coordinator = ServedCoordinator.start();
                var agent = ScriptedAgent.answering(request -> {
                    asked.countDown();
                    return ScriptedAgent.afterwards(answer);
                })) {
            String session = coordinator
                    .create(starter(7, Map.of("CHN", agent.address())))
                    .getName();
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            pause(coordinator, session, WHY);
            answer.countDown();
            while (coordinator.turns(session, "CHN").isEmpty()) {
                Thread.sleep(10);
            }
            Thread.sleep(SOON);
            assertThat(coordinator.turns(session, "CHN")).hasSize(1);
            resume(coordinator, session);

            coordinator.end(session);
            assertThat(first(agent)).hasSize(1);
            assertThat(coordinator.turns(session, "CHN")).allMatch(turn -> turn.reply() instanceof Reply.Move);
        }
    }

    @Test
    void anAgentHasTheTimeThatItsTurnGotWhileItWasCalled() throws Exception {
        var asked = new CountDownLatch(1);
        try (var coordinator = patient(SHORT);
                var agent = ScriptedAgent.answering(request -> {
                    if (asked.getCount() > 0) {
                        asked.countDown();
                        return ScriptedAgent.nothingUntilCancelled();
                    }
                    return ScriptedAgent.holding();
                })) {
            String session = coordinator
                    .create(starter(7, Map.of("CHN", agent.address())))
                    .getName();
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            extend(coordinator, more(session, Duration.ofSeconds(30)));

            coordinator.end(session);
            assertThat(first(agent)).hasSize(2);
            assertThat(coordinator.turns(session, "CHN")).allMatch(turn -> turn.reply() instanceof Reply.Move);
        }
    }

    @Test
    void moreTimeIsGivenOnceForEachRequestAndOnlyToWhomItIsMeantFor() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN", "USA")).getName();
            nextTurn(stub(coordinator, session, "CHN"), session, 0);
            pause(coordinator, session, "");
            Duration china = left(now(coordinator, session).getClock());
            var usa = stub(coordinator, session, "USA");
            Duration other =
                    left(DialledIn.await(usa, session, 0, Duration.ZERO).getClock());
            for (int i = 0; i < 2; i++) {
                extend(
                        coordinator,
                        more(session, Duration.ofMinutes(2)).setRequestId("r").setCountry("CHN"));
            }
            extend(coordinator, more(session, Duration.ofMinutes(1)));
            extend(coordinator, more(session, Duration.ofMinutes(1)));

            assertThat(left(now(coordinator, session).getClock())).isEqualTo(china.plusMinutes(4));
            assertThat(left(DialledIn.await(usa, session, 0, Duration.ZERO).getClock()))
                    .isEqualTo(other.plusMinutes(2));
        }
    }

    @Test
    void aSeatThatIsGivenToAnAgentDuringAPauseIsPlayedAfterIt() throws Exception {
        try (var coordinator = ServedCoordinator.start();
                var agent = ScriptedAgent.playing("boulware")) {
            String session = coordinator.create(dialIn("CHN")).getName();
            nextTurn(stub(coordinator, session, "CHN"), session, 0);
            pause(coordinator, session, "");
            assign(coordinator, session, SeatAssignment.newBuilder().setAgent(agent.address()));
            Thread.sleep(SOON);
            assertThat(agent.asked()).isEmpty();
            resume(coordinator, session);
            assertThat(coordinator.end(session).getDigest()).isEqualTo(undisturbed());
            assertThat(agent.asked()).isNotEmpty();
        }
    }

    @Test
    void anAgentWhoseSeatIsGivenAwayDuringAPauseIsNotAskedAgain() throws Exception {
        var asked = new CountDownLatch(1);
        var silence = new CountDownLatch(1);
        try (var coordinator = ServedCoordinator.start();
                var agent = ScriptedAgent.answering(request -> {
                    if (asked.getCount() > 0) {
                        asked.countDown();
                        ScriptedAgent.afterwards(silence);
                        throw Status.DEADLINE_EXCEEDED.asRuntimeException();
                    }
                    throw Status.INTERNAL.asRuntimeException();
                })) {
            String session = coordinator
                    .create(starter(7, Map.of("CHN", agent.address())))
                    .getName();
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            pause(coordinator, session, "");
            silence.countDown();
            assign(coordinator, session, SeatAssignment.newBuilder().setDialIn(DialIn.getDefaultInstance()));
            var stub = stub(coordinator, session, "CHN");
            long put = nextTurn(stub, session, 0).getNumber();
            resume(coordinator, session);
            assertThat(DialledIn.await(stub, session, put, SOON).getEndedList()).isEmpty();

            play(coordinator, session);
            assertThat(coordinator.end(session).getDigest()).isEqualTo(undisturbed());
            assertThat(agent.asked()).hasSize(1);
        }
    }

    private static void assign(ServedCoordinator coordinator, String session, SeatAssignment.Builder driver) {
        var unused = coordinator
                .negotiation()
                .assignSeat(AssignSeatRequest.newBuilder()
                        .setName(session)
                        .setSeat(driver.setCountry("CHN"))
                        .build());
    }

    @Test
    void aPausedSessionIsCancelled() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            var stub = stub(coordinator, session, "CHN");
            Turn turn = nextTurn(stub, session, 0).getTurn();
            pause(coordinator, session, "");
            submit(stub, session, turn.getTurn(), Move.getDefaultInstance());
            coordinator.server().coordinator().cancel(session);

            assertThat(coordinator.get(session).hasPause()).isFalse();
            var steps = new ArrayList<>(coordinator.watch(session, 0));
            assertThat(steps.getLast().hasPause()).isFalse();
            isDeclined(() -> pause(coordinator, session, ""), ErrorReason.ERROR_REASON_SESSION_OVER);
            isDeclined(() -> resume(coordinator, session), ErrorReason.ERROR_REASON_SESSION_OVER);
            isDeclined(() -> extend(coordinator, more(session, SHORT)), ErrorReason.ERROR_REASON_SESSION_OVER);
        }
    }

    @Test
    void whatCannotBeIsNamed() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            nextTurn(stub(coordinator, session, "CHN"), session, 0);

            isDeclined(() -> pause(coordinator, session, "x".repeat(201)), ErrorReason.ERROR_REASON_INVALID_FIELD);
            isDeclined(() -> pause(coordinator, "sessions/none", ""), ErrorReason.ERROR_REASON_UNKNOWN_SESSION);
            for (Duration time : List.of(
                    Duration.ZERO,
                    SOON,
                    Duration.ofDays(2),
                    Duration.ofSeconds(-5),
                    Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))) {
                isDeclined(() -> extend(coordinator, more(session, time)), ErrorReason.ERROR_REASON_INVALID_FIELD);
            }
            isDeclined(
                    () -> extend(coordinator, more(session, SHORT).setCountry("AUT")),
                    ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY);
            isDeclined(
                    () -> extend(coordinator, more(session, SHORT).setCountry("USA")),
                    ErrorReason.ERROR_REASON_NO_TIMED_TURN);
            assertThat(pause(coordinator, session, "a\u0007b").getPause().getReason())
                    .doesNotContain("\u0007");
        }
    }

    private static void isDeclined(ThrowingCallable call, ErrorReason reason) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(Errors.reason(failure)).isEqualTo(reason);
    }
}
