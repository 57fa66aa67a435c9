package parley.coordinator.server;

import static java.util.Map.entry;

import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Errors;
import parley.wire.WireException;

/** How failures travel: what the caller can mend as a status with its reason; what is our own fault as INTERNAL, logged here. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The status for whatever a call threw. */
    static StatusRuntimeException status(Throwable thrown) {
        return switch (thrown) {
            case StatusRuntimeException status -> status;
            case DeclinedException declined -> status(declined.problem());
            case WireException broken -> Errors.status(broken);
            case InterruptedException stopped -> status(new Problem.ShuttingDown());
            default -> internal(thrown);
        };
    }

    private static StatusRuntimeException internal(Throwable thrown) {
        String incident = Errors.incident();
        LOG.error("incident {}", incident, thrown);
        return Errors.internal(incident);
    }

    static StatusRuntimeException status(Problem problem) {
        return Errors.status(code(problem), reason(problem), problem.message(), metadata(problem));
    }

    private static Status.Code code(Problem problem) {
        return switch (problem) {
            case Problem.InvalidField p -> Code.INVALID_ARGUMENT;
            case Problem.UnknownScenario p -> Code.NOT_FOUND;
            case Problem.ScenarioFaulty p -> Code.FAILED_PRECONDITION;
            case Problem.UnknownCountry p -> Code.INVALID_ARGUMENT;
            case Problem.UnknownStrategy p -> Code.INVALID_ARGUMENT;
            case Problem.UnknownSession p -> Code.NOT_FOUND;
            case Problem.UnknownTable p -> Code.INVALID_ARGUMENT;
            case Problem.UnknownLevel p -> Code.INVALID_ARGUMENT;
            case Problem.TokenInvalid p -> Code.UNAUTHENTICATED;
            case Problem.NotAllowed p -> Code.PERMISSION_DENIED;
            case Problem.LimitExceeded p -> Code.RESOURCE_EXHAUSTED;
            case Problem.SessionOver p -> Code.FAILED_PRECONDITION;
            case Problem.SessionRunning p -> Code.FAILED_PRECONDITION;
            case Problem.NotOver p -> Code.FAILED_PRECONDITION;
            case Problem.NothingKept p -> Code.FAILED_PRECONDITION;
            case Problem.AgentNotAllowed p -> Code.PERMISSION_DENIED;
            case Problem.AgentUnreachable p -> Code.FAILED_PRECONDITION;
            case Problem.RequestIdReused p -> Code.ALREADY_EXISTS;
            case Problem.PageTokenUnknown p -> Code.INVALID_ARGUMENT;
            case Problem.TooManySessions p -> Code.RESOURCE_EXHAUSTED;
            case Problem.WatchTooSlow p -> Code.ABORTED;
            case Problem.OtherDriver p -> Code.FAILED_PRECONDITION;
            case Problem.TurnNotAsked p -> Code.FAILED_PRECONDITION;
            case Problem.NoTimedTurn p -> Code.FAILED_PRECONDITION;
            case Problem.NoRoundLeft p -> Code.FAILED_PRECONDITION;
            case Problem.PlayedElsewhere p -> Code.UNAVAILABLE;
            case Problem.StoreUnavailable p -> Code.UNAVAILABLE;
            case Problem.ShuttingDown p -> Code.UNAVAILABLE;
        };
    }

    private static ErrorReason reason(Problem problem) {
        return switch (problem) {
            case Problem.InvalidField p -> ErrorReason.ERROR_REASON_INVALID_FIELD;
            case Problem.UnknownScenario p -> ErrorReason.ERROR_REASON_UNKNOWN_SCENARIO;
            case Problem.ScenarioFaulty p -> ErrorReason.ERROR_REASON_SCENARIO_FAULTY;
            case Problem.UnknownCountry p -> ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY;
            case Problem.UnknownStrategy p -> ErrorReason.ERROR_REASON_UNKNOWN_STRATEGY;
            case Problem.UnknownSession p -> ErrorReason.ERROR_REASON_UNKNOWN_SESSION;
            case Problem.UnknownTable p -> ErrorReason.ERROR_REASON_UNKNOWN_TABLE;
            case Problem.UnknownLevel p -> ErrorReason.ERROR_REASON_UNKNOWN_LEVEL;
            case Problem.TokenInvalid p -> ErrorReason.ERROR_REASON_TOKEN_INVALID;
            case Problem.NotAllowed p -> ErrorReason.ERROR_REASON_NOT_ALLOWED;
            case Problem.LimitExceeded p -> ErrorReason.ERROR_REASON_LIMIT_EXCEEDED;
            case Problem.SessionOver p -> ErrorReason.ERROR_REASON_SESSION_OVER;
            case Problem.SessionRunning p -> ErrorReason.ERROR_REASON_SESSION_RUNNING;
            case Problem.NotOver p -> ErrorReason.ERROR_REASON_SESSION_RUNNING;
            case Problem.NothingKept p -> ErrorReason.ERROR_REASON_NOTHING_KEPT;
            case Problem.AgentNotAllowed p -> ErrorReason.ERROR_REASON_AGENT_NOT_ALLOWED;
            case Problem.AgentUnreachable p -> ErrorReason.ERROR_REASON_AGENT_UNREACHABLE;
            case Problem.RequestIdReused p -> ErrorReason.ERROR_REASON_REQUEST_ID_REUSED;
            case Problem.PageTokenUnknown p -> ErrorReason.ERROR_REASON_PAGE_TOKEN_UNKNOWN;
            case Problem.TooManySessions p -> ErrorReason.ERROR_REASON_TOO_MANY_SESSIONS;
            case Problem.WatchTooSlow p -> ErrorReason.ERROR_REASON_WATCH_TOO_SLOW;
            case Problem.OtherDriver p -> ErrorReason.ERROR_REASON_OTHER_DRIVER;
            case Problem.TurnNotAsked p -> ErrorReason.ERROR_REASON_TURN_NOT_ASKED;
            case Problem.NoTimedTurn p -> ErrorReason.ERROR_REASON_NO_TIMED_TURN;
            case Problem.NoRoundLeft p -> ErrorReason.ERROR_REASON_NO_ROUND_LEFT;
            case Problem.PlayedElsewhere p -> ErrorReason.ERROR_REASON_PLAYED_ELSEWHERE;
            case Problem.StoreUnavailable p -> ErrorReason.ERROR_REASON_STORE_UNAVAILABLE;
            case Problem.ShuttingDown p -> ErrorReason.ERROR_REASON_SHUTTING_DOWN;
        };
    }

    /** What it is about, with the keys that error_reason.proto shows. */
    private static Map<String, String> metadata(Problem problem) {
        return switch (problem) {
            case Problem.InvalidField p -> Map.of("field", p.field(), "value", p.value(), "expected", p.expected());
            case Problem.UnknownScenario p ->
                Map.of(
                        "scenario",
                        p.scenario(),
                        "known",
                        list(p.known()),
                        "nearest",
                        p.nearest().orElse(""));
            case Problem.ScenarioFaulty p ->
                Map.of("scenario", p.scenario(), "faults", String.valueOf(p.faults()), "first", p.first());
            case Problem.UnknownCountry p -> Map.of("country", p.country(), "known", list(p.known()));
            case Problem.UnknownStrategy p -> Map.of("strategy", p.strategy(), "known", list(p.known()));
            case Problem.UnknownSession p -> Map.of("session", p.session());
            case Problem.UnknownTable p -> Map.of("table", p.table(), "known", list(p.known()));
            case Problem.UnknownLevel p ->
                Map.ofEntries(
                        entry("table", p.table()),
                        entry("field", p.field()),
                        entry("value", p.value()),
                        entry("expected", p.expected()));
            case Problem.TokenInvalid p -> Map.of("problem", p.problem(), "expected", "authorization: Bearer <token>");
            case Problem.NotAllowed p -> Map.of("call", p.call(), "role", p.role(), "expected", list(p.allowed()));
            case Problem.LimitExceeded p -> Map.of("limit", p.limit(), "most", String.valueOf(p.most()));
            case Problem.SessionOver p -> Map.of("session", p.session(), "state", p.state());
            case Problem.SessionRunning p -> Map.of("session", p.session(), "state", "RUNNING");
            case Problem.NotOver p -> Map.of("session", p.session(), "state", "RUNNING");
            case Problem.NothingKept p -> Map.of("expected", p.expected());
            case Problem.AgentNotAllowed p ->
                Map.of(
                        "country",
                        p.country(),
                        "agent",
                        p.agent(),
                        "expected",
                        "an address on the list of allowed agents");
            case Problem.AgentUnreachable p ->
                Map.of("country", p.country(), "agent", p.agent(), "problem", p.problem());
            case Problem.RequestIdReused p -> Map.of("request_id", p.requestId(), "session", p.session());
            case Problem.PageTokenUnknown p -> Map.of("page_token", p.token());
            case Problem.TooManySessions p -> Map.of("limit", String.valueOf(p.limit()));
            case Problem.WatchTooSlow p -> Map.of("session", p.session(), "cursor", String.valueOf(p.cursor()));
            case Problem.OtherDriver p -> Map.of("seat", p.seat(), "driver", p.driver(), "expected", p.expected());
            case Problem.TurnNotAsked p -> Map.of("seat", p.seat(), "turn", String.valueOf(p.turn()));
            case Problem.NoTimedTurn p ->
                Map.of("session", p.session(), "country", p.country().orElse(""), "expected", p.expected());
            case Problem.NoRoundLeft p ->
                Map.of("session", p.session(), "round", String.valueOf(p.round()), "expected", p.expected());
            case Problem.PlayedElsewhere p -> Map.of("session", p.session());
            case Problem.StoreUnavailable p -> Map.of("problem", p.problem());
            case Problem.ShuttingDown p -> Map.of();
        };
    }

    private static String list(List<String> known) {
        return String.join(", ", known);
    }
}
