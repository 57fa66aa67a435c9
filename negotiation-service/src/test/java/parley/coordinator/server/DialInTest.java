package parley.coordinator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.coordinator.DialledIn.nextTurn;
import static parley.coordinator.DialledIn.playing;
import static parley.coordinator.DialledIn.stub;
import static parley.coordinator.DialledIn.submit;
import static parley.coordinator.ServedCoordinator.starter;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.coordinator.DialledIn;
import parley.coordinator.DialledIn.Stream;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.session.Patience;
import parley.coordinator.store.DatabaseStore;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.AssignSeatRequest;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.DialIn;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.Session;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.EndedTurn;
import parley.proto.seat.v1.MeasureChoice;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.NoReplyReason;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.proto.seat.v1.TakeSeatResponse;
import parley.proto.seat.v1.Turn;
import parley.summit.seat.Reply;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Event;
import parley.wire.Errors;

/** Seats that are played by whoever dials in. */
class DialInTest {

    private static final Move HOLD = Move.getDefaultInstance();
    private static final Move ILLEGAL = Move.newBuilder()
            .addMeasures(MeasureChoice.newBuilder().setLadder("USA>CHN").setLevel(1))
            .build();
    private static final Duration SOON = Duration.ofMillis(300);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static CreateSessionRequest.Builder dialIn(String... countries) {
        CreateSessionRequest.Builder request = starter(7, Map.of());
        for (String country : countries) {
            request.addSeats(seat(country, "bot " + country));
        }
        return request;
    }

    private static SeatAssignment.Builder seat(String country, String name) {
        return SeatAssignment.newBuilder()
                .setCountry(country)
                .setDialIn(DialIn.newBuilder().setName(name));
    }

