package parley.party;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.ActResponse;
import parley.proto.bargaining.v1.DescribeRequest;
import parley.proto.bargaining.v1.DescribeResponse;
import parley.proto.bargaining.v1.PartyServiceGrpc.PartyServiceImplBase;
import parley.wire.Errors;
import parley.wire.PartyAnswers;
import parley.wire.PartyTurn;
import parley.wire.PartyTurnCodec;
import parley.wire.WireException;

/** Serves one {@link Brain} over gRPC. */
final class PartyGrpc extends PartyServiceImplBase {

    private static final Logger LOG = LoggerFactory.getLogger(PartyGrpc.class);
    private static final String VERSION = "0.1.0";

    private final String strategy;
    private final Brain brain;

    PartyGrpc(String strategy, Brain brain) {
        this.strategy = strategy;
        this.brain = brain;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
        answer(
                reply,
                () -> DescribeResponse.newBuilder()
                        .setStrategy(strategy)
                        .setVersion(VERSION)
                        .build());
    }

    @Override
    public void act(ActRequest request, StreamObserver<ActResponse> reply) {
        answer(reply, () -> {
            PartyTurn turn = PartyTurnCodec.fromProto(request);
            return PartyAnswers.toProto(brain.act(turn), turn.terms().domain());
        });
    }

    private static <T> void answer(StreamObserver<T> reply, Supplier<T> work) {
        try {
            reply.onNext(work.get());
            reply.onCompleted();
        } catch (RuntimeException e) {
            reply.onError(status(e));
        }
    }

    private static StatusRuntimeException status(RuntimeException failure) {
        return switch (failure) {
            case WireException broken -> Errors.status(broken);
            default -> {
                String incident = Errors.incident();
                LOG.error("incident {}: the party failed", incident, failure);
                yield Errors.internal(incident);
            }
        };
    }
}
