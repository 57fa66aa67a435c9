package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.NoReply;
import parley.proto.seat.v1.NoReplyReason;

class PlainTextTest {

    private static final String WILD = "we\u001b[31m agree\u0007\r\u0000\u007f\u009b2J\n\tfully — 同意";
    private static final String TAME = "we[31m agree2J\n\tfully — 同意";

    @Test
    void controlCharactersAreRemovedAndNothingElse() {
        assertThat(PlainText.of(WILD)).isEqualTo(TAME);
    }

    @Test
    void thePlayersOwnWordsAreMadePlainOnTheWayIn() {
        assertThat(MoveCodec.fromProto(Move.newBuilder().setRationale(WILD).build())
                        .rationale())
                .isEqualTo(TAME);
    }

    @Test
    void soIsWhyATurnPassed() {
        NoReply none = NoReply.newBuilder()
                .setReason(NoReplyReason.NO_REPLY_REASON_FAILED)
                .setDetail(WILD)
                .build();

        assertThat(MoveCodec.fromProto("no_reply", none).detail()).isEqualTo(TAME);
    }

    @Test
    void whyNobodyWasReachedIsSaidWithoutHowTheMachineFoundOut() {
        assertThat(unreached("finishConnect(..) failed with error(-111): Connection refused"))
                .isEqualTo("Connection refused");
        assertThat(unreached("finishConnect(..) failed: Connection refused: /127.0.0.1:9"))
                .isEqualTo("Connection refused");
        assertThat(unreached("Connection refused: localhost/127.0.0.1:9")).isEqualTo("Connection refused");
        assertThat(unreached("nowhere: Name or service not known")).isEqualTo("nowhere: Name or service not known");
        assertThat(PlainText.whyUnreached(Status.UNAVAILABLE)).isEqualTo("no connection");
    }

    private static String unreached(String root) {
        return PlainText.whyUnreached(Status.UNAVAILABLE
                .withDescription("io exception")
                .withCause(new IOException("io", new IOException(root))));
    }
}
