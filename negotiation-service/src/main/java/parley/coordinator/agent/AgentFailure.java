package parley.coordinator.agent;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import parley.coordinator.seat.Turn;
import parley.summit.seat.Reply;
import parley.wire.PlainText;

/** What a call that failed means for the turn. */
final class AgentFailure {

    private AgentFailure() {}

    /**
     * Only a connected agent can be late, after the time it was given; one that was never reached is out of reach, whichever
     * clock ran out first.
     */
    static Reply.NoReply reply(StatusRuntimeException failure, boolean connected, Duration given) {
        if (failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
            Reply.NoReply late = Turn.late(given);
            return connected
                    ? late
                    : new Reply.NoReply(Reply.Reason.UNREACHABLE, "no connection, and " + late.detail());
        }
        return new Reply.NoReply(reason(failure), text(failure.getStatus()));
    }

    private static Reply.Reason reason(StatusRuntimeException failure) {
        if (isUnreadable(failure)) {
            return Reply.Reason.GARBAGE;
        }
        return failure.getStatus().getCode() == Status.Code.UNAVAILABLE
                ? Reply.Reason.UNREACHABLE
                : Reply.Reason.FAILED;
    }

    /** Bytes that are no message make gRPC cancel the call; what it was is in the causes. */
    private static boolean isUnreadable(StatusRuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidProtocolBufferException) {
                return true;
            }
        }
        return false;
    }

    /** One line for people. */
    static String text(Status status) {
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
