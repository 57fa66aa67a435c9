package parley.coordinator.server;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import parley.coordinator.session.Assignment;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Phase;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SeatStanding;
import parley.coordinator.session.SecretsMode;
import parley.coordinator.session.SessionPlan;
import parley.coordinator.session.SessionSummary;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.Seat;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.SeatHealth;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.transcript.v1.DriverKind;
import parley.summit.seat.Reply;
import parley.summit.transcript.Driver;

/** Sessions as they are asked for and shown on the wire. */
final class SessionMessages {

    private SessionMessages() {}

    static SessionPlan plan(CreateSessionRequest request) {
        var seats = new TreeMap<String, Assignment>();
        for (SeatAssignment seat : request.getSeatsList()) {
            if (seats.put(seat.getCountry(), assignment(seat)) != null) {
                throw invalid("seats[" + seat.getCountry() + "]", "there twice", "one driver for each country");
            }
        }
        return new SessionPlan(
                Optional.of(request.getScenario()).filter(id -> !id.isEmpty()),
                request.hasSeed() ? Optional.of(request.getSeed()) : Optional.empty(),
                request.hasParameterSeed() ? Optional.of(request.getParameterSeed()) : Optional.empty(),
                secrets(request),
                seats);
    }

    private static Assignment assignment(SeatAssignment seat) {
        return switch (seat.getDriverCase()) {
            case STRATEGY -> new Assignment.Strategy(seat.getStrategy());
            case AGENT -> new Assignment.Agent(seat.getAgent());
            case DRIVER_NOT_SET ->
                throw invalid("seats[" + seat.getCountry() + "].driver", "", "a strategy or an agent");
        };
    }

    private static SecretsMode secrets(CreateSessionRequest request) {
        return switch (request.getSecrets()) {
            case SECRETS_MODE_OPEN -> SecretsMode.OPEN;
            case SECRETS_MODE_UNSPECIFIED, SECRETS_MODE_RANDOM -> SecretsMode.RANDOM;
            case UNRECOGNIZED ->
                throw invalid("secrets", String.valueOf(request.getSecretsValue()), "OPEN or RANDOM, or nothing");
        };
    }

    private static DeclinedException invalid(String field, String value, String expected) {
        return new DeclinedException(new Problem.InvalidField(field, value, expected));
    }

    static Session session(SessionSummary summary) {
        Session.Builder session = Session.newBuilder()
                .setName(summary.name())
                .setScenario(summary.scenario())
                .setSecrets(secrets(summary.secrets()))
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

    private static parley.proto.negotiation.v1.SecretsMode secrets(SecretsMode mode) {
        return switch (mode) {
            case OPEN -> parley.proto.negotiation.v1.SecretsMode.SECRETS_MODE_OPEN;
            case RANDOM -> parley.proto.negotiation.v1.SecretsMode.SECRETS_MODE_RANDOM;
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
