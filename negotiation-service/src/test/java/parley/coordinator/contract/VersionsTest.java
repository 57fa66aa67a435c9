package parley.coordinator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.coordinator.ServedCoordinator.starter;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.coordinator.AnyCall;
import parley.coordinator.AnyCall.Knock;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.access.Caller;
import parley.proto.agent.v1.ConcludeResponse;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.CreateSessionResponse;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.GetSessionResponse;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.RedLineChoice;
import parley.proto.seat.v1.TurnKind;
import parley.summit.seat.Reply;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Bearer;

/** Programs of another release than the coordinator's, each with nothing but its own version of the contract. */
class VersionsTest {

    private static final Contract RELEASED = Contract.released("v1-0.1.0.binpb");
    private static final Contract LATER = Contract.later();
    private static final MethodDescriptor<?, ?> GET = NegotiationServiceGrpc.getGetSessionMethod();

    private static ServedCoordinator coordinator = ServedCoordinator.start();
    private static String undisturbed = "";

    @BeforeAll
    static void play() throws InterruptedException {
        CreateSessionRequest.Builder request = starter(7, Map.of());
        request.addSeatsBuilder().setCountry("USA").setStrategy("linear");
        undisturbed = coordinator.play(request).getDigest();
    }

    @AfterAll
    static void stop() {
        coordinator.close();
    }

    static List<Contract> others() {
        return List.of(RELEASED, LATER);
    }

    private static Optional<Bearer> host() {
        return Optional.of(Bearer.of(coordinator
                .server()
                .tokens()
                .issue(new Caller.Host(), Duration.ofMinutes(10))
                .text()));
    }

    private static Knock ask(Contract contract, MethodDescriptor<?, ?> method, Message request) {
        return new AnyCall(contract.method(method)).first(coordinator.channel(), host(), request);
    }

    @ParameterizedTest
    @MethodSource("others")
    void aClientOfAnotherReleaseCreatesASessionFollowsItAndSeesWhatOursSees(Contract contract) throws Exception {
        Message request = starter(7, Map.of()).addSeats(seat("USA", "linear")).build();
        Message created = answer(contract, NegotiationServiceGrpc.getCreateSessionMethod(), request);
        String name = Contract.merge(created, CreateSessionResponse.newBuilder())
                .getSession()
                .getName();
        Session ended = coordinator.end(name);
        List<Message> watched = new AnyCall(contract.method(NegotiationServiceGrpc.getWatchSessionMethod()))
                .answers(
                        coordinator.channel(),
                        host(),
                        said(
                                contract,
                                WatchSessionRequest.newBuilder().setName(name).build()),
                        ended.getLastEvent());

        assertThat(ended.getDigest()).isEqualTo(undisturbed);
        assertThat(answer(
                        contract,
                        GET,
                        GetSessionRequest.newBuilder().setName(name).build()))
                .isEqualTo(contract.say(
                        GetSessionResponse.newBuilder().setSession(ended).build()));
        assertThat(watched)
                .hasSizeGreaterThan(100)
                .isEqualTo(coordinator.watch(name, 0).stream()
                        .limit(watched.size())
                        .map(contract::say)
                        .toList());
    }

    private static Message said(Contract contract, Message ofNow) {
        return Contract.withWhatIsNew(contract.say(ofNow));
    }

    private static Message answer(Contract contract, MethodDescriptor<?, ?> method, Message request) {
        return ask(contract, method, said(contract, request)).answer().orElseThrow();
    }

    private static SeatAssignment seat(String country, String strategy) {
        return SeatAssignment.newBuilder()
                .setCountry(country)
                .setStrategy(strategy)
                .build();
    }

    @Test
    void aValueThatOnlyALaterReleaseKnowsIsDeclinedByName() {
        Message request = Contract.withNewValue(LATER.say(starter(7, Map.of()).build()), "secrets");

        Knock knock = ask(LATER, NegotiationServiceGrpc.getCreateSessionMethod(), request);

        assertThat(knock.outcome()).hasToString("INVALID_ARGUMENT INVALID_FIELD");
        assertThat(knock.outcome().status().getDescription()).contains("secrets: " + Contract.LATER, "OPEN or RANDOM");
    }

    /** An agent that has every request and every answer in hand as its own version of the contract has them. */
    private static ScriptedAgent agent(Contract contract, UnaryOperator<Message> decide) {
        var service = ServerServiceDefinition.builder(CountryAgentServiceGrpc.SERVICE_NAME);
        Map.<MethodDescriptor<?, ?>, UnaryOperator<Message>>of(
                        CountryAgentServiceGrpc.getDescribeMethod(),
                        request -> contract.say(DescribeResponse.getDefaultInstance()),
                        CountryAgentServiceGrpc.getDecideMethod(),
                        decide,
                        CountryAgentServiceGrpc.getConcludeMethod(),
                        request -> contract.say(ConcludeResponse.getDefaultInstance()))
                .forEach((method, answer) -> service.addMethod(
                        contract.method(method), ServerCalls.<Message, Message>asyncUnaryCall((request, reply) -> {
                            reply.onNext(Contract.withWhatIsNew(answer.apply(request)));
                            reply.onCompleted();
                        })));
        return ScriptedAgent.serving(service.build());
    }

    private static DecideRequest asked(Message request) {
        return Contract.merge(request, DecideRequest.newBuilder()).build();
    }

    private static Message linear(Contract contract, Message request) {
        return contract.say(
                ScriptedAgent.decidedBy(BuiltInStrategy.named("linear")).apply(asked(request)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anAgentOfAnotherReleasePlaysTheSame(Contract contract) throws InterruptedException {
        try (var agent = agent(contract, request -> linear(contract, request))) {
            Session session = coordinator.play(starter(7, Map.of("USA", agent.address())));

            assertThat(session.getDigest()).isEqualTo(undisturbed);
            assertThat(ServedCoordinator.seat(session, "USA").getTurnsWithoutMove())
                    .isZero();
        }
    }

    @Test
    void aMoveWithAValueThatOnlyALaterReleaseKnowsPassesAsGarbageAndSaysWhatWasExpected() throws InterruptedException {
        DecideResponse line = DecideResponse.newBuilder()
                .setMove(Move.newBuilder()
                        .addRedLines(RedLineChoice.newBuilder()
                                .setTable("USA-CHN")
                                .setIssue("minerals")
                                .setBoundValue(Contract.LATER)))
                .build();
        try (var agent = agent(
                LATER,
                request -> asked(request).getView().getKind() == TurnKind.TURN_KIND_MEASURES
                        ? LATER.say(line)
                        : linear(LATER, request))) {
            Session session = coordinator.play(starter(7, Map.of("USA", agent.address())));

            assertThat(coordinator.turns(session.getName(), "USA"))
                    .filteredOn(turn -> turn.reply() instanceof Reply.NoReply)
                    .isNotEmpty()
                    .allSatisfy(turn -> {
                        var none = (Reply.NoReply) turn.reply();
                        assertThat(none.reason()).isEqualTo(Reply.Reason.GARBAGE);
                        assertThat(none.detail())
                                .startsWith("red_lines[0].bound: ")
                                .contains("one of ");
                    });
        }
    }
}
