package parley.coordinator.agent;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import parley.coordinator.seat.Turn;
import parley.summit.seat.Reply;
import parley.wire.CallFailure;

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
        if (CallFailure.isUnreadable(failure)) {
            return Reply.Reason.GARBAGE;
        }
        return CallFailure.isBrokenOff(failure.getStatus()) ? Reply.Reason.UNREACHABLE : Reply.Reason.FAILED;
    }

    /** One line for people. */
    static String text(Status status) {
        return CallFailure.text(status);
    }
}
