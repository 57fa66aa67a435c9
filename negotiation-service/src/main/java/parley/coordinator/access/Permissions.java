package parley.coordinator.access;

import static java.util.Map.entry;
import static parley.coordinator.access.Role.HOST;
import static parley.coordinator.access.Role.NOBODY;
import static parley.coordinator.access.Role.OBSERVER;
import static parley.coordinator.access.Role.SEAT;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.proto.access.v1.AccessServiceGrpc;
import parley.proto.negotiation.v1.GetOutlookRequest;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.scenario.v1.ScenarioServiceGrpc;
import parley.proto.seat.v1.AppraiseRequest;
import parley.proto.seat.v1.AwaitTurnRequest;
import parley.proto.seat.v1.SeatServiceGrpc;
import parley.proto.seat.v1.SubmitMoveRequest;
import parley.proto.seat.v1.TakeSeatRequest;

/** Who may call what: the one table. A call that is not in it is nobody's. */
public final class Permissions {

    private static final int SMALL = 64 << 10;

    /**
     * Bytes of the largest request that any call takes: room for a large scenario, and for a transcript. What is larger gRPC breaks off
     * before it is read, with the same status; only one that was packed can be told the reason as well.
     */
    public static final int LARGEST = 8 << 20;

    /** What the limit of a request is called. */
    static final String BYTES = "bytes of a request";

    private static final Map<String, Permission> TABLE = Map.ofEntries(
            row(NegotiationServiceGrpc.getCreateSessionMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getListSessionsMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getCancelSessionMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getAssignSeatMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getPauseSessionMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getResumeSessionMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getExtendTurnMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getInjectEventMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getDeleteSessionMethod(), small(HOST)),
            row(NegotiationServiceGrpc.getImportSessionMethod(), large(HOST)),
            row(
                    NegotiationServiceGrpc.getGetSessionMethod(),
                    small(HOST, SEAT, OBSERVER).about(GetSessionRequest.class, GetSessionRequest::getName)),
            row(
                    NegotiationServiceGrpc.getWatchSessionMethod(),
                    small(HOST, SEAT, OBSERVER).about(WatchSessionRequest.class, WatchSessionRequest::getName)),
            row(
                    NegotiationServiceGrpc.getGetTranscriptMethod(),
                    small(HOST, SEAT, OBSERVER).about(GetTranscriptRequest.class, GetTranscriptRequest::getName)),
            row(
                    NegotiationServiceGrpc.getGetOutlookMethod(),
                    small(HOST, SEAT, OBSERVER).about(GetOutlookRequest.class, GetOutlookRequest::getName)),
            row(
                    SeatServiceGrpc.getAppraiseMethod(),
                    small(SEAT).about(AppraiseRequest.class, AppraiseRequest::getSession)),
            row(
                    SeatServiceGrpc.getTakeSeatMethod(),
                    small(SEAT)
                            .aboutSome(TakeSeatRequest.class, TakeSeatRequest::hasPlayed, TakeSeatRequest::getSession)),
            row(
                    SeatServiceGrpc.getAwaitTurnMethod(),
                    small(SEAT).about(AwaitTurnRequest.class, AwaitTurnRequest::getSession)),
            row(
                    SeatServiceGrpc.getSubmitMoveMethod(),
                    small(SEAT).about(SubmitMoveRequest.class, SubmitMoveRequest::getSession)),
            row(ScenarioServiceGrpc.getListScenariosMethod(), small(HOST, SEAT, OBSERVER)),
            row(ScenarioServiceGrpc.getGetScenarioMethod(), small(HOST, SEAT, OBSERVER)),
            row(ScenarioServiceGrpc.getValidateScenarioMethod(), large(HOST)),
            row(AccessServiceGrpc.getIssueTokenMethod(), small(HOST)),
            row(AccessServiceGrpc.getRevokeTokenMethod(), small(HOST)),
            row(HealthGrpc.getCheckMethod(), small(HOST, SEAT, OBSERVER, NOBODY)),
            row(HealthGrpc.getWatchMethod(), small(HOST, SEAT, OBSERVER, NOBODY)),
            row(ServerReflectionGrpc.getServerReflectionInfoMethod(), small(HOST, SEAT, OBSERVER)));

    private Permissions() {}

    private static Map.Entry<String, Permission> row(MethodDescriptor<?, ?> call, Permission permission) {
        return entry(call.getFullMethodName(), permission);
    }

    private static Permission small(Role... roles) {
        return new Permission(EnumSet.copyOf(List.of(roles)), SMALL, message -> Optional.empty());
    }

    private static Permission large(Role... roles) {
        return new Permission(EnumSet.copyOf(List.of(roles)), LARGEST, message -> Optional.empty());
    }

    /** The row of this call; one that says that nobody may, where there is none. */
    static Permission of(String call) {
        return TABLE.getOrDefault(call, new Permission(Set.of(), 0, message -> Optional.empty()));
    }

    /** Names of all calls that somebody may make. */
    static Set<String> calls() {
        return TABLE.keySet();
    }

    /** Roles that may make this call. */
    static Set<Role> roles(String call) {
        return of(call).roles();
    }

    /**
     * A row.
     *
     * @param bytes of a request at most
     * @param session that a request is about; a seat and an observer may ask about their own only
     */
    record Permission(Set<Role> roles, int bytes, Function<Message, Optional<String>> session) {

        <M extends Message> Permission about(Class<M> request, Function<M, String> name) {
            return new Permission(roles, bytes, message -> Optional.of(name.apply(request.cast(message))));
        }

        /** The same for a stream on which later messages go on about what the first one named. */
        <M extends Message> Permission aboutSome(Class<M> request, Predicate<M> later, Function<M, String> name) {
            return new Permission(
                    roles,
                    bytes,
                    message -> later.test(request.cast(message))
                                    && name.apply(request.cast(message)).isEmpty()
                            ? Optional.empty()
                            : Optional.of(name.apply(request.cast(message))));
        }

        /** Refuses whoever may not make this call at all. */
        void require(String call, Caller caller) {
            if (roles.contains(caller.role())) {
                return;
            }
            if (caller instanceof Caller.Nobody) {
                throw new DeclinedException(new Problem.TokenInvalid("missing"));
            }
            throw new DeclinedException(new Problem.NotAllowed(
                    call, caller.role().word(), roles.stream().map(Role::word).toList()));
        }

        /** Refuses a request that asks about another session than the caller's, or that is out of all proportion. */
        void require(Caller caller, Message request) {
            if (request.getSerializedSize() > bytes) {
                throw new DeclinedException(new Problem.LimitExceeded(BYTES, bytes));
            }
            Proportions.require(request);
            Optional<String> asked = session.apply(request);
            Optional<String> own = caller.session();
            if (asked.isPresent() && own.isPresent() && !asked.equals(own)) {
                throw new DeclinedException(new Problem.UnknownSession(asked.get()));
            }
        }
    }
}
