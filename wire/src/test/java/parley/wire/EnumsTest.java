package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.proto.scenario.v1.TableKind;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.transcript.Event;

class EnumsTest {

    private static Stream<Arguments> pairs() {
        return Stream.of(
                pair(parley.summit.scenario.TableKind.class, TableKind.class),
                pair(parley.summit.scenario.LadderKind.class, parley.proto.scenario.v1.LadderKind.class),
                pair(parley.summit.scenario.ProjectStatus.class, parley.proto.scenario.v1.ProjectStatus.class),
                pair(parley.summit.scenario.ProjectType.class, parley.proto.scenario.v1.ProjectType.class),
                pair(parley.summit.scenario.Figure.Grade.class, parley.proto.scenario.v1.Grade.class),
                pair(parley.summit.seat.TurnKind.class, parley.proto.seat.v1.TurnKind.class),
                pair(Reply.Reason.class, parley.proto.seat.v1.NoReplyReason.class),
                pair(Refusal.Reason.class, parley.proto.seat.v1.RefusalReason.class),
                pair(Event.PassReason.class, parley.proto.transcript.v1.PassReason.class),
                pair(Event.CloseReason.class, parley.proto.transcript.v1.CloseReason.class),
                pair(parley.summit.transcript.DealStatus.class, parley.proto.transcript.v1.DealStatus.class),
                pair(parley.summit.transcript.StallCause.class, parley.proto.transcript.v1.StallCause.class));
    }

    private static <E extends Enum<E>, P extends Enum<P> & ProtocolMessageEnum> Arguments pair(
            Class<E> pure, Class<P> generated) {
        return Arguments.of(pure.getEnumConstants(), generated.getEnumConstants(), Enums.prefix(generated));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void bothSidesOfTheWireHaveTheSameWords(Enum<?>[] pure, Enum<?>[] generated, String prefix) {
        assertThat(Arrays.stream(generated)
                        .map(Enum::name)
                        .filter(name -> !name.equals(prefix + "UNSPECIFIED") && !name.equals("UNRECOGNIZED")))
                .containsExactlyElementsOf(
                        Arrays.stream(pure).map(value -> prefix + value.name()).toList());
    }

    @Test
    void whatIsUnspecifiedIsRefused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Enums.fromProto(
                        parley.summit.scenario.TableKind.class, TableKind.TABLE_KIND_UNSPECIFIED, "table.kind"))
                .withMessage("table.kind: missing (expected: one of DEAL, TRUCE)");
    }

    @Test
    void whatANewerVersionAddedIsRefused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() ->
                        Enums.fromProto(parley.summit.scenario.TableKind.class, TableKind.UNRECOGNIZED, "table.kind"))
                .withMessage("table.kind: UNRECOGNIZED (expected: one of DEAL, TRUCE)");
    }
}
