package parley.coordinator.server;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import parley.coordinator.session.Phase;
import parley.coordinator.session.SeatStanding;
import parley.coordinator.session.SessionSummary;
import parley.coordinator.store.PlanCodec;
import parley.proto.negotiation.v1.Seat;
import parley.proto.negotiation.v1.SeatHealth;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.transcript.v1.DriverKind;
import parley.summit.seat.Reply;
import parley.summit.transcript.Driver;

/** Sessions as they are asked for and shown on the wire. */
final class SessionMessages {

    private SessionMessages() {}

    static Session session(SessionSummary summary) {
        Session.Builder session = Session.newBuilder()
                .setName(summary.name())
                .setScenario(summary.scenario())
                .setSecrets(PlanCodec.toProto(summary.secrets()))
                .setState(state(summary.phase()))
                .setRound(summary.round())
                .setMonth(summary.month())
                .setCreateTime(timestamp(summary.created()))
                .setLastEvent(summary.lastEvent());
        if (summary.isOpen()) {
            session.setSeed(summary.seed());
            if (summary.parameterSeed() != summary.seed()) {
                session.setParameterSeed(summary.parameterSeed());
            }
        }
        switch (summary.phase()) {
            case Phase.Finished finished -> session.setDigest(finished.digest());
            case Phase.Failed failed -> session.setProblem(failed.problem());
            case Phase.Running running -> {}
            case Phase.Cancelled cancelled -> {}
        }
        summary.seats().forEach(seat -> session.addSeats(seat(seat, summary.isOpen())));
        return session.build();
    }

    static SessionState state(Phase phase) {
        return switch (phase) {
            case Phase.Running running -> SessionState.SESSION_STATE_RUNNING;
            case Phase.Finished finished -> SessionState.SESSION_STATE_FINISHED;
            case Phase.Cancelled cancelled -> SessionState.SESSION_STATE_CANCELLED;
            case Phase.Failed failed -> SessionState.SESSION_STATE_FAILED;
        };
    }

    private static Seat seat(SeatStanding standing, boolean open) {
        return Seat.newBuilder()
                .setCountry(standing.country())
                .setDriver(driver(standing.driver().kind()))
                .setDriverName(standing.driver().name())
                .setHealth(health(standing.health()))
                .setLastProblem(
                        standing.lastProblem().map(p -> problem(p, open)).orElse(""))
                .setTurnsWithoutMove(standing.turnsWithoutMove())
                .build();
    }

    /** What an illegal or unreadable move said is the seat's own affair while the session is closed. */
    private static String problem(Reply.NoReply none, boolean open) {
        boolean told = open
                || switch (none.reason()) {
                    case DEADLINE, UNREACHABLE -> true;
                    case ILLEGAL, GARBAGE, FAILED -> false;
                };
        return told && !none.detail().isEmpty()
                ? none.reason() + ": " + none.detail()
                : none.reason().name();
    }

    private static DriverKind driver(Driver.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> DriverKind.DRIVER_KIND_UNSPECIFIED;
            case BUILT_IN -> DriverKind.DRIVER_KIND_BUILT_IN;
            case DIALLED_AGENT -> DriverKind.DRIVER_KIND_DIALLED_AGENT;
            case DIALLED_IN -> DriverKind.DRIVER_KIND_DIALLED_IN;
            case PERSON -> DriverKind.DRIVER_KIND_PERSON;
        };
    }

    private static SeatHealth health(SeatStanding.Health health) {
        return switch (health) {
            case NOT_ASKED -> SeatHealth.SEAT_HEALTH_UNSPECIFIED;
            case ANSWERING -> SeatHealth.SEAT_HEALTH_ANSWERING;
            case SILENT -> SeatHealth.SEAT_HEALTH_SILENT;
        };
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
