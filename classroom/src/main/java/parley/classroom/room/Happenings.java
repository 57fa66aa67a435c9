package parley.classroom.room;

import java.util.List;
import java.util.Optional;
import parley.proto.classroom.v1.Happening;
import parley.proto.classroom.v1.HappeningKind;
import parley.proto.transcript.v1.CloseReason;
import parley.proto.transcript.v1.DealStatusChanged;
import parley.proto.transcript.v1.Event;
import parley.proto.transcript.v1.MeasureTaken;
import parley.proto.transcript.v1.TableClosed;
import parley.proto.transcript.v1.Transcript;

/** What happened in a session beside offers and signatures. */
final class Happenings {

    private Happenings() {}

    static List<Happening> of(Transcript kept) {
        return kept.getEventsList().stream()
                .flatMap(event -> of(event).stream()
                        .map(found -> found.setMonth(event.getMonth())
                                .setRound(event.getMonth() > 0 ? 0 : event.getRound())
                                .build()))
                .toList();
    }

    private static Optional<Happening.Builder> of(Event event) {
        return switch (event.getEventCase()) {
            case TABLE_CLOSED -> Optional.of(closed(event.getTableClosed()));
            case MEASURE_TAKEN -> Optional.of(step(event.getMeasureTaken()));
            case DEAL_STATUS_CHANGED -> changed(event.getDealStatusChanged());
            case TRUCE_BROKEN ->
                Optional.of(Happening.newBuilder()
                        .setKind(HappeningKind.HAPPENING_KIND_BROKEN)
                        .setWhere(event.getTruceBroken().getTable()));
            default -> Optional.empty();
        };
    }

    private static Happening.Builder closed(TableClosed closed) {
        return Happening.newBuilder()
                .setKind(
                        closed.getReason() == CloseReason.CLOSE_REASON_WALKED
                                ? HappeningKind.HAPPENING_KIND_LEFT
                                : HappeningKind.HAPPENING_KIND_PARTED)
                .setWhere(closed.getTable())
                .setBy(closed.getBy());
    }

    private static Happening.Builder step(MeasureTaken taken) {
        return Happening.newBuilder()
                .setKind(
                        taken.getToLevel() > taken.getFromLevel()
                                ? HappeningKind.HAPPENING_KIND_STEPPED_UP
                                : HappeningKind.HAPPENING_KIND_EASED)
                .setWhere(taken.getLadder())
                .setBy(taken.getActor())
                .setLevel(taken.getToLevel());
    }

    /** A signature says already that a treaty waits to be ratified. */
    private static Optional<Happening.Builder> changed(DealStatusChanged changed) {
        HappeningKind kind = switch (changed.getToStatus()) {
            case DEAL_STATUS_IN_FORCE -> HappeningKind.HAPPENING_KIND_IN_FORCE;
            case DEAL_STATUS_STALLED -> HappeningKind.HAPPENING_KIND_STALLED;
            case DEAL_STATUS_LAPSED, DEAL_STATUS_EXPIRED -> HappeningKind.HAPPENING_KIND_ENDED;
            case DEAL_STATUS_RATIFY, DEAL_STATUS_UNSPECIFIED, UNRECOGNIZED -> HappeningKind.HAPPENING_KIND_UNSPECIFIED;
        };
        return kind == HappeningKind.HAPPENING_KIND_UNSPECIFIED
                ? Optional.empty()
                : Optional.of(Happening.newBuilder().setKind(kind).setWhere(changed.getTable()));
    }
}