    @Test
    void whatIsWrongInTheAssignmentOfASeatIsNamedAsItsRequestHasIt() {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator
                    .create(starter(7, Map.of()).addSeats(seat("CHN", "Wang")))
                    .getName();

            assertThatThrownBy(() -> assign(
                            coordinator, session, SeatAssignment.newBuilder().setCountry("CHN")))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining(": seat.driver:");
            assertThatThrownBy(() -> assign(coordinator, session, seat("CHN", "Wang".repeat(100))))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining(": seat.dial_in.name: 400 characters");
        }
    }

    private static void assign(ServedCoordinator coordinator, String session, SeatAssignment.Builder seat) {
        var unused = coordinator
                .negotiation()
                .assignSeat(AssignSeatRequest.newBuilder()
                        .setName(session)
                        .setSeat(seat)
                        .build());
    }

    /** As it comes out where strategies in the coordinator's process play these seats. */
    private static String undisturbed(Map<String, String> strategies) throws InterruptedException {
        try (var coordinator = ServedCoordinator.start()) {
            CreateSessionRequest.Builder request = starter(7, Map.of());
            strategies.forEach((country, strategy) ->
                    request.addSeatsBuilder().setCountry(country).setStrategy(strategy));
            return coordinator.play(request).getDigest();
        }
    }

    private CompletableFuture<List<AwaitTurnResponse>> polling(
            ServedCoordinator coordinator, String session, String country, String strategy) {
        return CompletableFuture.supplyAsync(
                () -> DialledIn.play(coordinator, session, country, playing(strategy)), threads);
    }

    /** Plays over one stream to the end; all that it was told. */
    private static List<TakeSeatResponse> streaming(
            ServedCoordinator coordinator, String session, String country, String strategy)
            throws InterruptedException {
        var told = new ArrayList<TakeSeatResponse>();
        try (var stream = new Stream(coordinator, session, country, 0)) {
            for (Optional<TakeSeatResponse> next = stream.next(); next.isPresent(); next = stream.next()) {
                told.add(next.get());
                if (next.get().hasTurn()) {
                    Turn turn = next.get().getTurn();
                    stream.play(turn.getTurn(), playing(strategy).apply(turn));
                }
            }
            assertThat(stream.failure()).isEmpty();
        }
        return told;
    }

    private static void isDeclined(Runnable call, ErrorReason reason) {
        assertThatThrownBy(call::run)
                .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(reason));
    }

    private static Reply.Reason reason(Event.TurnEnded turn) {
        return ((Reply.NoReply) turn.reply()).reason();
    }

    @Test
    void whoeverDialsInMakesTheSameOfTheSameMovesByStreamAndByPoll() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN", "USA")).getName();
            var usa = polling(coordinator, session, "USA", "conceder");
            List<TakeSeatResponse> china = streaming(coordinator, session, "CHN", "boulware");
            Session end = coordinator.end(session);

            assertThat(end.getDigest()).isEqualTo(undisturbed(Map.of("CHN", "boulware", "USA", "conceder")));
            assertThat(coordinator.turns(session, "CHN"))
                    .isNotEmpty()
                    .allMatch(turn -> turn.driver().equals(new Driver(Driver.Kind.DIALLED_IN, "bot CHN")));
            assertThat(china.getLast().getOver().getDigest()).isEqualTo(end.getDigest());
            assertThat(usa.get().getLast().getOver().getDigest()).isEqualTo(end.getDigest());
            assertThat(usa.get().getLast().getOver().getTablesList()).hasSize(3);
        }
    }

    /** A break at every point: before a turn is answered, after, and after it was told to have ended. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aConnectionThatBreaksLosesNothingAndRepeatsNothing(long seed) throws Exception {
        var random = new Random(seed);
        var numbers = new ArrayList<Long>();
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            long seen = 0;
            Optional<Turn> unanswered = Optional.empty();
            boolean over = false;
            while (!over) {
                try (var stream = new Stream(coordinator, session, "CHN", seen)) {
                    unanswered.ifPresent(turn ->
                            stream.play(turn.getTurn(), playing("linear").apply(turn)));
                    int messages = 1 + random.nextInt(3);
                    for (int i = 0; i < messages && !over; i++) {
                        TakeSeatResponse next = stream.next().orElseThrow();
                        seen = next.getNumber();
                        numbers.add(seen);
                        over = next.hasOver();
                        if (next.hasTurn()) {
                            unanswered = Optional.of(next.getTurn());
                            if (random.nextBoolean()) {
                                stream.play(
                                        next.getTurn().getTurn(),
                                        playing("linear").apply(next.getTurn()));
                            } else {
                                break;
                            }
                        }
                        if (next.hasEnded()) {
                            unanswered = Optional.empty();
                        }
                    }
                }
            }

            String digest = coordinator.end(session).getDigest();
            assertThat(digest).isEqualTo(undisturbed(Map.of("CHN", "linear")));
            String whole = coordinator.create(dialIn("CHN")).getName();
            assertThat(numbers)
                    .isEqualTo(streaming(coordinator, whole, "CHN", "linear").stream()
                            .map(TakeSeatResponse::getNumber)
                            .toList());
        }
    }

    private ServedCoordinator stored(Path where) throws IOException {
        return ServedCoordinator.start(ServedCoordinator.settings(), DatabaseStore.in(where));
    }

    @Test
    void theNumbersGoOnWhenTheCoordinatorIsStartedAgain() throws Exception {
        var numbers = new ArrayList<Long>();
        String session;
        long seen = 0;
        Turn open;
        try (var first = stored(folder)) {
            session = first.create(dialIn("CHN")).getName();
            var stub = stub(first, session, "CHN");
            for (int turn = 0; turn < 3; turn++) {
                AwaitTurnResponse next = nextTurn(stub, session, seen);
                next.getEndedList().forEach(ended -> numbers.add(2L * ended.getTurn()));
                numbers.add(next.getNumber());
                seen = next.getNumber();
                var unused = submit(
                        stub,
                        session,
                        next.getTurn().getTurn(),
                        playing("linear").apply(next.getTurn()));
            }
            AwaitTurnResponse next = nextTurn(stub, session, seen);
            seen = next.getNumber();
            open = next.getTurn();
        }
        try (var second = stored(folder)) {
            var stub = stub(second, session, "CHN");
            Turn put = again(() -> DialledIn.await(stub, session, 0, SOON)).getTurn();
            assertThat(put.getView()).isEqualTo(open.getView());
            assertThat(put.getTurn()).isEqualTo(open.getTurn());
            assertThat(DialledIn.await(stub, session, seen, SOON).hasTurn()).isFalse();

            var unused = submit(stub, session, open.getTurn(), playing("linear").apply(open));
            AwaitTurnResponse next = DialledIn.await(stub, session, seen, Duration.ofSeconds(20));
            assertThat(next.getEnded(0).getTurn()).isEqualTo(open.getTurn());
            List<AwaitTurnResponse> rest = DialledIn.play(second, session, "CHN", playing("linear"));

            assertThat(second.end(session).getDigest()).isEqualTo(undisturbed(Map.of("CHN", "linear")));
            assertThat(rest.getLast().hasOver()).isTrue();
        }
        try (var third = stored(folder)) {
            List<AwaitTurnResponse> all = DialledIn.play(third, session, "CHN", turn -> HOLD);
            assertThat(all).singleElement().satisfies(last -> {
                assertThat(last.getOver().getFinished()).isTrue();
                assertThat(last.getEndedList())
                        .extracting(EndedTurn::getDriver)
                        .isNotEmpty()
                        .containsOnly("bot CHN");
            });
            assertThat(submit(stub(third, session, "CHN"), session, open.getTurn(), HOLD)
                            .getEnded()
                            .getMove())
                    .isEqualTo(playing("linear").apply(open));
        }
    }

    /** While the session is taken up. */
    private static <T> T again(java.util.function.Supplier<T> call) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                return call.get();
            } catch (StatusRuntimeException e) {
                assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_PLAYED_ELSEWHERE);
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Test
    void aSeatChangesItsDriverBetweenTurnsAndEveryMoveSaysWhose() throws Exception {
        try (var agent = ScriptedAgent.playing("linear");
                var coordinator = stored(folder)) {
            String session = coordinator.create(dialIn("CHN", "USA")).getName();
            var china = stub(coordinator, session, "CHN");
            var usa = polling(coordinator, session, "USA", "linear");
            AwaitTurnResponse first = nextTurn(china, session, 0);
            var unused = submit(
                    china, session, first.getTurn().getTurn(), playing("linear").apply(first.getTurn()));
            AwaitTurnResponse second = nextTurn(china, session, first.getNumber());
            assign(
                    coordinator,
                    session,
                    SeatAssignment.newBuilder().setCountry("CHN").setAgent(agent.address()));
            isDeclined(
                    () -> submit(china, session, second.getTurn().getTurn(), HOLD),
                    ErrorReason.ERROR_REASON_OTHER_DRIVER);
            assign(
                    coordinator,
                    session,
                    SeatAssignment.newBuilder().setCountry("USA").setStrategy("linear"));
            assertThatThrownBy(usa::get)
                    .cause()
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_OTHER_DRIVER));
            Session end = coordinator.end(session);

            List<Event.TurnEnded> turns = coordinator.turns(session, "CHN");
            assertThat(turns.getFirst().driver()).isEqualTo(new Driver(Driver.Kind.DIALLED_IN, "bot CHN"));
            assertThat(turns.subList(1, turns.size()))
                    .isNotEmpty()
                    .allMatch(t -> t.driver().equals(new Driver(Driver.Kind.DIALLED_AGENT, agent.address())));
            assertThat(coordinator.turns(session, "USA").getLast().driver())
                    .isEqualTo(new Driver(Driver.Kind.BUILT_IN, "linear"));
            assertThat(end.getDigest()).isEqualTo(undisturbed(Map.of("CHN", "linear", "USA", "linear")));
        }
    }

    @Test
    void aStrategyHandsOverToAPlayerInTheMiddle() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var agent = ScriptedAgent.answering(request -> {
                    asked.countDown();
                    return ScriptedAgent.afterwards(answer);
                });
                var coordinator = ServedCoordinator.start()) {
            String session = coordinator
                    .create(starter(7, Map.of("AUS", agent.address())))
                    .getName();
            asked.await();
            isDeclined(
                    () -> DialledIn.play(coordinator, session, "CHN", turn -> HOLD),
                    ErrorReason.ERROR_REASON_OTHER_DRIVER);
            assign(coordinator, session, seat("CHN", "Wang"));
            answer.countDown();
            var wang = polling(coordinator, session, "CHN", "linear");
            assign(
                    coordinator,
                    session,
                    SeatAssignment.newBuilder().setCountry("AUS").setStrategy("linear"));
            Session end = coordinator.end(session);

            assertThat(ServedCoordinator.seat(end, "CHN").getDriverName()).isEqualTo("Wang");
            assertThat(coordinator.turns(session, "CHN").getLast().driver())
                    .isEqualTo(new Driver(Driver.Kind.DIALLED_IN, "Wang"));
            assertThat(wang.get().getLast().getOver().getFinished()).isTrue();
        }
    }

    @Test
    void aRestartKeepsTheLastDriver() throws Exception {
        String session;
        try (var first = stored(folder)) {
            session = first.create(dialIn("CHN", "USA")).getName();
            nextTurn(stub(first, session, "CHN"), session, 0);
            assign(first, session, seat("CHN", "Wang"));
        }
        try (var second = stored(folder)) {
            assertThat(ServedCoordinator.seat(second.get(session), "CHN").getDriverName())
                    .isEqualTo("Wang");
            again(() -> DialledIn.await(stub(second, session, "CHN"), session, 0, SOON));
            assertThat(ServedCoordinator.seat(second.get(session), "CHN").getDriverName())
                    .isEqualTo("Wang");
            var usa = polling(second, session, "USA", "linear");
            streaming(second, session, "CHN", "linear");

            assertThat(second.end(session).getDigest())
                    .isEqualTo(undisturbed(Map.of("CHN", "linear", "USA", "linear")));
            assertThat(second.turns(session, "CHN"))
                    .allMatch(turn -> turn.driver().name().equals("Wang"));
            assertThat(usa.get().getLast().hasOver()).isTrue();
        }
    }

    @Test
    void theFirstMoveCountsAndARepeatGetsItBack() {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            var stub = stub(coordinator, session, "CHN");
            Turn turn = nextTurn(stub, session, 0).getTurn();
            Move move = playing("linear").apply(turn).toBuilder()
                    .setRationale("first")
                    .build();

            SubmitMoveResponse first = submit(stub, session, turn.getTurn(), move);
            SubmitMoveResponse second = submit(stub, session, turn.getTurn(), HOLD);
            nextTurn(stub, session, 2L * turn.getTurn());
            SubmitMoveResponse late = submit(stub, session, turn.getTurn(), ILLEGAL);

            assertThat(first.getEnded().getMove()).isEqualTo(move);
            assertThat(List.of(second, late)).containsOnly(first);
        }
    }

    @Test
    void aTurnThatTheSeatWasNotAskedIsNamed() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            var stub = stub(coordinator, session, "CHN");
            nextTurn(stub, session, 0);
            isDeclined(() -> submit(stub, session, 99, HOLD), ErrorReason.ERROR_REASON_TURN_NOT_ASKED);
            try (var stream = new Stream(coordinator, session, "CHN", 0)) {
                assertThat(stream.next().orElseThrow().hasTurn()).isTrue();
                stream.play(99, HOLD);
                assertThat(stream.next()).isEmpty();
                assertThat(Errors.reason(DialledIn.failed(stream.failure())))
                        .isEqualTo(ErrorReason.ERROR_REASON_TURN_NOT_ASKED);
            }
        }
    }

    @Test
    void anotherSeatsTokenPlaysItsOwnSeatAlone() {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN", "USA")).getName();
            String other = coordinator.create(dialIn("CHN")).getName();
            Turn china = nextTurn(stub(coordinator, session, "CHN"), session, 0).getTurn();
            Turn usa = nextTurn(stub(coordinator, session, "USA"), session, 0).getTurn();

            assertThat(china.getView().getSeat()).isEqualTo("CHN");
            assertThat(usa.getView().getSeat()).isEqualTo("USA");
            isDeclined(
                    () -> nextTurn(stub(coordinator, other, "CHN"), session, 0),
                    ErrorReason.ERROR_REASON_UNKNOWN_SESSION);
            isDeclined(
                    () -> submit(stub(coordinator, other, "CHN"), session, china.getTurn(), HOLD),
                    ErrorReason.ERROR_REASON_UNKNOWN_SESSION);
        }
    }

    @Test
    void anIllegalMoveComesBackWithWhatWasWrongAndMayBeCorrected() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            try (var stream = new Stream(coordinator, session, "CHN", 0)) {
                Turn turn = stream.next().orElseThrow().getTurn();
                stream.play(turn.getTurn(), ILLEGAL);
                TakeSeatResponse refused = stream.next().orElseThrow();
                assertThat(refused.getNumber()).isZero();
                assertThat(refused.getRefused().getRefusal().getField()).isEqualTo("measures[USA>CHN]");

                Turn again =
                        nextTurn(stub(coordinator, session, "CHN"), session, 0).getTurn();
                assertThat(again.getRefusal()).isEqualTo(refused.getRefused().getRefusal());
                assertThat(submit(stub(coordinator, session, "CHN"), session, turn.getTurn(), ILLEGAL)
                                .getRefused())
                        .isEqualTo(refused.getRefused().getRefusal());

                stream.play(turn.getTurn(), HOLD);
                assertThat(stream.next().orElseThrow().getEnded().hasMove()).isTrue();
            }
        }
    }

    @Test
    void aTurnForWhichNobodyComesPassesForThatReason() throws Exception {
        try (var coordinator =
                ServedCoordinator.start(ServedCoordinator.settings().withPatience(Duration.ofMillis(20)))) {
            String session = coordinator.play(dialIn("CHN")).getName();

            assertThat(coordinator.turns(session, "CHN"))
                    .isNotEmpty()
                    .allSatisfy(turn -> assertThat(turn.reply())
                            .isEqualTo(new Reply.NoReply(
                                    Reply.Reason.UNREACHABLE, "nobody dialled in, and no answer within 20 ms")));
        }
    }

    @Test
    void eachKindOfDriverHasATimeOfItsOwn() throws Exception {
        var settings = ServedCoordinator.settings().withPatience(new Patience(Duration.ofSeconds(60), SOON));
        try (var coordinator = ServedCoordinator.start(settings);
                var agent = ScriptedAgent.playing("linear")) {
            Instant before = Instant.now();
            CreateSessionRequest.Builder request = dialIn("CHN");
            request.addSeatsBuilder().setCountry("USA").setAgent(agent.address());
            Session session = coordinator.play(request);

            assertThat(coordinator.turns(session.getName(), "CHN"))
                    .isNotEmpty()
                    .allMatch(turn -> turn.reply() instanceof Reply.NoReply none
                            && none.detail().contains(SOON.toMillis() + " ms"));
            assertThat(coordinator.turns(session.getName(), "USA"))
                    .isNotEmpty()
                    .allMatch(turn -> turn.reply() instanceof Reply.Move);
            assertThat(agent.asked())
                    .allMatch(asked -> asked.getDeadline().getSeconds()
                            >= before.plusSeconds(59).getEpochSecond());
        }
    }

    @Test
    void aPlayerThatIsThereAndSilentIsLateAndOneThatDoesNotCorrectIsIllegal() throws Exception {
        try (var coordinator =
                ServedCoordinator.start(ServedCoordinator.settings().withPatience(SOON))) {
            String session = coordinator.create(dialIn("CHN")).getName();
            var stub = stub(coordinator, session, "CHN");
            AwaitTurnResponse first = nextTurn(stub, session, 0);
            AwaitTurnResponse second = nextTurn(stub, session, first.getNumber());
            assertThat(submit(stub, session, second.getTurn().getTurn(), ILLEGAL)
                            .hasRefused())
                    .isTrue();
            nextTurn(stub, session, second.getNumber());

            assertThat(DialledIn.await(stub, session, 0, Duration.ZERO)
                            .getEndedList()
                            .subList(0, 2))
                    .extracting(ended -> ended.getNoReply().getReason())
                    .containsExactly(NoReplyReason.NO_REPLY_REASON_DEADLINE, NoReplyReason.NO_REPLY_REASON_ILLEGAL);
            assertThat(reason(coordinator.turns(session, "CHN").getFirst())).isEqualTo(Reply.Reason.DEADLINE);
        }
    }

    @Test
    void aCancelledSessionEndsForThePlayerToo() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            try (var stream = new Stream(coordinator, session, "CHN", 0)) {
                Turn turn = stream.next().orElseThrow().getTurn();
                var unused = coordinator
                        .negotiation()
                        .cancelSession(CancelSessionRequest.newBuilder()
                                .setName(session)
                                .build());
                TakeSeatResponse last = stream.next().orElseThrow();
                assertThat(last.getOver().getFinished()).isFalse();
                assertThat(stream.next()).isEmpty();
                assertThat(stream.failure()).isEmpty();
                isDeclined(
                        () -> submit(stub(coordinator, session, "CHN"), session, turn.getTurn(), HOLD),
                        ErrorReason.ERROR_REASON_SESSION_OVER);
                try (var after = new Stream(coordinator, session, "CHN", last.getNumber())) {
                    assertThat(after.next()).isEmpty();
                    assertThat(after.failure()).isEmpty();
                }
            }
        }
    }

    @Test
    void whatIsNoWayToBeginIsNamed() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn("CHN")).getName();
            var stub = stub(coordinator, session, "CHN");
            for (long number : List.of(-1L, 1_000L)) {
                isDeclined(
                        () -> DialledIn.await(stub, session, number, Duration.ZERO),
                        ErrorReason.ERROR_REASON_INVALID_FIELD);
            }
            for (Duration wait : List.of(Duration.ofSeconds(-1), Duration.ofSeconds(61))) {
                isDeclined(() -> DialledIn.await(stub, session, 0, wait), ErrorReason.ERROR_REASON_INVALID_FIELD);
            }
            try (var stream = new Stream(coordinator, session, "CHN", -1)) {
                assertThat(stream.next()).isEmpty();
                assertThat(Errors.reason(DialledIn.failed(stream.failure())))
                        .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
            }
            try (var stream = new Stream(coordinator, session, "CHN", 0)) {
                assertThat(stream.next()).isPresent();
                stream.leave();
                assertThat(stream.next()).isEmpty();
                assertThat(stream.failure()).isEmpty();
            }
            isDeclined(
                    () -> coordinator.create(dialIn("CHN").addSeats(seat("USA", "x".repeat(101)))),
                    ErrorReason.ERROR_REASON_INVALID_FIELD);
        }
    }
}
