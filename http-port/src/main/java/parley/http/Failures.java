package parley.http;

import com.google.rpc.Code;
import com.google.rpc.Status;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/** What goes wrong before a call is one, in the same form as failed calls. */
final class Failures implements ServerErrorHandler {

    private static final int TOO_LARGE = 413;
    private static final int GONE = 404;
    private static final int SERVER = 500;

    @Override
    @Nullable public HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
        return null;
    }

    @Override
    public AggregatedHttpResponse renderStatus(
            @Nullable ServiceRequestContext context,
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        Status failure = Status.newBuilder()
                .setCode(code(status).getNumber())
                .setMessage(
                        status.code() + " " + status.reasonPhrase() + (description == null ? "" : ": " + description))
                .build();
        return AggregatedHttpResponse.of(status, MediaType.JSON_UTF_8, JsonAnswer.of(failure));
    }

    private static Code code(HttpStatus status) {
        return switch (status.code()) {
            case TOO_LARGE -> Code.RESOURCE_EXHAUSTED;
            case GONE -> Code.NOT_FOUND;
            default -> status.code() >= SERVER ? Code.INTERNAL : Code.INVALID_ARGUMENT;
        };
    }
}
