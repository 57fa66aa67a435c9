package parley.coordinator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import parley.summit.seat.Reply.NoReply;
import parley.summit.seat.Reply.Reason;

class AgentFailureTest {

    private static final Duration GIVEN = Duration.ofMillis(250);

    private static NoReply reply(Status status, boolean connected) {
        return AgentFailure.reply(status.asRuntimeException(), connected, GIVEN);
    }

    @Test
    void onlyAConnectedAgentIsLate() {
        assertThat(reply(Status.DEADLINE_EXCEEDED, true))
                .isEqualTo(new NoReply(Reason.DEADLINE, "no answer within 250 ms"));
        assertThat(reply(Status.DEADLINE_EXCEEDED, false))
                .isEqualTo(new NoReply(Reason.UNREACHABLE, "no connection, and no answer within 250 ms"));
    }

    @Test
    void whatAnAgentSaysAboutItsFailureIsPassedOnInOneLine() {
        assertThat(reply(Status.INTERNAL.withDescription("no plan\n\tat Agent.decide"), true))
                .isEqualTo(new NoReply(Reason.FAILED, "INTERNAL: no plan"));
        assertThat(reply(Status.INTERNAL.withDescription("\u001b[2Jno plan"), true))
                .isEqualTo(new NoReply(Reason.FAILED, "INTERNAL: [2Jno plan"));
        assertThat(reply(Status.UNIMPLEMENTED, true)).isEqualTo(new NoReply(Reason.FAILED, "UNIMPLEMENTED"));
    }

    @Test
    void nobodyThereIsOutOfReach() {
        Status refused = Status.UNAVAILABLE
                .withDescription("io exception")
                .withCause(new IOException("finishConnect(..) failed: Connection refused: /127.0.0.1:9"));

        assertThat(reply(refused, false))
                .isEqualTo(new NoReply(Reason.UNREACHABLE, "could not be reached: Connection refused"));
    }

    @Test
    void bytesThatAreNoMessageAreGarbageHoweverDeepTheyAreBuried() {
        Status unread = Status.INTERNAL.withCause(new InvalidProtocolBufferException("truncated"));

        assertThat(reply(Status.CANCELLED.withCause(unread.asRuntimeException()), true)
                        .reason())
                .isEqualTo(Reason.GARBAGE);
    }
}
