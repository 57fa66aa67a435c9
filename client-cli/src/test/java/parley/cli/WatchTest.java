package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.cli.client.CoordinatorClient;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.GetSessionResponse;
import parley.proto.negotiation.v1.NegotiationServiceGrpc.NegotiationServiceImplBase;
import parley.proto.negotiation.v1.Pause;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Visibility;
import parley.wire.EventCodec;

/** What a watcher makes of what a coordinator sends. */
class WatchTest {

    private static WatchSessionResponse.Builder step(int number) {
        var entry = new Entry(number, new Visibility.Everyone(), 1, 0, new Event.CalendarReached("a day", .5));
        return WatchSessionResponse.newBuilder()
                .setEvent(EventCodec.toProto(entry))
                .setCursor(number)
                .setState(SessionState.SESSION_STATE_RUNNING);
    }

    private static WatchSessionResponse.Builder paused(WatchSessionResponse.Builder step, String reason) {
        return step.setPause(Pause.newBuilder().setReason(reason));
    }

    /** Its first stream breaks off in a pause; when it is there again the clocks run. */
    private static final class Breaking extends NegotiationServiceImplBase {
        private final AtomicInteger watches = new AtomicInteger();

        @Override
        public void watchSession(WatchSessionRequest request, StreamObserver<WatchSessionResponse> reply) {
            if (watches.incrementAndGet() == 1) {
                reply.onNext(step(1).build());
                reply.onNext(paused(step(2), "tea").build());
                reply.onNext(paused(step(2).clearEvent(), "tea").build());
                reply.onNext(paused(step(2).clearEvent(), "more tea").build());
                reply.onError(Status.UNAVAILABLE.asRuntimeException());
            } else {
                reply.onNext(step(3).build());
                reply.onNext(step(3).clearEvent()
                        .setState(SessionState.SESSION_STATE_FINISHED)
                        .build());
                reply.onCompleted();
            }
        }

        @Override
        public void getSession(GetSessionRequest request, StreamObserver<GetSessionResponse> reply) {
            reply.onNext(GetSessionResponse.getDefaultInstance());
            reply.onCompleted();
        }
    }

    @Test
    void everyChangeOfTheClocksIsToldOnceAlsoWhereTheStreamBrokeOffMeanwhile() throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Breaking())
                .build()
                .start();
        var told = new ArrayList<String>();
        try (var client = CoordinatorClient.dial("127.0.0.1:" + server.getPort(), () -> Optional.of("token"))) {
            client.watch(
                    "sessions/7",
                    0,
                    entry -> told.add("event " + entry.number()),
                    pause -> told.add(pause.orElse("on")));
        } finally {
            server.shutdownNow();
        }

        assertThat(told).isEqualTo(List.of("event 1", "tea", "event 2", "more tea", "on", "event 3"));
    }
}
