package parley.cli;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.util.Optional;
import java.util.function.Supplier;
import parley.wire.Bearer;

/** Lets every call of a channel show the host's token. */
record HostToken(Supplier<Optional<String>> token) implements ClientInterceptor {

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return next.newCall(method, options.withCallCredentials(new Bearer(token)));
    }
}
