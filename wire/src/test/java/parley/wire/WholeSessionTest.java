package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.View;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Transcript;

/** The wire changes nothing in a real session: neither what is played nor what is recorded. */
class WholeSessionTest {

    private static final Scenario STARTER = ScenarioFolder.starter();

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    private static Transcript play(long seed, boolean overTheWire) {
        Map<String, Negotiator> negotiators = new HashMap<>();
        for (String seat : STARTER.seats()) {
            Negotiator strategy = BuiltInStrategy.named(STARTER.country(seat)
                    .flatMap(country -> country.profile())
                    .orElseThrow()
                    .defaultStrategy());
            negotiators.put(seat, overTheWire ? view -> answerOf(strategy, view) : strategy);
        }
        return Session.play(STARTER, seed, Secrets.open(STARTER.seats()), negotiators);
    }

    private static Reply answerOf(Negotiator strategy, View view) {
        Reply reply = strategy.decide(ViewCodec.fromProto(parsed(ViewCodec.toProto(view))));
        return reply instanceof Reply.Move move ? MoveCodec.fromProto(MoveCodec.toProto(move)) : reply;
    }

    private static parley.proto.seat.v1.View parsed(parley.proto.seat.v1.View view) {
        try {
            return parley.proto.seat.v1.View.parseFrom(view.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itIsPlayedTheSameOverTheWire(long seed) {
        assertThat(play(seed, true).digest()).isEqualTo(play(seed, false).digest());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itsFileHoldsTheSameTranscriptAndDigest(long seed) {
        Transcript transcript = play(seed, false);

        TranscriptLines.Read read = TranscriptLines.read(TranscriptLines.file(transcript));

        assertThat(read.transcript()).isEqualTo(transcript);
        assertThat(read.digest()).contains(read.transcript().digest());
    }
}
