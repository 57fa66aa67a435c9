package parley.coordinator.server;

import io.grpc.stub.StreamObserver;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.Coordinator;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
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
        SeatName seat = coordinator
                .seat(SeatToken.ofCall())
                .orElseThrow(() -> new DeclinedException(new Problem.SeatTokenUnknown()));
        if (!request.getSession().equals(seat.session())) {
            throw new DeclinedException(new Problem.UnknownSession(request.getSession()));
        }
        Appraisal appraisal = coordinator
                .played(seat.session())
                .appraise(seat.country(), request.getTable(), MoveCodec.fromProto("deal", request.getDeal()));
        reply.onNext(answer(appraisal));
        reply.onCompleted();
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
