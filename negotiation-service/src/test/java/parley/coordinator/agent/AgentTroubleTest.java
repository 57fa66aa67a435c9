package parley.coordinator.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.coordinator.ScriptedAgent.decidedBy;
import static parley.coordinator.ScriptedAgent.holding;
import static parley.coordinator.ScriptedAgent.move;
import static parley.coordinator.ServedCoordinator.seat;
import static parley.coordinator.ServedCoordinator.starter;

import com.google.protobuf.ByteString;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.coordinator.Bytes;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.SeatHealth;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.RefusalReason;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TurnKind;
import parley.proto.seat.v1.Wait;
import parley.proto.seat.v1.Walk;
import parley.proto.transcript.v1.DriverKind;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.seat.Reply.NoReply;
import parley.summit.seat.TableAction;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Event;
import parley.wire.Errors;

/** Whatever an agent does, the session is played to its end, and says which agent went wrong and why. */
class AgentTroubleTest {

    private static final Function<DecideRequest, DecideResponse> LINEAR = decidedBy(BuiltInStrategy.named("linear"));

    private final ServedCoordinator coordinator = ServedCoordinator.start();

    @AfterEach
    void stop() {
        coordinator.close();
    }

    /** Plays the starter with this agent in the seat of Australia, which has one table and few turns. */
    private Session played(ScriptedAgent agent) throws InterruptedException {
        Session session = coordinator.play(starter(7, Map.of("AUS", agent.address())));
        assertThat(session.getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
        return session;
    }

    private List<NoReply> silences(Session session) {
        return coordinator.turns(session.getName(), "AUS").stream()
                .filter(turn -> turn.reply() instanceof NoReply)
                .map(turn -> (NoReply) turn.reply())
                .toList();
    }

    private void everyTurnPassed(Session session, Reply.Reason reason, String detail) {
        List<Event.TurnEnded> turns = coordinator.turns(session.getName(), "AUS");
        assertThat(turns).isNotEmpty();
        assertThat(silences(session)).hasSameSizeAs(turns).allSatisfy(none -> {
            assertThat(none.reason()).isEqualTo(reason);
            assertThat(none.detail()).contains(detail);
        });
        assertThat(seat(session, "AUS").getHealth()).isEqualTo(SeatHealth.SEAT_HEALTH_SILENT);
        assertThat(seat(session, "AUS").getTurnsWithoutMove()).isEqualTo(turns.size());
        assertThat(seat(session, "AUS").getLastProblem())
                .startsWith(reason + ": ")
                .contains(detail);
    }

    @Test
    void anAgentThatPlaysIsRecordedAsTheDriverOfItsMoves() throws InterruptedException {
        try (var agent = ScriptedAgent.playing("linear")) {
            Session session = played(agent);

            assertThat(coordinator.turns(session.getName(), "AUS")).isNotEmpty().allSatisfy(turn -> {
                assertThat(turn.reply()).isInstanceOf(Reply.Move.class);
                assertThat(turn.driver()).isEqualTo(new Driver(Driver.Kind.DIALLED_AGENT, agent.address()));
            });
            assertThat(seat(session, "AUS").getHealth()).isEqualTo(SeatHealth.SEAT_HEALTH_ANSWERING);
            assertThat(seat(session, "AUS").getDriver()).isEqualTo(DriverKind.DRIVER_KIND_DIALLED_AGENT);
            assertThat(seat(session, "AUS").getDriverName()).isEqualTo(agent.address());
            assertThat(seat(session, "AUS").getLastProblem()).isEmpty();
        }
    }

    @Test
    void everyQuestionHasANameOfItsOwnAndADeadline() throws InterruptedException {
        try (var agent = ScriptedAgent.playing("linear")) {
            Session session = played(agent);

            assertThat(agent.asked())
                    .extracting(DecideRequest::getRequestId)
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches(session.getName() + "/seats/AUS/turns/[0-9]+"));
            assertThat(agent.asked()).allMatch(DecideRequest::hasDeadline);
        }
    }

    @Test
    void anAgentThatIsDownIsOutOfReach() throws InterruptedException {
        var agent = ScriptedAgent.playing("linear");
        agent.close();

        everyTurnPassed(played(agent), Reply.Reason.UNREACHABLE, "could not be reached: Connection refused");
    }

