package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.View;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** Whatever the rules say comes back from the wire as it was. */
class RoundTripTest {

    private static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void theStarterComesBackFromItsBytes() throws InvalidProtocolBufferException {
        Scenario starter = ScenarioFolder.starter();

        byte[] bytes = ScenarioCodec.toProto(starter).toByteArray();

        assertThat(ScenarioCodec.fromProto(parley.proto.scenario.v1.Scenario.parseFrom(bytes)))
                .isEqualTo(starter);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aScenarioComesBack(long seed) {
        Scenario scenario = new RandomValues(seed).of(Scenario.class);

        assertThat(ScenarioCodec.decoded(ScenarioCodec.toProto(scenario))).isEqualTo(scenario);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMoveComesBack(long seed) {
        Reply.Move move = new RandomValues(seed).of(Reply.Move.class);

        assertThat(MoveCodec.fromProto(MoveCodec.toProto(move))).isEqualTo(move);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRefusalAndAnAppraisalComeBack(long seed) {
        Refusal refusal = new RandomValues(seed).of(Refusal.class);
        Appraisal appraisal = new RandomValues(seed).of(Appraisal.class);

        assertThat(MoveCodec.fromProto(MoveCodec.toProto(refusal))).isEqualTo(refusal);
        assertThat(ViewCodec.appraisal(ViewCodec.toProto(appraisal))).isEqualTo(appraisal);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aViewComesBackFromItsBytes(long seed) throws InvalidProtocolBufferException {
        View view = within(new RandomValues(seed).of(View.class));

        byte[] bytes = ViewCodec.toProto(view).toByteArray();

        assertThat(ViewCodec.fromProto(parley.proto.seat.v1.View.parseFrom(bytes)))
                .isEqualTo(view);
    }

    /** A view's round is one of its rounds, and a seat without a budget has all the money in the world. */
    private static View within(View view) {
        return new View(
                view.seat(),
                view.kind(),
                1,
                view.rounds(),
                view.world(),
                view.calendar(),
                view.tables(),
                view.measures(),
                view.values(),
                view.bits() % 2 == 0 ? Double.POSITIVE_INFINITY : view.budgetLeft(),
                view.lastTurn(),
                -view.bits(),
                view.defaultStrategy());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anEntryComesBack(long seed) {
        Entry entry = new RandomValues(seed).of(Entry.class);

        assertThat(EventCodec.fromProto(EventCodec.toProto(entry))).isEqualTo(entry);
    }

    @Test
    void everyKindOfEventIsAmongThem() {
        assertThat(seeds().mapToObj(
                                seed -> new RandomValues(seed).of(Entry.class).event())
                        .map(event -> event.getClass().getSimpleName()))
                .containsAll(Arrays.stream(Event.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void aTranscriptComesBack() {
        Transcript transcript = Transcripts.some(9);

        var proto = TranscriptCodec.toProto(transcript, "");

        assertThat(TranscriptCodec.fromProto(proto)).isEqualTo(transcript);
    }
}
