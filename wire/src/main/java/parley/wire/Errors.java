package parley.wire;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import parley.proto.error.v1.ErrorReason;

/** Failures as they travel: a gRPC status with one ErrorInfo that names the reason. */
public final class Errors {

    /** Domain of every ErrorInfo that Parley sends. */
    public static final String DOMAIN = "parley";

    /** Characters of a message at most: a status travels in headers, for which there is little room, and repeats what the caller sent. */
    public static final int LONGEST_MESSAGE = 600;

    private static final int LONGEST_VALUE = 500;

    private static final String PREFIX = "ERROR_REASON_";

    private Errors() {}

    /** The failure of a call. */
    public static StatusRuntimeException status(
            Status.Code code, ErrorReason reason, String message, Map<String, String> metadata) {
        ErrorInfo.Builder info = ErrorInfo.newBuilder().setDomain(DOMAIN).setReason(name(reason));
        metadata.forEach((key, value) -> info.putMetadata(key, PlainText.shortened(value, LONGEST_VALUE)));
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage(PlainText.shortened(message, LONGEST_MESSAGE))
                .addDetails(Any.pack(info.build()))
                .build());
    }

    /** A call whose argument breaks a bound. */
    public static StatusRuntimeException status(WireException broken) {
        return status(
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_INVALID_FIELD,
                String.valueOf(broken.getMessage()),
                Map.of("field", broken.field(), "value", broken.value(), "expected", broken.expected()));
    }

    /** Names a failure of our own, so that what a caller is told can be found in the log. */
    public static String incident() {
        return Integer.toHexString(ThreadLocalRandom.current().nextInt());
    }

    /** Something is wrong with Parley itself; whoever sends this has logged it under the incident. */
    public static StatusRuntimeException internal(String incident) {
        return status(
                Status.Code.INTERNAL,
                ErrorReason.ERROR_REASON_INTERNAL,
                "something is wrong with Parley itself; the log of whoever was called says more under incident "
                        + incident,
                Map.of("incident", incident));
    }

    /** What a failure says about itself, if Parley sent it. */
    public static Optional<ErrorInfo> info(Throwable failure) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        if (status == null) {
            return Optional.empty();
        }
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(ErrorInfo.class))
                .map(Errors::unpacked)
                .flatMap(Optional::stream)
                .filter(info -> info.getDomain().equals(DOMAIN))
                .findFirst();
    }

    /** Why a call failed; unspecified where nobody said, or where it is a reason that this version does not know. */
    public static ErrorReason reason(Throwable failure) {
        return info(failure)
                .map(ErrorInfo::getReason)
                .flatMap(Errors::named)
                .orElse(ErrorReason.ERROR_REASON_UNSPECIFIED);
    }

    /** The name that a reason has in an ErrorInfo, e.g. UNKNOWN_TABLE. */
    public static String name(ErrorReason reason) {
        return reason.name().substring(PREFIX.length());
    }

    private static Optional<ErrorReason> named(String name) {
        return Arrays.stream(ErrorReason.values())
                .filter(reason -> reason.name().equals(PREFIX + name))
                .findFirst();
    }

    private static Optional<ErrorInfo> unpacked(Any detail) {
        try {
            return Optional.of(detail.unpack(ErrorInfo.class));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
