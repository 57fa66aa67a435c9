package parley.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Action.NoReply;
import parley.bargaining.protocol.Action.NoReplyReason;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Negotiation.TimedOut;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Plan;
import parley.proto.bargaining.v1.Accept;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.ActResponse;
import parley.proto.bargaining.v1.Outcome;
import parley.proto.bargaining.v1.PartyServiceGrpc;
import parley.proto.bargaining.v1.Value;
import parley.proto.error.v1.ErrorReason;
import parley.wire.DecisionServer;
import parley.wire.Errors;

class FaultsTest {

    private static final Table TABLE = Table.of(1, 2);

    /** What the first move of a party on this port is. */
    private static NoReply first(int port, Duration patience) {
        try (DialledParty party = TABLE.elsewhere(0, port, patience)) {
            Party waiting = turn -> new Action.Wait();
            Transcript transcript = new Saop(2, TABLE.domain().arraySize(), 1).play(List.of(party, waiting));
            assertThat(transcript.end()).isEqualTo(new TimedOut(1));
            Move move = transcript.moves().get(0);
            assertThat(move.action()).isInstanceOf(NoReply.class);
            return (NoReply) move.action();
        }
    }

    private static NoReply first(ForeignParty foreign) {
        try (foreign) {
            return first(foreign.port(), Table.PATIENCE);
        }
    }

    private static NoReply answering(ActResponse answer) {
        return first(ForeignParty.answering(request -> answer));
    }

    private static int deadPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        NoReply none = first(deadPort(), Table.PATIENCE);
        assertThat(none.reason()).isEqualTo(NoReplyReason.UNREACHABLE);
        assertThat(none.detail()).isEqualTo("could not be reached: Connection refused");
    }

    @Test
    void whetherSomebodyIsThereIsKnownBeforehand() throws IOException {
        try (DialledParty nobody = TABLE.elsewhere(0, deadPort(), Table.PATIENCE);
                var foreign = ForeignParty.answering(request -> ActResponse.getDefaultInstance());
                DialledParty taciturn = TABLE.elsewhere(0, foreign.port(), Table.PATIENCE)) {
            assertThat(nobody.absence()).hasValue("could not be reached: Connection refused");
            assertThat(taciturn.absence()).isEmpty();
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsNone() {
        var over = new CountDownLatch(1);
        try (var slow = ForeignParty.answering(request -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ActResponse.getDefaultInstance();
        })) {
            assertThat(first(slow.port(), Duration.ofMillis(1500)))
                    .isEqualTo(new NoReply(NoReplyReason.DEADLINE, "no answer in time"));
            over.countDown();
        }
    }

    @Test
    void anAnswerWithoutAnActionIsGarbage() {
        assertThat(answering(ActResponse.getDefaultInstance()).reason()).isEqualTo(NoReplyReason.GARBAGE);
    }

    @Test
    void bytesThatAreNoMessageAreGarbage() {
        assertThat(first(ForeignParty.sending(new byte[] {(byte) 0xff, (byte) 0xff, 1}))
                        .reason())
                .isEqualTo(NoReplyReason.GARBAGE);
    }

    @Test
    void anOutcomeThatIsNotOneOfTheDomainIsIllegal() {
        var outcome = Outcome.newBuilder().addValues(Value.newBuilder().setName("nobody"));
        IntStream.of(1, 2).forEach(i -> outcome.addValues(Value.newBuilder().setWhole(i)));
        NoReply none = answering(ActResponse.newBuilder().setOffer(outcome).build());
        assertThat(none.reason()).isEqualTo(NoReplyReason.ILLEGAL);
        assertThat(none.detail())
                .isEqualTo(
                        "offer.values[0]: the name \"nobody\" (expected: of the issue who, one of one, the other, both)");
    }

    @Test
    void acceptingWhereNothingStandsIsIllegal() {
        NoReply none = answering(
                ActResponse.newBuilder().setAccept(Accept.getDefaultInstance()).build());
        assertThat(none.reason()).isEqualTo(NoReplyReason.ILLEGAL);
        assertThat(none.detail()).startsWith("action: ACCEPT (expected: one of");
    }

    @Test
    void aPartyThatFailsSaysWhy() {
        NoReply none = first(ForeignParty.answering(request -> {
            throw Status.INTERNAL.withDescription("out of \u001b[31mideas").asRuntimeException();
        }));
        assertThat(none).isEqualTo(new NoReply(NoReplyReason.FAILED, "INTERNAL: out of [31mideas"));
    }

    @Test
    void anAnswerThatIsTooLargeIsNotRead() {
        var outcome = Outcome.newBuilder().addValues(Value.newBuilder().setName("x".repeat(2 << 20)));
        NoReply none = answering(ActResponse.newBuilder().setOffer(outcome).build());
        assertThat(none.reason()).isEqualTo(NoReplyReason.FAILED);
        assertThat(none.detail()).contains("RESOURCE_EXHAUSTED", "maximum size");
    }

    @Test
    void aPartyThatComesBackPlaysOn() throws IOException {
        int port = deadPort();
        try (DialledParty party = TABLE.elsewhere(0, port, Table.PATIENCE)) {
            Party opening = turn -> new Action.Wait();
            var saop = new Saop(2, TABLE.domain().arraySize(), 1);
            assertThat(saop.play(List.of(party, opening)).moves().get(0).action())
                    .isInstanceOf(NoReply.class);
            try (DecisionServer server = PartyServer.start(port, "linear", new PlanBrain(Plan.named("linear")))) {
                assertThat(server.port()).isEqualTo(port);
                Action action = new NoReply();
                for (int i = 0; i < 100_000 && action instanceof NoReply; i++) {
                    action = saop.play(List.of(party, opening)).moves().get(0).action();
                }
                assertThat(action).isInstanceOf(Action.Offer.class);
            }
        }
    }

    private static StatusRuntimeException refusal(Brain brain, Consumer<ActRequest.Builder> request)
            throws IOException {
        try (DecisionServer server = PartyServer.start(0, "linear", brain)) {
            ManagedChannel channel = ManagedChannelBuilder.forTarget(server.target())
                    .usePlaintext()
                    .build();
            try {
                var built = ActRequest.newBuilder();
                request.accept(built);
                return catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> PartyServiceGrpc.newBlockingStub(channel).act(built.build()));
            } finally {
                channel.shutdownNow();
            }
        }
    }

    @Test
    void aServedPartyRefusesARequestThatBreaksABoundAndNamesIt() throws IOException {
        StatusRuntimeException refused = refusal(new PlanBrain(Plan.named("linear")), r -> r.setSession("s"));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(Errors.reason(refused)).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
        assertThat(Errors.info(refused).orElseThrow().getMetadataMap()).containsEntry("field", "domain");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (DecisionServer first = PartyServer.start(0, "linear", new PlanBrain(Plan.named("linear")))) {
            assertThatThrownBy(() -> PartyServer.start(first.port(), "linear", new PlanBrain(Plan.named("linear"))))
                    .hasMessageStartingWith("port: " + first.port())
                    .hasMessageEndingWith("(expected: a free port, or 0 for any)");
        }
    }
}
