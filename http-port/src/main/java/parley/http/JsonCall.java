package parley.http;

import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.Message;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.wire.Errors;
import parley.wire.WireException;

/**
 * One call with one request, made by HTTP and answered by a service of gRPC, with all that stands before it: to the service it is a call
 * as any other.
 */
final class JsonCall extends ServerCall<Message, Message> {

    private static final Logger LOG = LoggerFactory.getLogger(JsonCall.class);

    private final ServerMethodDefinition<Message, Message> definition;
    private final InetSocketAddress caller;
    private final Reply reply;
    private final Executor executor;
    private Optional<Listener<Message>> listener = Optional.empty();
    private volatile boolean closed;
    private volatile boolean cancelled;

    /** Where answers go. */
    interface Reply {

        /** One answer; of several on a stream. */
        void send(Message answer);

        /** The end. */
        void end(Status status, Metadata trailers);

        /** Whether there is room for another answer. */
        boolean isReady();

        /** What to do when there is room again, and when the caller has gone. */
        void listen(Runnable ready, Runnable gone);
    }

    JsonCall(
            ServerMethodDefinition<Message, Message> definition,
            InetSocketAddress caller,
            Reply reply,
            Executor threads) {
        this.definition = definition;
        this.caller = caller;
        this.reply = reply;
        executor = MoreExecutors.newSequentialExecutor(threads);
        reply.listen(() -> tell(Listener::onReady), () -> executor.execute(this::cancel));
    }

    /** Makes the call. The request is understood once it is clear that the caller may make it. */
    void start(Metadata headers, Supplier<Message> request) {
        executor.execute(() -> {
            try {
                Listener<Message> started = definition.getServerCallHandler().startCall(this, headers);
                listener = Optional.of(started);
                if (!closed) {
                    ask(started, request);
                }
            } catch (RuntimeException e) {
                fail(internal(e));
            }
        });
    }

    private void ask(Listener<Message> started, Supplier<Message> request) {
        Message message;
        try {
            message = request.get();
        } catch (WireException e) {
            fail(Errors.status(e));
            return;
        }
        started.onMessage(message);
        started.onHalfClose();
        started.onReady();
    }

    private void fail(StatusRuntimeException failure) {
        close(failure.getStatus(), Optional.ofNullable(failure.getTrailers()).orElseGet(Metadata::new));
    }

    private void tell(java.util.function.Consumer<Listener<Message>> what) {
        executor.execute(() -> listener.filter(l -> !closed && !cancelled).ifPresent(what));
    }

    private void cancel() {
        if (!closed && !cancelled) {
            cancelled = true;
            listener.ifPresent(Listener::onCancel);
        }
    }

    @Override
    public void request(int messages) {
        // The only one comes by itself.
    }

    @Override
    public void sendHeaders(Metadata headers) {
        // Services of the contract have none.
    }

    @Override
    public void sendMessage(Message message) {
        if (!closed && !cancelled) {
            reply.send(message);
        }
    }

    @Override
    public boolean isReady() {
        return reply.isReady();
    }

    @Override
    public void close(Status status, Metadata trailers) {
        if (!closed) {
            closed = true;
            end(status, trailers);
            executor.execute(() -> listener.filter(l -> !cancelled).ifPresent(Listener::onComplete));
        }
    }

    /** An answer that cannot be written must not leave the caller without any. */
    private void end(Status status, Metadata trailers) {
        try {
            reply.end(status, trailers);
        } catch (RuntimeException e) {
            StatusRuntimeException failure = internal(e);
            reply.end(
                    failure.getStatus(),
                    Optional.ofNullable(failure.getTrailers()).orElseGet(Metadata::new));
        }
    }

    private static StatusRuntimeException internal(RuntimeException e) {
        String incident = Errors.incident();
        LOG.error("incident {}", incident, e);
        return Errors.internal(incident);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public Attributes getAttributes() {
        return Attributes.newBuilder()
                .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, caller)
                .build();
    }

    @Override
    public MethodDescriptor<Message, Message> getMethodDescriptor() {
        return definition.getMethodDescriptor();
    }
}
