package parley.wire;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Shows a token with every call. */
public final class Bearer extends CallCredentials {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";

    private final Supplier<Optional<String>> token;

    /** Asks for the token anew at every call, since it may be another one by then; shows none where there is none. */
    public Bearer(Supplier<Optional<String>> token) {
        this.token = token;
    }

    /** Always the same token. */
    public static Bearer of(String token) {
        return new Bearer(() -> Optional.of(token));
    }

    /** The token that a call shows: empty where it shows none, an empty text where it shows something else. */
    public static Optional<String> shown(Metadata headers) {
        return Optional.ofNullable(headers.get(AUTHORIZATION))
                .map(header -> header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : "");
    }

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
        try {
            var headers = new Metadata();
            token.get().ifPresent(text -> headers.put(AUTHORIZATION, SCHEME + text));
            applier.apply(headers);
        } catch (RuntimeException e) {
            applier.fail(Status.UNAUTHENTICATED.withDescription(e.getMessage()).withCause(e));
        }
    }
}
