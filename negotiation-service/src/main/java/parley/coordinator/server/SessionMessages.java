package parley.coordinator.server;

import parley.coordinator.session.Phase;
import parley.coordinator.session.SeatStanding;
import parley.coordinator.session.SessionSummary;
import parley.coordinator.store.PauseCodec;
import parley.coordinator.store.PlanCodec;
import parley.coordinator.store.SummaryCodec;
import parley.proto.negotiation.v1.Seat;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.summit.seat.Reply;
import parley.wire.Times;

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
                .setCreateTime(Times.toProto(summary.created()))
                .setLastEvent(summary.lastEvent());
        if (summary.isOpen()) {
            session.setSeed(summary.seed());
            if (summary.parameterSeed() != summary.seed()) {
                session.setParameterSeed(summary.parameterSeed());
            }
        }
        switch (summary.phase()) {
            case Phase.Paused paused -> session.setPause(PauseCodec.toProto(paused));
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
            case Phase.Paused paused -> SessionState.SESSION_STATE_RUNNING;
            case Phase.Finished finished -> SessionState.SESSION_STATE_FINISHED;
            case Phase.Cancelled cancelled -> SessionState.SESSION_STATE_CANCELLED;
            case Phase.Failed failed -> SessionState.SESSION_STATE_FAILED;
        };
    }

    private static Seat seat(SeatStanding standing, boolean open) {
        return SummaryCodec.toProto(standing).toBuilder()
                .setLastProblem(
                        standing.lastProblem().map(p -> problem(p, open)).orElse(""))
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
}
