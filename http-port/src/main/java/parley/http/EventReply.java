package parley.http;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stream as server-sent events: each answer is the data of one event, its cursor the event's id, a failure after the first answer an
 * event {@code error}. What fails before is a plain failure.
 */
final class EventReply implements JsonCall.Reply {

    /** Answers on their way, beyond which the service waits. */
    private static final int ROOM = 32;

    /** A line without meaning that often, so that nobody in between takes a quiet connection for a dead one. */
    private static final int QUIET_SECONDS = 15;

    private final HttpResponseWriter response;
    private final ScheduledFuture<?> breath;
    private final AtomicInteger underWay = new AtomicInteger();
    private Runnable ready = () -> {};
    private boolean begun;

    EventReply(HttpResponseWriter response, ScheduledExecutorService clock) {
        this.response = response;
        breath = clock.scheduleAtFixedRate(this::breathe, QUIET_SECONDS, QUIET_SECONDS, TimeUnit.SECONDS);
        var unused = response.whenComplete().handle((done, why) -> breath.cancel(false));
    }

    private synchronized void breathe() {
        begin();
        var unused = response.tryWrite(HttpData.ofUtf8(":\n\n"));
    }

    private void begin() {
        if (!begun) {
            begun = true;
            var unused = response.tryWrite(ResponseHeaders.builder(HttpStatus.OK)
                    .contentType(MediaType.EVENT_STREAM)
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .build());
        }
    }

    @Override
    public void send(Message message) {
        String id = cursor(message).map(cursor -> "id: " + cursor + "\n").orElse("");
        write(HttpData.ofUtf8(id + "data: " + JsonAnswer.onOneLine(message) + "\n\n"));
    }

    private synchronized void write(HttpData event) {
        begin();
        underWay.incrementAndGet();
        if (response.tryWrite(event)) {
            var unused = response.whenConsumed().thenRun(this::consumed);
        }
    }

    /** One more is on its way. */
    private void consumed() {
        if (underWay.getAndDecrement() == ROOM) {
            ready.run();
        }
    }

    private static Optional<Object> cursor(Message message) {
        Optional<FieldDescriptor> field =
                Optional.ofNullable(message.getDescriptorForType().findFieldByName("cursor"));
        return field.map(message::getField);
    }

    @Override
    public synchronized void end(Status status, Metadata trailers) {
        if (status.isOk()) {
            begin();
            response.close();
        } else if (begun) {
            var unused = response.tryWrite(HttpData.ofUtf8(
                    "event: error\ndata: " + JsonAnswer.onOneLine(JsonAnswer.failure(status, trailers)) + "\n\n"));
            response.close();
        } else {
            WholeReply.close(response, status, JsonAnswer.of(JsonAnswer.failure(status, trailers)));
        }
    }

    @Override
    public boolean isReady() {
        return underWay.get() < ROOM;
    }

    @Override
    public void listen(Runnable whenReady, Runnable gone) {
        ready = whenReady;
        var unused = response.whenComplete().exceptionally(why -> {
            gone.run();
            return null;
        });
    }
}
