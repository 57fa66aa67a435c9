package parley.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceBlockingStub;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.error.v1.ErrorReason;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.View;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.DecisionServer;
import parley.wire.Errors;
import parley.wire.MoveCodec;
import parley.wire.ScenarioLibrary;
import parley.wire.ViewCodec;

class CountryAgentServerTest {

    private static final Settings CHINA = new Settings(List.of("CHN"), "linear", 0);
    private static final Negotiator LINEAR = BuiltInStrategy.named("linear");

    private static View view(String seat) {
        Scenario starter = new ScenarioLibrary(Path.of("..", "scenarios")).load("starter");
        return Session.open(starter, 7, Secrets.open(starter.seats())).view(seat);
    }

    private static DecideRequest question(String seat) {
        return DecideRequest.newBuilder().setView(ViewCodec.toProto(view(seat))).build();
    }

    private static <T> T ask(Settings settings, Negotiator negotiator, Function<ManagedChannel, T> question)
            throws IOException {
        try (DecisionServer server = CountryAgentServer.start(settings, negotiator)) {
            ManagedChannel channel = ManagedChannelBuilder.forTarget(server.target())
                    .usePlaintext()
                    .build();
            try {
                return question.apply(channel);
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private static CountryAgentServiceBlockingStub agent(ManagedChannel channel) {
        return CountryAgentServiceGrpc.newBlockingStub(channel);
    }

    private static StatusRuntimeException refusal(Negotiator negotiator, DecideRequest question) throws IOException {
        return ask(
                CHINA,
                negotiator,
                channel -> catchThrowableOfType(
                        StatusRuntimeException.class, () -> agent(channel).decide(question)));
    }

    @Test
    void describesWhomItSpeaksForAndHowItPlays() throws IOException {
        DescribeResponse about =
                ask(CHINA, LINEAR, channel -> agent(channel).describe(DescribeRequest.getDefaultInstance()));

        assertThat(about.toBuilder().clearTime().build())
                .isEqualTo(DescribeResponse.newBuilder()
                        .addCountries("CHN")
                        .setStrategy("linear")
                        .setVersion("0.1.0")
                        .setDeterministic(true)
                        .build());
    }

    @Test
    void tellsTheTimeOnItsClock() throws IOException {
        long before = Instant.now().getEpochSecond();
        DescribeResponse about =
                ask(CHINA, LINEAR, channel -> agent(channel).describe(DescribeRequest.getDefaultInstance()));

        assertThat(about.getTime().getSeconds()).isBetween(before, Instant.now().getEpochSecond());
    }

    @Test
    void decidesAsItsNegotiatorDoes() throws IOException {
        var answer = ask(CHINA, LINEAR, channel -> agent(channel).decide(question("CHN")));

        assertThat(MoveCodec.fromProto(answer.getMove())).isEqualTo(LINEAR.decide(view("CHN")));
    }

    @Test
    void refusesTheViewOfACountryItDoesNotSpeakFor() throws IOException {
        StatusRuntimeException refusal = refusal(LINEAR, question("USA"));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(Errors.reason(refusal)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY);
        assertThat(Errors.info(refusal).orElseThrow().getMetadataMap())
                .containsEntry("country", "USA")
                .containsEntry("known", "CHN");
    }

    @Test
    void speaksForAnybodyIfNobodyIsNamed() throws IOException {
        var answer = ask(new Settings(List.of(), "linear", 0), LINEAR, c -> agent(c).decide(question("USA")));

        assertThat(MoveCodec.fromProto(answer.getMove())).isEqualTo(LINEAR.decide(view("USA")));
    }

    @Test
    void refusesAViewThatBreaksABound() throws IOException {
        DecideRequest broken = question("CHN").toBuilder()
                .setView(ViewCodec.toProto(view("CHN")).toBuilder().setRound(99))
                .build();

        assertThat(Errors.reason(refusal(LINEAR, broken))).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
    }

    @Test
    void aNegotiatorThatFailsOrHasNoMoveFailsTheCall() throws IOException {
        Negotiator failing = view -> {
            throw new IllegalStateException("lost its way");
        };
        Negotiator silent = view -> new Reply.NoReply(Reply.Reason.FAILED, "asleep");

        for (Negotiator broken : List.of(failing, silent)) {
            StatusRuntimeException refusal = refusal(broken, question("CHN"));

            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
            assertThat(Errors.reason(refusal)).isEqualTo(ErrorReason.ERROR_REASON_INTERNAL);
            assertThat(Errors.info(refusal).orElseThrow().getMetadataMap()).containsOnlyKeys("incident");
        }
    }

    @Test
    void isToldTheResultOfItsOwnCountryOnly() throws IOException {
        var toldUsa = ask(
                CHINA,
                LINEAR,
                channel -> catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> agent(channel)
                                .conclude(ConcludeRequest.newBuilder()
                                        .setCountry("USA")
                                        .build())));
        var toldChina = ask(
                CHINA,
                LINEAR,
                channel -> agent(channel)
                        .conclude(ConcludeRequest.newBuilder().setCountry("CHN").build()));

        assertThat(Errors.reason(toldUsa)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY);
        assertThat(toldChina).isNotNull();
    }

    @Test
    void saysThatItIsHealthy() throws IOException {
        var request = HealthCheckRequest.newBuilder()
                .setService(CountryAgentServiceGrpc.SERVICE_NAME)
                .build();

        ServingStatus status = ask(
                CHINA,
                LINEAR,
                channel -> HealthGrpc.newBlockingStub(channel).check(request).getStatus());

        assertThat(status).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void aPortInUseIsRefusedInOneLine() throws IOException {
        try (DecisionServer first = CountryAgentServer.start(CHINA, LINEAR)) {
            int port = Integer.parseInt(first.target().replaceAll(".*:", ""));
            var same = new Settings(List.of("USA"), "linear", port);

            assertThatThrownBy(() -> CountryAgentServer.start(same, LINEAR).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port: " + port)
                    .hasMessageContaining("(expected: a free port, or 0 for any)");
        }
    }

    @Test
    void aPortThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> new Settings(List.of("CHN"), "linear", 70_000))
                .hasMessage("port: 70000 (expected: 0..65535)");
    }
}
