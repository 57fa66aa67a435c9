package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.MeasureChoice;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.View;
import parley.proto.seat.v1.Wait;
import parley.proto.transcript.v1.Event;
import parley.proto.transcript.v1.TurnEnded;
import parley.summit.transcript.Entry;

/** Every bound that is broken is named. */
class RefusedOnTheWayInTest {

    private static Stream<Arguments> moves() {
        return Stream.of(
                Arguments.of("tables[0].table", move(TableMove.newBuilder().setWait(Wait.getDefaultInstance()))),
                Arguments.of("tables[T].action", move(TableMove.newBuilder().setTable("T"))),
                Arguments.of(
                        "tables[T].offer.levels",
                        move(TableMove.newBuilder().setTable("T").setOffer(Deal.newBuilder()))),
                Arguments.of(
                        "tables[T].accept.levels[1]",
                        move(TableMove.newBuilder()
                                .setTable("T")
                                .setAccept(Deal.newBuilder().addLevels(0).addLevels(-1)))),
                Arguments.of(
                        "tables[T]",
                        move(waiting()).toBuilder().addTables(waiting()).build()),
                Arguments.of(
                        "measures[L].level",
                        Move.newBuilder()
                                .addMeasures(MeasureChoice.newBuilder()
                                        .setLadder("L")
                                        .setLevel(-1))
                                .build()),
                Arguments.of(
                        "rationale",
                        Move.newBuilder().setRationale("x".repeat(2001)).build()));
    }

    private static TableMove.Builder waiting() {
        return TableMove.newBuilder().setTable("T").setWait(Wait.getDefaultInstance());
    }

    private static Move move(TableMove.Builder table) {
        return Move.newBuilder().addTables(table).build();
    }

    @ParameterizedTest
    @MethodSource("moves")
    void aMoveThatBreaksABound(String field, Move move) {
        assertThat(catchThrowableOfType(WireException.class, () -> MoveCodec.fromProto(move))
                        .field())
                .isEqualTo(field);
    }

    private static Stream<Arguments> views() {
        View view = ViewCodec.toProto(new RandomValues(1).of(parley.summit.seat.View.class)).toBuilder()
                .setRound(1)
                .build();
        return Stream.of(
                Arguments.of("view.seat", view.toBuilder().setSeat("").build()),
                Arguments.of("view.round", view.toBuilder().setRound(0).build()),
                Arguments.of("view.kind", view.toBuilder().setKindValue(77).build()),
                Arguments.of("view.world", view.toBuilder().clearWorld().build()),
                Arguments.of("view.values", view.toBuilder().clearValues().build()),
                Arguments.of("view.world.tension", worldWithTension(view, Double.NaN)),
                Arguments.of("view.world.tension", worldWithTension(view, 1.5)),
                Arguments.of(
                        "view.budget_left_usd_bn",
                        view.toBuilder().setBudgetLeftUsdBn(-1).build()),
                Arguments.of("view.tables[0].table.kind", withoutTableKind(view)),
                Arguments.of("view.tables[1].menu[0].surplus", withSurplus(view, Double.POSITIVE_INFINITY)));
    }

    private static View worldWithTension(View view, double tension) {
        View.Builder builder = view.toBuilder();
        builder.getWorldBuilder().setTension(tension);
        return builder.build();
    }

    private static View withoutTableKind(View view) {
        View.Builder builder = view.toBuilder();
        builder.getTablesBuilder(0).getTableBuilder().clearKind();
        return builder.build();
    }

    private static View withSurplus(View view, double surplus) {
        View.Builder builder = view.toBuilder();
        builder.getTablesBuilder(1).getMenuBuilder(0).setSurplus(surplus);
        return builder.build();
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewThatBreaksABound(String field, View view) {
        assertThat(catchThrowableOfType(WireException.class, () -> ViewCodec.fromProto(view))
                        .field())
                .isEqualTo(field);
    }

    private static Stream<Arguments> events() {
        Event event = EventCodec.toProto(new Entry(
                1,
                new parley.summit.transcript.Visibility.Everyone(),
                1,
                0,
                new parley.summit.transcript.Event.TruceBroken("T")));
        return Stream.of(
                Arguments.of("event", event.toBuilder().clearEvent().build()),
                Arguments.of("visibility", event.toBuilder().clearVisibility().build()),
                Arguments.of("month", event.toBuilder().setMonth(61).build()),
                Arguments.of("truce_broken.table", emptyTruce(event)),
                Arguments.of(
                        "turn_ended.outcome",
                        event.toBuilder().setTurnEnded(TurnEnded.newBuilder()).build()));
    }

    private static Event emptyTruce(Event event) {
        Event.Builder builder = event.toBuilder();
        builder.getTruceBrokenBuilder().clearTable();
        return builder.build();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventThatBreaksABound(String field, Event event) {
        assertThat(catchThrowableOfType(WireException.class, () -> EventCodec.fromProto(event))
                        .field())
                .isEqualTo(field);
    }
}
