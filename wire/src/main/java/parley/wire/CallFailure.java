package parley.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;

/** What a call that failed says to people, and whether it was the bytes. */
public final class CallFailure {

    private CallFailure() {}

    /** Bytes that are no message make gRPC cancel the call; what it was is in the causes. */
    public static boolean isUnreadable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidProtocolBufferException) {
                return true;
            }
        }
        return false;
    }

    /** One line for people. */
    public static String text(Status status) {
        if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
            return "no answer in time";
        }
        if (status.getCode() == Status.Code.UNAVAILABLE) {
            return "could not be reached: " + PlainText.whyUnreached(status);
        }
        String description = status.getDescription();
        Throwable cause = status.getCause();
        return status.getCode()
                + (description == null ? "" : ": " + firstLine(description))
                + (cause == null || cause.getMessage() == null ? "" : ": " + firstLine(cause.getMessage()));
    }

    private static String firstLine(String text) {
        return PlainText.of(text).lines().findFirst().orElse("");
    }
}
