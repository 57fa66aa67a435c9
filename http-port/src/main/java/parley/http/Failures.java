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
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Errors;

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
        return AggregatedHttpResponse.of(
                status, MediaType.JSON_UTF_8, JsonAnswer.of(failure(config, status, description)));
    }

    private static Status failure(ServiceConfig config, HttpStatus status, @Nullable String description) {
        if (status.code() == TOO_LARGE) {
            String most = String.valueOf(config.maxRequestLength());
            StatusRuntimeException failure = Errors.status(
                    io.grpc.Status.Code.RESOURCE_EXHAUSTED,
                    ErrorReason.ERROR_REASON_LIMIT_EXCEEDED,
                    "bytes of a request: too many (expected: at most " + most + ")",
                    Map.of("limit", "bytes of a request", "most", most));
            return JsonAnswer.failure(
                    failure.getStatus(),
                    Optional.ofNullable(failure.getTrailers()).orElseThrow());
        }
        return Status.newBuilder()
                .setCode(code(status).getNumber())
                .setMessage(
                        status.code() + " " + status.reasonPhrase() + (description == null ? "" : ": " + description))
                .build();
    }

    private static Code code(HttpStatus status) {
        return switch (status.code()) {
            case GONE -> Code.NOT_FOUND;
            default -> status.code() >= SERVER ? Code.INTERNAL : Code.INVALID_ARGUMENT;
        };
    }
}
