package parley.coordinator;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.coordinator.access.Caller;
import parley.coordinator.seat.SeatName;
import parley.proto.error.v1.ErrorReason;
import parley.proto.seat.v1.AwaitTurnRequest;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.PlayedTurn;
import parley.proto.seat.v1.SeatServiceGrpc;
import parley.proto.seat.v1.SeatServiceGrpc.SeatServiceBlockingStub;
import parley.proto.seat.v1.SubmitMoveRequest;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.proto.seat.v1.TakeSeatRequest;
import parley.proto.seat.v1.TakeSeatResponse;
import parley.proto.seat.v1.Turn;
import parley.summit.seat.Reply;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Errors;
import parley.wire.MoveCodec;
import parley.wire.ViewCodec;

/** Players that dial in at a coordinator, by stream and by long poll. */
public final class DialledIn {

    private static final int LONGEST_SECONDS = 60;

    private DialledIn() {}

    /** What a built-in strategy answers. */
    public static Function<Turn, Move> playing(String strategy) {
        var negotiator = BuiltInStrategy.named(strategy);
        return turn -> MoveCodec.toProto((Reply.Move) negotiator.decide(ViewCodec.fromProto(turn.getView())));
    }

    /** Calls with a token of the seat. */
    public static SeatServiceBlockingStub stub(ServedCoordinator coordinator, String session, String country) {
        return coordinator
                .as(
                        new Caller.Seat(new SeatName(session, country)),
                        SeatServiceGrpc.newBlockingStub(coordinator.channel()))
                .withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks once what came after a number. */
    public static AwaitTurnResponse await(SeatServiceBlockingStub stub, String session, long after, Duration wait) {
        return stub.awaitTurn(AwaitTurnRequest.newBuilder()
                .setSession(session)
                .setAfter(after)
                .setWait(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(wait.toSeconds())
                        .setNanos(wait.toNanosPart()))
                .build());
    }

    /** Waits for the seat's next turn after a number. */
    public static AwaitTurnResponse nextTurn(SeatServiceBlockingStub stub, String session, long after) {
        AwaitTurnResponse response = await(stub, session, after, Duration.ofSeconds(LONGEST_SECONDS));
        return response.hasTurn() ? response : nextTurn(stub, session, response.getNumber());
    }

    public static SubmitMoveResponse submit(SeatServiceBlockingStub stub, String session, int turn, Move move) {
        return stub.submitMove(SubmitMoveRequest.newBuilder()
                .setSession(session)
                .setTurn(turn)
                .setMove(move)
                .build());
    }

    /** Asks until the session is taken up again. */
    public static <T> T again(Supplier<T> call) throws InterruptedException {
        while (true) {
            try {
                return call.get();
            } catch (StatusRuntimeException e) {
                if (Errors.reason(e) != ErrorReason.ERROR_REASON_PLAYED_ELSEWHERE) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }

    /** Plays a seat by long poll until its session is over, or until somebody takes it away; all that it was told. */
    public static List<AwaitTurnResponse> play(
            ServedCoordinator coordinator, String session, String country, Function<Turn, Move> player) {
        SeatServiceBlockingStub stub = stub(coordinator, session, country);
        var told = new CopyOnWriteArrayList<AwaitTurnResponse>();
        long seen = 0;
        while (told.isEmpty() || !told.getLast().hasOver()) {
            AwaitTurnResponse response = await(stub, session, seen, Duration.ofSeconds(LONGEST_SECONDS));
            told.add(response);
            seen = response.getNumber();
            if (response.hasTurn()) {
                var unused = submit(stub, session, response.getTurn().getTurn(), player.apply(response.getTurn()));
            }
        }
        return told;
    }

    /** A stream that is open. */
    public static final class Stream implements AutoCloseable {

        private final BlockingQueue<Optional<TakeSeatResponse>> told = new LinkedBlockingQueue<>();
        private final ClientCallStreamObserver<TakeSeatRequest> toServer;
        private volatile Optional<Throwable> failure = Optional.empty();

        /** Takes a seat with the last number seen. */
        public Stream(ServedCoordinator coordinator, String session, String country, long after) {
            var stub = coordinator
                    .as(new Caller.Seat(new SeatName(session, country)), SeatServiceGrpc.newStub(coordinator.channel()))
                    .withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS);
            toServer = (ClientCallStreamObserver<TakeSeatRequest>) stub.takeSeat(new Listener());
            toServer.onNext(TakeSeatRequest.newBuilder()
                    .setSession(session)
                    .setAfter(after)
                    .build());
        }

        /** The next message; empty where the stream has ended. */
        public Optional<TakeSeatResponse> next() throws InterruptedException {
            return Optional.ofNullable(told.poll(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new IllegalStateException("nothing was told"));
        }

        /** Why it has ended; empty where nothing was wrong. */
        public Optional<Throwable> failure() {
            return failure;
        }

        public void play(int turn, Move move) {
            toServer.onNext(TakeSeatRequest.newBuilder()
                    .setPlayed(PlayedTurn.newBuilder().setTurn(turn).setMove(move))
                    .build());
        }

        /** Has nothing more to say. */
        public void leave() {
            toServer.onCompleted();
        }

        /** The connection breaks. */
        @Override
        public void close() {
            toServer.cancel("broken", null);
        }

        private final class Listener implements ClientResponseObserver<TakeSeatRequest, TakeSeatResponse> {

            @Override
            public void beforeStart(ClientCallStreamObserver<TakeSeatRequest> call) {}

            @Override
            public void onNext(TakeSeatResponse response) {
                told.add(Optional.of(response));
            }

            @Override
            public void onError(Throwable error) {
                failure = Optional.of(error);
                told.add(Optional.empty());
            }

            @Override
            public void onCompleted() {
                told.add(Optional.empty());
            }
        }
    }

    /** The reason of a failed call. */
    public static StatusRuntimeException failed(Optional<Throwable> failure) {
        return (StatusRuntimeException) failure.orElseThrow();
    }
}
