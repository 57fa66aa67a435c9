package parley.coordinator.store;

import java.util.Optional;
import parley.coordinator.session.Kept;
import parley.coordinator.session.SeatStanding;
import parley.coordinator.session.SessionSummary;
import parley.proto.negotiation.v1.Seat;
import parley.proto.negotiation.v1.SeatHealth;
import parley.proto.store.v1.SeatSummary;
import parley.proto.store.v1.Summary;
import parley.proto.transcript.v1.DriverKind;
import parley.summit.transcript.Driver;
import parley.wire.MoveCodec;

/** Sessions that are over at a glance, as they are kept, and their seats, as they travel. */
public final class SummaryCodec {

    private SummaryCodec() {}

    static Summary toProto(SessionSummary summary) {
        var proto = Summary.newBuilder()
                .setEnd(LogCodec.toProto(summary.phase()))
                .setRound(summary.round())
                .setMonth(summary.month())
                .setLastEvent(summary.lastEvent());
        for (SeatStanding standing : summary.seats()) {
            var seat = SeatSummary.newBuilder().setSeat(toProto(standing));
            standing.lastProblem().ifPresent(none -> seat.setLastProblem(MoveCodec.toProto(none)));
            proto.addSeats(seat);
        }
        return proto.build();
    }

    static SessionSummary fromProto(Kept kept, Summary proto) {
        return SessionSummary.of(
                kept,
                LogCodec.fromProto(proto.getEnd()),
                proto.getRound(),
                proto.getMonth(),
                proto.getSeatsList().stream().map(SummaryCodec::standing).toList(),
                proto.getLastEvent());
    }

    private static SeatStanding standing(SeatSummary summary) {
        Seat seat = summary.getSeat();
        return new SeatStanding(
                seat.getCountry(),
                new Driver(kind(seat.getDriver()), seat.getDriverName()),
                health(seat.getHealth()),
                summary.hasLastProblem()
                        ? Optional.of(MoveCodec.fromProto("last_problem", summary.getLastProblem()))
                        : Optional.empty(),
                seat.getTurnsWithoutMove());
    }

    /** A seat as it travels, but for its last problem, which not everybody may see. */
    public static Seat toProto(SeatStanding standing) {
        return Seat.newBuilder()
                .setCountry(standing.country())
                .setDriver(kind(standing.driver().kind()))
                .setDriverName(standing.driver().name())
                .setHealth(health(standing.health()))
                .setTurnsWithoutMove(standing.turnsWithoutMove())
                .build();
    }

    private static DriverKind kind(Driver.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> DriverKind.DRIVER_KIND_UNSPECIFIED;
            case BUILT_IN -> DriverKind.DRIVER_KIND_BUILT_IN;
            case DIALLED_AGENT -> DriverKind.DRIVER_KIND_DIALLED_AGENT;
            case DIALLED_IN -> DriverKind.DRIVER_KIND_DIALLED_IN;
            case PERSON -> DriverKind.DRIVER_KIND_PERSON;
        };
    }

    private static Driver.Kind kind(DriverKind kind) {
        return switch (kind) {
            case DRIVER_KIND_BUILT_IN -> Driver.Kind.BUILT_IN;
            case DRIVER_KIND_DIALLED_AGENT -> Driver.Kind.DIALLED_AGENT;
            case DRIVER_KIND_DIALLED_IN -> Driver.Kind.DIALLED_IN;
            case DRIVER_KIND_PERSON -> Driver.Kind.PERSON;
            case DRIVER_KIND_UNSPECIFIED, UNRECOGNIZED -> Driver.Kind.UNKNOWN;
        };
    }

    private static SeatHealth health(SeatStanding.Health health) {
        return switch (health) {
            case NOT_ASKED -> SeatHealth.SEAT_HEALTH_UNSPECIFIED;
            case ANSWERING -> SeatHealth.SEAT_HEALTH_ANSWERING;
            case SILENT -> SeatHealth.SEAT_HEALTH_SILENT;
        };
    }

    private static SeatStanding.Health health(SeatHealth health) {
        return switch (health) {
            case SEAT_HEALTH_ANSWERING -> SeatStanding.Health.ANSWERING;
            case SEAT_HEALTH_SILENT -> SeatStanding.Health.SILENT;
            case SEAT_HEALTH_UNSPECIFIED, UNRECOGNIZED -> SeatStanding.Health.NOT_ASKED;
        };
    }
}
