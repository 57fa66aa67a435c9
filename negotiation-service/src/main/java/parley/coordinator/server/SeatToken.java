package parley.coordinator.server;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Reads the caller's bearer token off a call's metadata. */
final class SeatToken implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<String> TOKEN = Context.keyWithDefault("seat-token", "");
    private static final String BEARER = "Bearer ";

    /** The token of the call that this thread serves; empty without one. */
    static String ofCall() {
        return TOKEN.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String header = headers.get(AUTHORIZATION);
        String token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        return Contexts.interceptCall(Context.current().withValue(TOKEN, token), call, headers, next);
    }
}
