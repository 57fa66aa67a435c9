package parley.wire;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Answers calls one by one. What breaks a bound is the caller's, a status goes out as it is, and anything else is a failure of our own,
 * which is logged under the incident that the caller is told.
 *
 * @param who failed then, e.g. {@code the negotiator}
 */
public record Answers(Logger log, String who) {

    /** Sends what {@code work} makes, or why it made nothing. */
    public <T> void send(StreamObserver<T> reply, Supplier<T> work) {
        try {
            reply.onNext(work.get());
            reply.onCompleted();
        } catch (RuntimeException e) {
            reply.onError(status(e));
        }
    }

    /** Why a call failed, as it travels. */
    public StatusRuntimeException status(RuntimeException failure) {
        return switch (failure) {
            case StatusRuntimeException status -> status;
            case WireException broken -> Errors.status(broken);
            default -> {
                String incident = Errors.incident();
                log.error("incident {}: {} failed", incident, who, failure);
                yield Errors.internal(incident);
            }
        };
    }
}
