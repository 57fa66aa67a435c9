package parley.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorInfo;
import com.linecorp.armeria.common.HttpStatus;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;

/** Answers and failures in JSON, in which every field is there, also what is 0 or empty. */
final class JsonAnswer {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
            .alwaysPrintFieldsWithNoPresence()
            .usingTypeRegistry(JsonFormat.TypeRegistry.newBuilder()
                    .add(ErrorInfo.getDescriptor())
                    .build());
    private static final JsonFormat.Printer ON_ONE_LINE = PRINTER.omittingInsignificantWhitespace();

    /** 499, which no standard names: the caller has gone. */
    private static final HttpStatus GONE_CALLER = HttpStatus.valueOf(499);

    private JsonAnswer() {}

    static String of(Message message) {
        return print(PRINTER, message);
    }

    static String onOneLine(MessageOrBuilder message) {
        return print(ON_ONE_LINE, message);
    }

    private static String print(JsonFormat.Printer printer, MessageOrBuilder message) {
        try {
            return printer.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("our own messages hold nothing that JSON cannot", e);
        }
    }

    /** A failed call, with its details. */
    static com.google.rpc.Status failure(Status status, Metadata trailers) {
        return StatusProto.fromStatusAndTrailers(status, trailers);
    }

    /** The status of HTTP that goes with a call's, as {@code google.rpc.Code} maps them. */
    static HttpStatus status(Status.Code code) {
        return switch (code) {
            case OK -> HttpStatus.OK;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case PERMISSION_DENIED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case ALREADY_EXISTS, ABORTED -> HttpStatus.CONFLICT;
            case RESOURCE_EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
            case CANCELLED -> GONE_CALLER;
            case UNIMPLEMENTED -> HttpStatus.NOT_IMPLEMENTED;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case DEADLINE_EXCEEDED -> HttpStatus.GATEWAY_TIMEOUT;
            case UNKNOWN, INTERNAL, DATA_LOSS -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
