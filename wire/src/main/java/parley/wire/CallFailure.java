package parley.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;

/** What a call that failed says to people, and whether it was the bytes. */
public final class CallFailure {

    /** What the transport says of a stream that the peer ended without a status. */
    private static final String RESET = "RST_STREAM closed stream";

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

    /** Whether the other side was not there, or its connection broke; one that is being shut resets the calls that it still gets. */
    public static boolean isBrokenOff(Status status) {
        String description = status.getDescription();
        return status.getCode() == Status.Code.UNAVAILABLE
                || (status.getCode() == Status.Code.INTERNAL && description != null && description.startsWith(RESET));
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
