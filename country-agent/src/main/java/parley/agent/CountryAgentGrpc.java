package parley.agent;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Map;
import org.slf4j.LoggerFactory;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.ConcludeResponse;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceImplBase;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.error.v1.ErrorReason;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.wire.Answers;
import parley.wire.Errors;
import parley.wire.MoveCodec;
import parley.wire.Times;
import parley.wire.ViewCodec;

/** Serves one {@link Negotiator} over gRPC. */
final class CountryAgentGrpc extends CountryAgentServiceImplBase {

    private static final Answers ANSWERS =
            new Answers(LoggerFactory.getLogger(CountryAgentGrpc.class), "the negotiator");
    private static final String VERSION = "0.1.0";

    private final Settings settings;
    private final Negotiator negotiator;

    CountryAgentGrpc(Settings settings, Negotiator negotiator) {
        this.settings = settings;
        this.negotiator = negotiator;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
        ANSWERS.send(
                reply,
                () -> DescribeResponse.newBuilder()
                        .addAllCountries(settings.countries())
                        .setStrategy(settings.strategy())
                        .setVersion(VERSION)
                        .setDeterministic(true)
                        .setTime(Times.toProto(Instant.now()))
                        .build());
    }

    @Override
    public void decide(DecideRequest request, StreamObserver<DecideResponse> reply) {
        ANSWERS.send(reply, () -> {
            checkCountry(request.getView().getSeat());
            Reply decision = negotiator.decide(ViewCodec.fromProto(request.getView()));
            return DecideResponse.newBuilder()
                    .setMove(MoveCodec.toProto(move(decision)))
                    .build();
        });
    }

    @Override
    public void conclude(ConcludeRequest request, StreamObserver<ConcludeResponse> reply) {
        ANSWERS.send(reply, () -> {
            checkCountry(request.getCountry());
            return ConcludeResponse.getDefaultInstance();
        });
    }

    private void checkCountry(String country) {
        if (!settings.speaksFor(country)) {
            String known = String.join(", ", settings.countries());
            throw Errors.status(
                    Status.Code.INVALID_ARGUMENT,
                    ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY,
                    "country: " + country + " (expected: one of " + known + ")",
                    Map.of("country", country, "known", known));
        }
    }

    /** A negotiator that has no move fails on its side; its turn passes without one. */
    private static Reply.Move move(Reply reply) {
        return switch (reply) {
            case Reply.Move move -> move;
            case Reply.NoReply none -> throw new IllegalStateException("no move: " + none.detail());
        };
    }
}
