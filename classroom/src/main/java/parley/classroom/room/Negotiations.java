package parley.classroom.room;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import parley.proto.access.v1.AccessServiceGrpc;
import parley.proto.access.v1.IssueTokenRequest;
import parley.proto.classroom.v1.Inject;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.AssignSeatRequest;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.DeleteSessionRequest;
import parley.proto.negotiation.v1.DialIn;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.InjectEventRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.scenario.v1.GetScenarioRequest;
import parley.proto.scenario.v1.ListScenariosRequest;
import parley.proto.scenario.v1.Scenario;
import parley.proto.scenario.v1.ScenarioServiceGrpc;
import parley.proto.seat.v1.SeatServiceGrpc;
import parley.proto.seat.v1.SeatServiceGrpc.SeatServiceBlockingStub;
import parley.proto.transcript.v1.Transcript;
import parley.wire.Bearer;
import parley.wire.Errors;

/** The coordinator, as its host. */
public final class Negotiations {

    /** What the transcripts call a seat of a class's delegates. */
    private static final String PLAYER = "delegates";

    private static final int SECONDS = 20;

    private final Channel channel;
    private final CallCredentials host;

    /**
     * The coordinator at this channel.
     *
     * @param host shows the host's token
     */
    public Negotiations(Channel channel, CallCredentials host) {
        this.channel = channel;
        this.host = host;
    }

    private NegotiationServiceGrpc.NegotiationServiceBlockingStub negotiation() {
        return NegotiationServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(host)
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
    }

    /** For watching, which has no end of its own. */
    NegotiationServiceGrpc.NegotiationServiceBlockingStub watching() {
        return NegotiationServiceGrpc.newBlockingStub(channel).withCallCredentials(host);
    }

    private ScenarioServiceGrpc.ScenarioServiceBlockingStub scenarioStub() {
        return ScenarioServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(host)
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
    }

    public Scenario scenario(String id) {
        return scenarioStub()
                .getScenario(GetScenarioRequest.newBuilder().setId(id).build())
                .getScenario();
    }

    /** Ids of all scenarios. */
    public List<String> scenarios() {
        return scenarioStub().listScenarios(ListScenariosRequest.getDefaultInstance()).getScenariosList().stream()
                .map(scenario -> scenario.getId())
                .toList();
    }

    /** Starts a session in which these seats dial in, and gives its name. */
    String start(String requestId, String scenario, boolean openFloor, OptionalLong seed, List<String> seats) {
        CreateSessionRequest.Builder request = CreateSessionRequest.newBuilder()
                .setRequestId(requestId)
                .setScenario(scenario)
                .setOpenFloor(openFloor)
                .setSecrets(SecretsMode.SECRETS_MODE_RANDOM);
        seed.ifPresent(request::setSeed);
        seats.forEach(seat -> request.addSeats(dialIn(seat)));
        return negotiation().createSession(request.build()).getSession().getName();
    }

    private static SeatAssignment dialIn(String seat) {
        return SeatAssignment.newBuilder()
                .setCountry(seat)
                .setDialIn(DialIn.newBuilder().setName(PLAYER))
                .build();
    }

    /** Gives a seat to its delegates. */
    void toDelegates(String session, String seat) {
        var unused = negotiation()
                .assignSeat(AssignSeatRequest.newBuilder()
                        .setName(session)
                        .setSeat(dialIn(seat))
                        .build());
    }

    /** Gives a seat to a built-in strategy. */
    void toStrategy(String session, String seat, String strategy) {
        var unused = negotiation()
                .assignSeat(AssignSeatRequest.newBuilder()
                        .setName(session)
                        .setSeat(SeatAssignment.newBuilder().setCountry(seat).setStrategy(strategy))
                        .build());
    }

    /**
     * Throws something into a session, once for each id.
     *
     * @return the round at whose start it happens; empty where none is left
     */
    OptionalInt inject(String session, Inject inject, String requestId) {
        try {
            return OptionalInt.of(negotiation()
                    .injectEvent(InjectEventRequest.newBuilder()
                            .setName(session)
                            .setTitle(inject.getText())
                            .setMoved(inject.getMoved())
                            .setRequestId(requestId)
                            .build())
                    .getRound());
        } catch (StatusRuntimeException e) {
            ErrorReason reason = Errors.reason(e);
            if (reason == ErrorReason.ERROR_REASON_NO_ROUND_LEFT || reason == ErrorReason.ERROR_REASON_SESSION_OVER) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /** Deletes a session, whether it is over or not; one that is not there any more is deleted. */
    void delete(String session) {
        try {
            var unusedEnd = negotiation()
                    .cancelSession(
                            CancelSessionRequest.newBuilder().setName(session).build());
            var unusedDeletion = negotiation()
                    .deleteSession(
                            DeleteSessionRequest.newBuilder().setName(session).build());
        } catch (StatusRuntimeException e) {
            if (Errors.reason(e) != ErrorReason.ERROR_REASON_UNKNOWN_SESSION) {
                throw e;
            }
        }
    }

    /** The transcript of a session that is over. */
    Transcript transcript(String session) {
        return negotiation()
                .getTranscript(
                        GetTranscriptRequest.newBuilder().setName(session).build())
                .getTranscript();
    }

    /** The door of one seat, with a token of its own. */
    SeatServiceBlockingStub seat(String session, String country) {
        String token = AccessServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(host)
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                .issueToken(IssueTokenRequest.newBuilder()
                        .setSeat(parley.proto.access.v1.Seat.newBuilder()
                                .setSession(session)
                                .setCountry(country))
                        .build())
                .getToken();
        return SeatServiceGrpc.newBlockingStub(channel).withCallCredentials(Bearer.of(token));
    }
}
