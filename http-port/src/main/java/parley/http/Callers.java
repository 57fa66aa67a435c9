package parley.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Errors;
import parley.wire.PlainText;

/**
 * Refuses what a browser brings from elsewhere: calls by a name that is not this machine's, with which a page could make itself out to be
 * from here, and calls by pages of other origins.
 */
final class Callers implements DecoratingHttpServiceFunction {

    private static final int LONGEST_VALUE = 200;

    private final Set<String> names;
    private final Set<String> origins;

    Callers(Set<String> names, Set<String> origins) {
        this.names = Set.copyOf(names);
        this.origins = Set.copyOf(origins);
    }

    @Override
    public HttpResponse serve(HttpService service, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        String authority = Optional.ofNullable(request.authority()).orElse("").toLowerCase(Locale.ROOT);
        if (!names.contains(host(authority))) {
            return refused(
                    ErrorReason.ERROR_REASON_HOST_NOT_ALLOWED,
                    "host",
                    authority,
                    "a name of this server, or --allow-host");
        }
        Optional<String> origin = Optional.ofNullable(request.headers().get(HttpHeaderNames.ORIGIN))
                .map(o -> o.toLowerCase(Locale.ROOT));
        if (origin.isPresent() && !isAllowed(origin.get(), request.scheme() + "://" + authority)) {
            return refused(
                    ErrorReason.ERROR_REASON_ORIGIN_NOT_ALLOWED,
                    "origin",
                    origin.get(),
                    "a page of this server, or --allow-origin");
        }
        return service.serve(context, request);
    }

    private boolean isAllowed(String origin, String own) {
        return origin.equals(own) || origins.contains(origin);
    }

    /** Without its port, and without the brackets of an address. */
    private static String host(String authority) {
        if (authority.startsWith("[")) {
            return authority.substring(1, Math.max(1, authority.indexOf(']')));
        }
        int port = authority.lastIndexOf(':');
        return port < 0 ? authority : authority.substring(0, port);
    }

    private static HttpResponse refused(ErrorReason reason, String what, String value, String expected) {
        String shown = PlainText.shortened(value, LONGEST_VALUE);
        StatusRuntimeException failure = Errors.status(
                Status.Code.PERMISSION_DENIED,
                reason,
                what + ": " + (shown.isEmpty() ? "missing" : shown) + " (expected: " + expected + ")",
                Map.of(what, shown, "expected", expected));
        return response(failure);
    }

    /** A failure that comes before any call. */
    static HttpResponse response(StatusRuntimeException failure) {
        return HttpResponse.of(
                JsonAnswer.status(failure.getStatus().getCode()),
                MediaType.JSON_UTF_8,
                JsonAnswer.of(JsonAnswer.failure(
                        failure.getStatus(),
                        Optional.ofNullable(failure.getTrailers()).orElseThrow())));
    }
}
