package parley.coordinator.server;

import com.google.protobuf.Duration;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import parley.coordinator.access.Caller;
import parley.coordinator.access.Gate;
import parley.coordinator.seat.Ruling;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.Coordinator;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SeatDoor;
import parley.coordinator.session.SeatDoor.SeatNews;
import parley.proto.seat.v1.AppraiseRequest;
import parley.proto.seat.v1.AppraiseResponse;
import parley.proto.seat.v1.AwaitTurnRequest;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.SeatServiceGrpc.SeatServiceImplBase;
import parley.proto.seat.v1.SubmitMoveRequest;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.proto.seat.v1.TakeSeatRequest;
import parley.proto.seat.v1.TakeSeatResponse;
import parley.summit.seat.Appraisal;
import parley.wire.MoveCodec;
import parley.wire.Times;

/** The door of a seat, and answers to its questions about its own position; whose it is, its token says. */
final class SeatEdge extends SeatServiceImplBase {

    private static final java.time.Duration LONGEST_WAIT = java.time.Duration.ofSeconds(60);
    private static final java.time.Duration USUAL_WAIT = java.time.Duration.ofSeconds(20);

    private final Coordinator coordinator;

    SeatEdge(Coordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public StreamObserver<TakeSeatRequest> takeSeat(StreamObserver<TakeSeatResponse> reply) {
        return new TakenSeat(coordinator, seat(), (ServerCallStreamObserver<TakeSeatResponse>) reply);
    }

    /** Waits on a thread of its own, which ends with the call. */
    @Override
    public void awaitTurn(AwaitTurnRequest request, StreamObserver<AwaitTurnResponse> reply) {
        SeatName seat = seat();
        java.time.Duration longest = request.hasWait() ? wait(request.getWait()) : USUAL_WAIT;
        var call = (ServerCallStreamObserver<AwaitTurnResponse>) reply;
        Thread thread = Thread.ofVirtual().name("await " + seat).unstarted(() -> {
            try {
                SeatDoor door = coordinator.door(seat);
                SeatNews news = door.await(
                        SeatMessages.after(request.getAfter(), door.lastNumber()), door.clockChanges(), longest);
                call.onNext(SeatMessages.awaited(news));
                call.onCompleted();
            } catch (InterruptedException | RuntimeException e) {
                if (!call.isCancelled()) {
                    call.onError(Failures.status(e));
                }
            }
        });
        call.setOnCancelHandler(thread::interrupt);
        thread.start();
    }

    private static java.time.Duration wait(Duration asked) {
        var wait = Times.fromProto(asked);
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw new DeclinedException(new Problem.InvalidField(
                    "wait",
                    asked.getSeconds() + " s, " + asked.getNanos() + " ns",
                    "0 s to " + LONGEST_WAIT.toSeconds() + " s"));
        }
        return wait;
    }

    @Override
    public void submitMove(SubmitMoveRequest request, StreamObserver<SubmitMoveResponse> reply) {
        if (!request.hasMove()) {
            throw new DeclinedException(new Problem.InvalidField("move", "", "a move, which may be empty"));
        }
        try {
            Ruling ruling = coordinator.door(seat()).submit(request.getTurn(), MoveCodec.fromProto(request.getMove()));
            reply.onNext(SeatMessages.submitted(request.getTurn(), ruling));
            reply.onCompleted();
        } catch (InterruptedException e) {
            throw Failures.status(e);
        }
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
        throw new IllegalStateException("a seat's call by " + Gate.caller());
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
