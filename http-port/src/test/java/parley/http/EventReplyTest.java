package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import io.grpc.Metadata;
import io.grpc.Status;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import parley.proto.negotiation.v1.WatchSessionResponse;

class EventReplyTest {

    private static final int ROOM = 32;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final HttpResponseWriter response = HttpResponse.streaming();
    private final EventReply reply = new EventReply(response, clock);
    private final Reader reader = new Reader();

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    /** Takes what it asks for, one at a time. */
    private static final class Reader implements Subscriber<HttpObject> {

        private final List<String> read = new ArrayList<>();
        private Optional<Subscription> subscription = Optional.empty();

        void take(int objects) {
            subscription.orElseThrow().request(objects);
        }

        @Override
        public void onSubscribe(Subscription to) {
            subscription = Optional.of(to);
        }

        @Override
        public void onNext(HttpObject object) {
            read.add(object instanceof HttpData data ? data.toStringUtf8() : "head");
        }

        @Override
        public void onError(Throwable failure) {
            read.add("failed");
        }

        @Override
        public void onComplete() {
            read.add("over");
        }
    }

    private void send(int events) {
        for (int i = 0; i < events; i++) {
            reply.send(WatchSessionResponse.newBuilder().setCursor(i + 1).build());
        }
    }

    @Test
    void aReaderThatIsSlowLetsNoMoreComeThanItHasTaken() {
        var again = new AtomicInteger();
        reply.listen(again::incrementAndGet, () -> {});
        response.subscribe(reader, ImmediateEventExecutor.INSTANCE);
        reader.take(1);
        send(ROOM - 1);
        assertThat(reply.isReady()).isTrue();
        send(1);
        assertThat(reply.isReady()).isFalse();

        reader.take(1);
        assertThat(reader.read).hasSize(2).element(1).asString().startsWith("id: 1\ndata: {");
        assertThat(again).hasValue(1);
        assertThat(reply.isReady()).isTrue();
        send(1);
        assertThat(reply.isReady())
                .as("31 of 32 are still to be taken, and one more")
                .isFalse();

        reader.take(ROOM);
        assertThat(again).hasValue(2);
        assertThat(reader.read).hasSize(ROOM + 2);
    }

    @Test
    void whatGoesWrongInTheMiddleIsAnEventAndBeforeTheFirstAPlainFailure() {
        response.subscribe(reader, ImmediateEventExecutor.INSTANCE);
        send(1);
        reply.end(Status.ABORTED.withDescription("come back"), new Metadata());
        reader.take(ROOM);
        assertThat(reader.read).hasSize(4).endsWith("over");
        assertThat(reader.read.get(2)).startsWith("event: error\ndata: {").contains("come back");

        HttpResponseWriter other = HttpResponse.streaming();
        var failing = new Reader();
        other.subscribe(failing, ImmediateEventExecutor.INSTANCE);
        new EventReply(other, clock).end(Status.NOT_FOUND.withDescription("none"), new Metadata());
        failing.take(ROOM);
        assertThat(failing.read)
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("{")
                .contains("none");
    }
}
