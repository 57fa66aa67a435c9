package parley.coordinator.server;

import io.grpc.stub.StreamObserver;
import parley.coordinator.access.Caller;
import parley.coordinator.access.Gate;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.Coordinator;
import parley.proto.seat.v1.AppraiseRequest;
import parley.proto.seat.v1.AppraiseResponse;
import parley.proto.seat.v1.SeatServiceGrpc.SeatServiceImplBase;
import parley.summit.seat.Appraisal;
import parley.wire.MoveCodec;

/** Answers a seat's questions about its own position; whose it is, its token says. */
final class SeatEdge extends SeatServiceImplBase {

    private final Coordinator coordinator;

    SeatEdge(Coordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public void appraise(AppraiseRequest request, StreamObserver<AppraiseResponse> reply) {
        SeatName seat = seat();
        Appraisal appraisal = coordinator
                .played(seat.session())
                .appraise(seat.country(), request.getTable(), MoveCodec.fromProto("deal", request.getDeal()));
        reply.onNext(answer(appraisal));
        reply.onCompleted();
    }

    /** The gate lets nobody else pass, and nobody ask about another session. */
    private static SeatName seat() {
        if (Gate.caller() instanceof Caller.Seat seat) {
            return seat.name();
        }
        throw new IllegalStateException("appraised for " + Gate.caller());
    }

    private static AppraiseResponse answer(Appraisal appraisal) {
        return AppraiseResponse.newBuilder()
                .setSurplus(appraisal.surplus())
                .setWelfare(appraisal.welfare())
                .setRetaliation(appraisal.retaliation())
                .setPolitics(appraisal.politics())
                .setCommitsUsdBn(appraisal.commits())
                .build();
    }
}