    @Test
    void anAgentThatIsBusyForAMomentIsAskedTheSameAgain() throws InterruptedException {
        var asked = new AtomicInteger();
        try (var agent = ScriptedAgent.answering(request -> {
            if (asked.incrementAndGet() == 1) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
            return LINEAR.apply(request);
        })) {
            Session session = played(agent);

            assertThat(silences(session)).isEmpty();
            assertThat(agent.asked().get(1)).isEqualTo(agent.asked().get(0));
        }
    }

    @Test
    void anAgentThatIsSlowMissesItsTurnAndHasTheNextOne() throws InterruptedException {
        var settings = ServedCoordinator.settings().withPatience(Duration.ofMillis(500));
        var asked = new AtomicInteger();
        try (var impatient = ServedCoordinator.start(settings);
                var agent = ScriptedAgent.answering(request ->
                        asked.incrementAndGet() == 1 ? ScriptedAgent.nothingUntilCancelled() : LINEAR.apply(request))) {
            Session session = impatient.play(starter(7, Map.of("AUS", agent.address())));

            assertThat(session.getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
            Reply first = impatient.turns(session.getName(), "AUS").get(0).reply();
            assertThat(first).isEqualTo(new NoReply(Reply.Reason.DEADLINE, "no answer within 500 ms"));
            assertThat(agent.asked()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void anAnswerAfterTheDeadlineChangesNothing() throws InterruptedException {
        var settings = ServedCoordinator.settings().withPatience(Duration.ofMillis(400));
        var asked = new AtomicInteger();
        var late = new CountDownLatch(1);
        try (var impatient = ServedCoordinator.start(settings);
                var agent = ScriptedAgent.answering(request -> {
                    if (asked.incrementAndGet() > 1) {
                        return LINEAR.apply(request);
                    }
                    ScriptedAgent.nothingUntilCancelled();
                    late.countDown();
                    return LINEAR.apply(request);
                })) {
            Session session = impatient.play(starter(7, Map.of("AUS", agent.address())));
            late.await();

            List<Event.TurnEnded> turns = impatient.turns(session.getName(), "AUS");
            assertThat(turns.get(0).reply()).isEqualTo(new NoReply(Reply.Reason.DEADLINE, "no answer within 400 ms"));
            assertThat(agent.asked()).extracting(DecideRequest::getRequestId).doesNotHaveDuplicates();
            assertThat(agent.asked()).hasSameSizeAs(turns);
        }
    }

    @Test
    void anAgentThatDiesInTheMiddleLosesTheTurnsThatAreLeft() throws InterruptedException {
        var agent = new CompletableFuture<ScriptedAgent>();
        var asked = new AtomicInteger();
        agent.complete(ScriptedAgent.answering(request -> {
            if (asked.incrementAndGet() == 3) {
                agent.join().close();
            }
            return LINEAR.apply(request);
        }));

        Session session = played(agent.join());

        List<Event.TurnEnded> turns = coordinator.turns(session.getName(), "AUS");
        assertThat(turns.subList(0, 2)).allMatch(turn -> turn.reply() instanceof Reply.Move);
        assertThat(turns.subList(3, turns.size()))
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(turn.reply())
                        .isInstanceOfSatisfying(
                                NoReply.class, none -> assertThat(none.reason()).isEqualTo(Reply.Reason.UNREACHABLE)));
    }

    @Test
    void anAgentThatComesAndGoesIsAskedTheSameUntilItAnswers() throws InterruptedException {
        var asked = new AtomicInteger();
        try (var agent = ScriptedAgent.answering(request -> {
            if (asked.incrementAndGet() % 2 == 1) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
            return LINEAR.apply(request);
        })) {
            Session session = played(agent);

            int turns = coordinator.turns(session.getName(), "AUS").size();
            assertThat(silences(session)).isEmpty();
            assertThat(agent.asked()).hasSize(2 * turns);
            for (int turn = 0; turn < turns; turn++) {
                assertThat(agent.asked().get(2 * turn)).isEqualTo(agent.asked().get(2 * turn + 1));
            }
        }
    }

    @Test
    void anAgentThatAnswersOneQuestionTwiceFails() throws InterruptedException {
        var service = ServerServiceDefinition.builder(CountryAgentServiceGrpc.SERVICE_NAME)
                .addMethod(
                        CountryAgentServiceGrpc.getDecideMethod().toBuilder()
                                .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                                .build(),
                        ServerCalls.asyncServerStreamingCall((request, reply) -> {
                            reply.onNext(LINEAR.apply(request));
                            reply.onNext(holding());
                            reply.onCompleted();
                        }))
                .build();
        try (var agent = ScriptedAgent.serving(service)) {
            everyTurnPassed(played(agent), Reply.Reason.FAILED, "");
        }
    }

    @Test
    void aMoveThatBelongsToAnotherKindOfTurnIsIllegal() throws InterruptedException {
        var walk = move(Reply.Move.tables(Map.of("USA-AUS", new TableAction.Walk())));
        var measures = move(Reply.Move.measures(Map.of("AUS>ALL", 1)));
        try (var agent = ScriptedAgent.answering(
                request -> request.getView().getKind() == TurnKind.TURN_KIND_MEASURES ? walk : measures)) {
            Session session = played(agent);

            assertThat(silences(session))
                    .isNotEmpty()
                    .allSatisfy(none -> assertThat(none.reason()).isEqualTo(Reply.Reason.ILLEGAL));
        }
    }

    @Test
    void anAgentThatHangsDelaysItsOwnSessionAlone() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var agent = ScriptedAgent.answering(request -> {
            asked.countDown();
            return ScriptedAgent.afterwards(answer);
        })) {
            Session hanging = coordinator.create(starter(7, Map.of("AUS", agent.address())));
            asked.await();

            for (int seed = 1; seed <= 5; seed++) {
                assertThat(coordinator.play(starter(seed, Map.of())).getState())
                        .isEqualTo(SessionState.SESSION_STATE_FINISHED);
            }

            assertThat(coordinator.get(hanging.getName()).getState()).isEqualTo(SessionState.SESSION_STATE_RUNNING);
            answer.countDown();
        }
    }

    @Test
    void anAgentThatSendsBytesThatAreNoMessageSendsGarbage() throws InterruptedException {
        var decide = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(CountryAgentServiceGrpc.getDecideMethod().getFullMethodName())
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
        var service = ServerServiceDefinition.builder(CountryAgentServiceGrpc.SERVICE_NAME)
                .addMethod(decide, ServerCalls.asyncUnaryCall((request, reply) -> {
                    reply.onNext(new byte[] {10, 99, 1});
                    reply.onCompleted();
                }))
                .build();
        try (var agent = ScriptedAgent.serving(service)) {
            everyTurnPassed(played(agent), Reply.Reason.GARBAGE, "");
        }
    }

    @Test
    void anAnswerWithoutAMoveIsGarbage() throws InterruptedException {
        try (var agent = ScriptedAgent.answering(request -> DecideResponse.getDefaultInstance())) {
            everyTurnPassed(played(agent), Reply.Reason.GARBAGE, "move: missing (expected: one, which may be empty)");
        }
    }

    @Test
    void aMoveThatAnswersATableTwiceIsGarbage() throws InterruptedException {
        var twice = DecideResponse.newBuilder()
                .setMove(Move.newBuilder()
                        .addTables(TableMove.newBuilder().setTable("USA-AUS").setWait(Wait.getDefaultInstance()))
                        .addTables(TableMove.newBuilder().setTable("USA-AUS").setWalk(Walk.getDefaultInstance())))
                .build();
        try (var agent = ScriptedAgent.answering(request -> twice)) {
            everyTurnPassed(played(agent), Reply.Reason.GARBAGE, "tables[USA-AUS]: there twice");
        }
    }

    @Test
    void aMoveForAnotherCountryIsIllegal() throws InterruptedException {
        var foreign = move(Reply.Move.tables(Map.of("USA-CHN", new TableAction.Walk())));
        try (var agent = ScriptedAgent.answering(request -> foreign)) {
            everyTurnPassed(played(agent), Reply.Reason.ILLEGAL, "USA-CHN");
        }
    }

    @Test
    void aLevelThatATableDoesNotHaveIsIllegal() throws InterruptedException {
        var beyond = move(Reply.Move.tables(Map.of("USA-AUS", new TableAction.Offer(Deal.of(99, 0, 0)))));
        try (var agent = ScriptedAgent.answering(request -> beyond)) {
            Session session = played(agent);

            everyTurnPassed(session, Reply.Reason.ILLEGAL, "USA-AUS");
            assertThat(seat(session, "AUS").getLastProblem()).contains("tables[USA-AUS].offer.levels[0]: 99");
        }
    }

    @Test
    void anIllegalMoveIsSentBackWithWhatWasWrongUpToTwice() throws InterruptedException {
        var foreign = move(Reply.Move.tables(Map.of("USA-CHN", new TableAction.Walk())));
        try (var agent = ScriptedAgent.answering(request -> foreign)) {
            Session session = played(agent);

            int turns = coordinator.turns(session.getName(), "AUS").size();
            assertThat(agent.asked()).hasSize(3 * turns);
            List<DecideRequest> first = agent.asked().stream()
                    .filter(request -> request.getView().getKind() != TurnKind.TURN_KIND_MEASURES)
                    .limit(3)
                    .toList();
            String id = first.get(0).getRequestId();
            assertThat(first)
                    .extracting(DecideRequest::getRequestId)
                    .containsExactly(id, id + "/corrections/1", id + "/corrections/2");
            assertThat(first).extracting(DecideRequest::hasRefusal).containsExactly(false, true, true);
            assertThat(first.get(1).getRefusal().getReason()).isEqualTo(RefusalReason.REFUSAL_REASON_NOT_YOUR_TURN);
        }
    }

    @Test
    void aMoveThatIsCorrectedCounts() throws InterruptedException {
        var foreign = move(Reply.Move.tables(Map.of("USA-CHN", new TableAction.Walk())));
        try (var agent = ScriptedAgent.answering(request -> request.hasRefusal() ? LINEAR.apply(request) : foreign)) {
            assertThat(silences(played(agent))).isEmpty();
        }
    }

    @Test
    void aHugeAnswerIsAFailureOfTheAgent() throws InterruptedException {
        var huge = DecideResponse.newBuilder()
                .setMove(Move.newBuilder().setRationaleBytes(ByteString.copyFrom(new byte[2 << 20])))
                .build();
        try (var agent = ScriptedAgent.answering(request -> huge)) {
            everyTurnPassed(
                    played(agent), Reply.Reason.FAILED, "RESOURCE_EXHAUSTED: gRPC message exceeds maximum size");
        }
    }

    @Test
    void anAgentThatFailsSaysWhy() throws InterruptedException {
        try (var agent = ScriptedAgent.answering(request -> {
            throw Status.INTERNAL.withDescription("no plan").asRuntimeException();
        })) {
            everyTurnPassed(played(agent), Reply.Reason.FAILED, "INTERNAL: no plan");
        }
    }

    @Test
    void anAgentIsToldHowItsTablesEnded() throws InterruptedException {
        try (var agent = ScriptedAgent.playing("linear")) {
            Session session = played(agent);

            assertThat(agent.concluded()).hasSize(1);
            var told = agent.concluded().get(0);
            assertThat(told.getSession()).isEqualTo(session.getName());
            assertThat(told.getCountry()).isEqualTo("AUS");
            assertThat(told.getDigest()).isEqualTo(session.getDigest()).hasSize(64);
            assertThat(told.getTablesList()).hasSize(1);
            assertThat(told.getTables(0).getTable()).isEqualTo("USA-AUS");
        }
    }

    @Test
    void anAgentThatSpeaksForOthersIsDeclined() {
        try (var agent = ScriptedAgent.speakingFor("CHN", "MYS")) {
            assertThatThrownBy(() -> coordinator.create(starter(7, Map.of("AUS", agent.address()))))
                    .satisfies(e -> {
                        assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_AGENT_UNREACHABLE);
                        assertThat(e)
                                .hasMessage("FAILED_PRECONDITION: agent of AUS: " + agent.address()
                                        + ": speaks for CHN, MYS");
                    });
        }
    }

    @Test
    void anAddressThatIsNotOnTheListIsNeverDialled() {
        try (var other = ScriptedAgent.answering(request -> holding())) {
            assertThatThrownBy(() ->
                            coordinator.create(starter(7, Map.of("USA", other.address(), "AUS", "192.0.2.7:7101"))))
                    .isInstanceOf(StatusRuntimeException.class)
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_AGENT_NOT_ALLOWED));
            assertThat(other.asked()).isEmpty();
        }
    }
}
