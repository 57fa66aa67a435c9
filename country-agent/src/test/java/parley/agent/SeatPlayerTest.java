package parley.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.proto.seat.v1.SeatServiceGrpc.SeatServiceImplBase;
import parley.proto.seat.v1.SessionEnd;
import parley.proto.seat.v1.TakeSeatRequest;
import parley.proto.seat.v1.TakeSeatResponse;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Address;
import parley.wire.Endpoint;
import parley.wire.Tls;

class SeatPlayerTest {

    private static final Duration LONGEST_BREAK = Duration.ofSeconds(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    /** A coordinator that does with each stream, in turn, what it is told to; with the last also to all after it. */
    private static final class Scripted extends SeatServiceImplBase {

        private final Queue<Consumer<StreamObserver<TakeSeatResponse>>> script;

        Scripted(List<Consumer<StreamObserver<TakeSeatResponse>>> script) {
            this.script = new ArrayDeque<>(script);
        }

        @Override
        public StreamObserver<TakeSeatRequest> takeSeat(StreamObserver<TakeSeatResponse> reply) {
            Optional.ofNullable(script.size() > 1 ? script.poll() : script.peek())
                    .orElseThrow()
                    .accept(reply);
            return new StreamObserver<>() {
                @Override
                public void onNext(TakeSeatRequest request) {}

                @Override
                public void onError(Throwable broken) {}

                @Override
                public void onCompleted() {}
            };
        }
    }

    private static void over(StreamObserver<TakeSeatResponse> reply) {
        reply.onNext(TakeSeatResponse.newBuilder()
                .setNumber(1)
                .setOver(SessionEnd.newBuilder().setFinished(true).setDigest("d"))
                .build());
        reply.onCompleted();
    }

    private static void away(StreamObserver<TakeSeatResponse> reply) {
        reply.onError(Status.UNAVAILABLE.asRuntimeException());
    }

    private void quietThenAway(StreamObserver<TakeSeatResponse> reply) {
        var unused = clock.schedule(() -> away(reply), 2 * LONGEST_BREAK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static SeatPlayer.Outcome play(List<Consumer<StreamObserver<TakeSeatResponse>>> script)
            throws IOException, InterruptedException {
        Server server = Endpoint.loopback(0)
                .server()
                .addService(new Scripted(script))
                .build()
                .start();
        try (var player = new SeatPlayer(
                Address.parse("127.0.0.1:" + server.getPort()),
                Tls.usual(),
                Optional::empty,
                "sessions/7k2m",
                BuiltInStrategy.named("linear"),
                LONGEST_BREAK,
                told -> {})) {
            return player.play();
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void aBreakIsCountedFromWhenTheCoordinatorWasLastThereHoweverQuietItWas() throws Exception {
        assertThat(play(List.of(this::quietThenAway, SeatPlayerTest::away, SeatPlayerTest::over)))
                .isEqualTo(new SeatPlayer.Outcome(Optional.of("d")));
    }

    @Test
    void aCoordinatorThatStaysAwayIsGivenUp() {
        assertThatThrownBy(() -> play(List.of(SeatPlayerTest::away)))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("UNAVAILABLE");
    }
}
