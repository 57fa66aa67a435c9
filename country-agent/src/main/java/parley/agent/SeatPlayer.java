package parley.agent;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.PlayedTurn;
import parley.proto.seat.v1.SeatClock;
import parley.proto.seat.v1.SeatServiceGrpc;
import parley.proto.seat.v1.TakeSeatRequest;
import parley.proto.seat.v1.TakeSeatResponse;
import parley.proto.seat.v1.Turn;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.wire.Address;
import parley.wire.Bearer;
import parley.wire.CallFailure;
import parley.wire.MoveCodec;
import parley.wire.Tls;
import parley.wire.ViewCodec;

/**
 * Plays one seat by dialling in at a coordinator, which need not be able to reach it: takes the seat, answers its turns, and comes back
 * after every break with the last number that it has seen.
 */
public final class SeatPlayer implements AutoCloseable {

    private static final int LARGEST_MESSAGE_BYTES = 16 << 20;
    private static final int ALIVE_SECONDS = 30;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ManagedChannel channel;
    private final Bearer bearer;
    private final String session;
    private final Negotiator negotiator;
    private final Duration longestBreak;
    private final Consumer<String> told;
    private long seen;
    private Optional<Turn> open = Optional.empty();

    /**
     * Calls nobody yet.
     *
     * @param tls for a coordinator that takes TLS
     * @param token of the seat, asked for whenever the seat is taken
     * @param session name of the session, e.g. {@code sessions/7k2m}
     * @param longestBreak how long the coordinator may be away at a time
     * @param told is told in words what goes on
     */
    public SeatPlayer(
            Address coordinator,
            Tls tls,
            Supplier<Optional<String>> token,
            String session,
            Negotiator negotiator,
            Duration longestBreak,
            Consumer<String> told) {
        channel = coordinator
                .channel(tls)
                .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
                .keepAliveTime(ALIVE_SECONDS, TimeUnit.SECONDS)
                .build();
        bearer = new Bearer(token);
        this.session = session;
        this.negotiator = negotiator;
        this.longestBreak = longestBreak;
        this.told = told;
    }

    /** What came of the session: its digest; empty where it was cancelled or failed. */
    public record Outcome(Optional<String> digest) {}

    /**
     * Plays until the session is over.
     *
     * @throws StatusRuntimeException where the coordinator declines, or is away for too long
     */
    public Outcome play() throws InterruptedException {
        long since = System.nanoTime();
        while (true) {
            long before = seen;
            var news = new News();
            try {
                return taken(news);
            } catch (StatusRuntimeException e) {
                since = seen > before || news.heldFor(PAUSE) ? System.nanoTime() : since;
                if (e.getStatus().getCode() != Status.Code.UNAVAILABLE
                        || System.nanoTime() - since > longestBreak.toNanos()) {
                    throw e;
                }
                told.accept("the coordinator is away: " + CallFailure.text(e.getStatus()) + "; trying again");
                Thread.sleep(PAUSE);
            }
        }
    }

    private Outcome taken(News news) throws InterruptedException {
        StreamObserver<TakeSeatRequest> out =
                SeatServiceGrpc.newStub(channel).withCallCredentials(bearer).takeSeat(news);
        out.onNext(
                TakeSeatRequest.newBuilder().setSession(session).setAfter(seen).build());
        open.ifPresent(turn -> answer(out, turn));
        while (true) {
            TakeSeatResponse next = news.next();
            seen = Math.max(seen, next.getNumber());
            switch (next.getToldCase()) {
                case TURN -> {
                    open = Optional.of(next.getTurn());
                    answer(out, next.getTurn());
                }
                case ENDED ->
                    open = open.filter(turn -> turn.getTurn() != next.getEnded().getTurn());
                case REFUSED -> {
                    told.accept("turn " + next.getRefused().getTurn() + ": refused: "
                            + MoveCodec.fromProto(next.getRefused().getRefusal())
                                    .message() + "; holding instead");
                    send(out, next.getRefused().getTurn(), Move.getDefaultInstance());
                }
                case CLOCK -> told.accept(clock(next.getClock()));
                case OVER -> {
                    out.onCompleted();
                    return new Outcome(Optional.of(next.getOver().getDigest()).filter(digest -> !digest.isEmpty()));
                }
                case TOLD_NOT_SET ->
                    told.accept("something that this player does not know was told, and is passed over");
            }
        }
    }

    private static String clock(SeatClock clock) {
        if (clock.hasPause()) {
            String reason = clock.getPause().getReason();
            return reason.isEmpty() ? "paused" : "paused: " + reason;
        }
        return clock.hasTimeLeft()
                ? "turn " + clock.getTurn() + ": " + clock.getTimeLeft().getSeconds() + " s left"
                : "the clocks run again";
    }

    private void answer(StreamObserver<TakeSeatRequest> out, Turn turn) {
        switch (negotiator.decide(ViewCodec.fromProto(turn.getView()))) {
            case Reply.Move move -> {
                told.accept(
                        "turn " + turn.getTurn() + ", round " + turn.getView().getRound());
                send(out, turn.getTurn(), MoveCodec.toProto(move));
            }
            case Reply.NoReply none -> told.accept("turn " + turn.getTurn() + ": no move: " + none.detail());
        }
    }

    private static void send(StreamObserver<TakeSeatRequest> out, int turn, Move move) {
        out.onNext(TakeSeatRequest.newBuilder()
                .setPlayed(PlayedTurn.newBuilder().setTurn(turn).setMove(move))
                .build());
    }

    /** Breaks off what is open. */
    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** What comes in, for one thread to take. */
    private static final class News implements ClientResponseObserver<TakeSeatRequest, TakeSeatResponse> {

        private sealed interface Item {
            record Told(TakeSeatResponse message) implements Item {}

            record Broken(StatusRuntimeException failure) implements Item {}
        }

        private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
        private volatile OptionalLong connected = OptionalLong.empty();

        @Override
        public void beforeStart(ClientCallStreamObserver<TakeSeatRequest> out) {
            out.setOnReadyHandler(() -> {
                if (connected.isEmpty()) {
                    connected = OptionalLong.of(System.nanoTime());
                }
            });
        }

        /** Whether somebody was there for longer than it takes to say that the seat is not to be had now. */
        boolean heldFor(Duration time) {
            OptionalLong then = connected;
            return then.isPresent() && System.nanoTime() - then.getAsLong() > time.toNanos();
        }

        TakeSeatResponse next() throws InterruptedException {
            return switch (items.take()) {
                case Item.Told told -> told.message();
                case Item.Broken broken -> throw broken.failure();
            };
        }

        @Override
        public void onNext(TakeSeatResponse message) {
            items.add(new Item.Told(message));
        }

        @Override
        public void onError(Throwable error) {
            items.add(new Item.Broken(Status.fromThrowable(error).asRuntimeException(trailers(error))));
        }

        private static io.grpc.Metadata trailers(Throwable error) {
            return Optional.ofNullable(Status.trailersFromThrowable(error)).orElseGet(io.grpc.Metadata::new);
        }

        @Override
        public void onCompleted() {
            onError(Status.UNAVAILABLE.withDescription("the stream has ended").asRuntimeException());
        }
    }
}
