package parley.coordinator.access;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import parley.wire.Errors;
import parley.wire.PlainText;

/** A call that is being answered, and that another thread may break off. */
final class OpenCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private final Token token;
    private final String whose;
    private boolean closed;
    private boolean brokenOff;

    /**
     * A call.
     *
     * @param whose whom it is counted for: the id of its token, or the address that it comes from
     */
    OpenCall(ServerCall<Q, A> call, Token token, String whose) {
        super(call);
        this.token = token;
        this.whose = whose;
    }

    Token token() {
        return token;
    }

    String whose() {
        return whose;
    }

    /** It travels in a header, and a service that repeats what it was sent must not break the connection by that. */
    private static Status shortened(Status status) {
        return Optional.ofNullable(status.getDescription())
                .filter(words -> words.length() > Errors.LONGEST_MESSAGE)
                .map(words -> status.withDescription(PlainText.shortened(words, Errors.LONGEST_MESSAGE)))
                .orElse(status);
    }

    /** Ends it with this failure, unless it has ended. */
    synchronized void breakOff(StatusRuntimeException failure) {
        if (!closed) {
            brokenOff = true;
            close(
                    failure.getStatus(),
                    Optional.ofNullable(failure.getTrailers()).orElseGet(Metadata::new));
        }
    }

    synchronized boolean isBrokenOff() {
        return brokenOff;
    }

    @Override
    public synchronized void sendHeaders(Metadata metadata) {
        if (!closed) {
            super.sendHeaders(metadata);
        }
    }

    @Override
    public synchronized void sendMessage(A message) {
        if (!closed) {
            super.sendMessage(message);
        }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
        if (!closed) {
            closed = true;
            super.close(shortened(status), trailers);
        }
    }
}
