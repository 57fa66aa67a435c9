package parley.party;

import io.grpc.stub.StreamObserver;
import org.slf4j.LoggerFactory;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.ActResponse;
import parley.proto.bargaining.v1.ConcludeRequest;
import parley.proto.bargaining.v1.ConcludeResponse;
import parley.proto.bargaining.v1.DescribeRequest;
import parley.proto.bargaining.v1.DescribeResponse;
import parley.proto.bargaining.v1.PartyServiceGrpc.PartyServiceImplBase;
import parley.wire.Answers;
import parley.wire.PartyAnswers;
import parley.wire.PartyTurn;
import parley.wire.PartyTurnCodec;

/** Serves one {@link Brain} over gRPC. */
final class PartyGrpc extends PartyServiceImplBase {

    private static final Answers ANSWERS = new Answers(LoggerFactory.getLogger(PartyGrpc.class), "the party");
    private static final String VERSION = "0.1.0";

    private final String strategy;
    private final Brain brain;

    PartyGrpc(String strategy, Brain brain) {
        this.strategy = strategy;
        this.brain = brain;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
        ANSWERS.send(
                reply,
                () -> DescribeResponse.newBuilder()
                        .setStrategy(strategy)
                        .setVersion(VERSION)
                        .build());
    }

    @Override
    public void act(ActRequest request, StreamObserver<ActResponse> reply) {
        ANSWERS.send(reply, () -> {
            PartyTurn turn = PartyTurnCodec.fromProto(request);
            return PartyAnswers.toProto(brain.act(turn), turn.terms().domain());
        });
    }

    /** A brain that decides from what it is told alone has nothing to put away. */
    @Override
    public void conclude(ConcludeRequest request, StreamObserver<ConcludeResponse> reply) {
        ANSWERS.send(reply, () -> {
            PartyTurnCodec.check(request);
            return ConcludeResponse.getDefaultInstance();
        });
    }
}
