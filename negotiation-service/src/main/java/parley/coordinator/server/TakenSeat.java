package parley.coordinator.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import parley.coordinator.seat.Ruling;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.Coordinator;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SeatDoor;
import parley.coordinator.session.SeatDoor.SeatNews;
import parley.proto.seat.v1.PlayedTurn;
import parley.proto.seat.v1.TakeSeatRequest;
import parley.proto.seat.v1.TakeSeatResponse;
import parley.wire.MoveCodec;

/** One player's stream: moves come in on the call's threads, and what the player is told goes out on a thread of its own. */
final class TakenSeat implements StreamObserver<TakeSeatRequest> {

    /** It waits again and again, to its end. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** No count of changes of a clock: whoever comes during a pause is told of it. */
    private static final long UNKNOWN = -1;

    private final Coordinator coordinator;
    private final SeatName seat;
    private final ServerCallStreamObserver<TakeSeatResponse> reply;
    private Optional<Thread> teller = Optional.empty();
    private boolean closed;

    /** Whether the next message is still to be asked for; seen by the call's own threads alone, one at a time. */
    private boolean owed;

    TakenSeat(Coordinator coordinator, SeatName seat, ServerCallStreamObserver<TakeSeatResponse> reply) {
        this.coordinator = coordinator;
        this.seat = seat;
        this.reply = reply;
        reply.setOnCancelHandler(this::leave);
        reply.disableAutoRequest();
        reply.setOnReadyHandler(this::goOn);
        reply.request(1);
    }

    /** A player that does not read what it is told is not heard either. */
    private void goOn() {
        if (owed && reply.isReady()) {
            owed = false;
            reply.request(1);
        }
    }

    @Override
    public void onNext(TakeSeatRequest request) {
        try {
            if (request.hasPlayed()) {
                play(request.getPlayed());
            } else {
                take(request);
            }
        } catch (InterruptedException | RuntimeException e) {
            fail(e);
        }
        owed = true;
        goOn();
    }

    private void take(TakeSeatRequest request) throws InterruptedException {
        if (isTaken()) {
            throw invalid("played", "", "a move, in every message but the first");
        }
        SeatDoor door = coordinator.door(seat);
        begin(door, SeatMessages.after(request.getAfter(), door.lastNumber()));
    }

    private synchronized void begin(SeatDoor door, long after) {
        if (!closed) {
            teller = Optional.of(Thread.ofVirtual().name("tell " + seat).start(() -> tell(door, after)));
        }
    }

    /** A move that is recorded is told by its turn's end, to every stream of the seat. */
    private void play(PlayedTurn played) throws InterruptedException {
        if (!isTaken()) {
            throw invalid("session", "", "the name of the session, in the first message");
        }
        if (!played.hasMove()) {
            throw invalid("played.move", "", "a move, which may be empty");
        }
        Ruling ruling = coordinator.door(seat).submit(played.getTurn(), MoveCodec.fromProto(played.getMove()));
        if (ruling instanceof Ruling.Refused refused) {
            send(SeatMessages.refused(played.getTurn(), refused.refusal()));
        }
    }

    private synchronized boolean isTaken() {
        return teller.isPresent();
    }

    private static DeclinedException invalid(String field, String value, String expected) {
        return new DeclinedException(new Problem.InvalidField(field, value, expected));
    }

    private void tell(SeatDoor door, long after) {
        try {
            long seen = after;
            long clockChanges = door.clockChanges();
            if (door.isPaused()) {
                clockChanges = UNKNOWN;
            }
            while (seen < door.lastNumber()) {
                SeatNews news = door.await(seen, clockChanges, LONGEST);
                SeatMessages.taken(news, clockChanges).forEach(this::send);
                seen = news.number();
                clockChanges = news.clock().changes();
            }
            complete();
        } catch (InterruptedException e) {
            // The player has gone, so there is nobody to tell.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private synchronized void send(TakeSeatResponse message) {
        if (!closed) {
            reply.onNext(message);
        }
    }

    private synchronized void complete() {
        if (!closed) {
            closed = true;
            reply.onCompleted();
        }
    }

    private synchronized void fail(Exception e) {
        if (!closed && !reply.isCancelled()) {
            closed = true;
            reply.onError(Failures.status(e));
        }
        leave();
    }

    private synchronized void leave() {
        closed = true;
        teller.ifPresent(Thread::interrupt);
    }

    @Override
    public void onError(Throwable broken) {
        leave();
    }

    @Override
    public void onCompleted() {
        complete();
        leave();
    }
}
