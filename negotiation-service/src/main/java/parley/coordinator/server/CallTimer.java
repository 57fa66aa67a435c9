package parley.coordinator.server;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.coordinator.telemetry.Telemetry;

/** Tells how long every call took, and with which status it was closed; outermost, so that it sees what the others close. */
final class CallTimer implements ServerInterceptor {

    private final Telemetry telemetry;

    CallTimer(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var timed = new Timed(call.getMethodDescriptor().getFullMethodName());
        var closing = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                timed.over(status.getCode());
                super.close(status, trailers);
            }
        };
        return new SimpleForwardingServerCallListener<>(next.startCall(closing, headers)) {
            @Override
            public void onCancel() {
                timed.over(Status.Code.CANCELLED);
                super.onCancel();
            }
        };
    }

    /** A call may be cancelled while it is closed; it is told once. */
    private final class Timed {

        private final String method;
        private final long came = System.nanoTime();
        private final AtomicBoolean told = new AtomicBoolean();

        Timed(String method) {
            this.method = method;
        }

        void over(Status.Code code) {
            if (told.compareAndSet(false, true)) {
                telemetry.called(method, code.name(), Duration.ofNanos(System.nanoTime() - came));
            }
        }
    }
}
