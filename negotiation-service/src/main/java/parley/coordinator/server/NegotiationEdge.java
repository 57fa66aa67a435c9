package parley.coordinator.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import parley.coordinator.access.Gate;
import parley.coordinator.session.Coordinator;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.KnownSession;
import parley.coordinator.session.Phase;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SessionSummary;
import parley.coordinator.store.PlanCodec;
import parley.coordinator.telemetry.Telemetry;
import parley.proto.negotiation.v1.AssignSeatRequest;
import parley.proto.negotiation.v1.AssignSeatResponse;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.CancelSessionResponse;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.CreateSessionResponse;
import parley.proto.negotiation.v1.DeleteSessionRequest;
import parley.proto.negotiation.v1.DeleteSessionResponse;
import parley.proto.negotiation.v1.ExtendTurnRequest;
import parley.proto.negotiation.v1.ExtendTurnResponse;
import parley.proto.negotiation.v1.GetOutlookRequest;
import parley.proto.negotiation.v1.GetOutlookResponse;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.GetSessionResponse;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.GetTranscriptResponse;
import parley.proto.negotiation.v1.ImportSessionRequest;
import parley.proto.negotiation.v1.ImportSessionResponse;
import parley.proto.negotiation.v1.InjectEventRequest;
import parley.proto.negotiation.v1.InjectEventResponse;
import parley.proto.negotiation.v1.ListSessionsRequest;
import parley.proto.negotiation.v1.ListSessionsResponse;
import parley.proto.negotiation.v1.NegotiationServiceGrpc.NegotiationServiceImplBase;
import parley.proto.negotiation.v1.PauseSessionRequest;
import parley.proto.negotiation.v1.PauseSessionResponse;
import parley.proto.negotiation.v1.ResumeSessionRequest;
import parley.proto.negotiation.v1.ResumeSessionResponse;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.wire.OutlookCodec;
import parley.wire.PlainText;
import parley.wire.Times;
import parley.wire.TranscriptCodec;

/** Serves a {@link Coordinator} over gRPC. */
final class NegotiationEdge extends NegotiationServiceImplBase {

    private static final String LIST = "sessions";
    private static final int LONGEST_REQUEST_ID = 100;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_TITLE = 200;
    private static final Duration LEAST_MORE = Duration.ofSeconds(1);
    private static final Duration MOST_MORE = Duration.ofDays(1);
    private static final int LAST_MONTH = 60;

    /** How long a watcher may take nothing of what waits for it. */
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    private final Coordinator coordinator;
    private final Telemetry telemetry;
    private final Duration slowest;

    NegotiationEdge(Coordinator coordinator, Telemetry telemetry) {
        this(coordinator, telemetry, SLOWEST);
    }

    /** Watchers who take nothing for longer than {@code slowest} are told to come back. */
    NegotiationEdge(Coordinator coordinator, Telemetry telemetry, Duration slowest) {
        this.coordinator = coordinator;
        this.telemetry = telemetry;
        this.slowest = slowest;
    }

    @Override
    public void createSession(CreateSessionRequest request, StreamObserver<CreateSessionResponse> reply) {
        KnownSession session = coordinator.create(requestId(request.getRequestId()), PlanCodec.fromProto(request));
        answer(
                reply,
                CreateSessionResponse.newBuilder().setSession(shown(session)).build());
    }

    private static String requestId(String id) {
        if (id.length() > LONGEST_REQUEST_ID) {
            throw invalid("request_id", id.length() + " characters", "at most " + LONGEST_REQUEST_ID);
        }
        return id;
    }

    @Override
    public void getSession(GetSessionRequest request, StreamObserver<GetSessionResponse> reply) {
        KnownSession session = coordinator.session(request.getName());
        answer(reply, GetSessionResponse.newBuilder().setSession(shown(session)).build());
    }

    @Override
    public void listSessions(ListSessionsRequest request, StreamObserver<ListSessionsResponse> reply) {
        int size = Pages.size(request.getPageSize());
        List<SessionSummary> found = coordinator.sessionsBefore(before(request.getPageToken()), size + 1);
        List<SessionSummary> page = found.subList(0, Math.min(size, found.size()));
        ListSessionsResponse.Builder response = ListSessionsResponse.newBuilder();
        page.forEach(session -> response.addSessions(SessionMessages.session(session)));
        if (found.size() > size) {
            response.setNextPageToken(
                    Pages.token(LIST, String.valueOf(page.getLast().order())));
        }
        answer(reply, response.build());
    }

    private static long before(String token) {
        try {
            return Pages.last(LIST, token).map(Long::parseLong).orElse(Long.MAX_VALUE);
        } catch (NumberFormatException e) {
            throw Pages.unknown(token);
        }
    }

    @Override
    public void watchSession(WatchSessionRequest request, StreamObserver<WatchSessionResponse> reply) {
        KnownSession session = coordinator.session(request.getName());
        long last = session.after(Long.MAX_VALUE).last();
        if (request.getAfter() < 0 || request.getAfter() > last) {
            throw invalid("after", String.valueOf(request.getAfter()), "0.." + last);
        }
        Watcher.start(
                coordinator, telemetry, session, request.getAfter(), Gate.caller(), slowest, (ServerCallStreamObserver<
                                WatchSessionResponse>)
                        reply);
    }

    @Override
    public void cancelSession(CancelSessionRequest request, StreamObserver<CancelSessionResponse> reply) {
        answer(
                reply,
                () -> coordinator.cancel(request.getName()),
                session ->
                        CancelSessionResponse.newBuilder().setSession(session).build());
    }

    @Override
    public void assignSeat(AssignSeatRequest request, StreamObserver<AssignSeatResponse> reply) {
        if (!request.hasSeat()) {
            throw invalid("seat", "", "a country and its driver");
        }
        answer(
                reply,
                () -> coordinator.assign(
                        request.getName(),
                        request.getSeat().getCountry(),
                        PlanCodec.fromProto(request.getSeat(), "seat")),
                session -> AssignSeatResponse.newBuilder().setSession(session).build());
    }

    @Override
    public void pauseSession(PauseSessionRequest request, StreamObserver<PauseSessionResponse> reply) {
        String reason = request.getReason();
        if (reason.length() > LONGEST_REASON) {
            throw invalid("reason", reason.length() + " characters", "at most " + LONGEST_REASON);
        }
        answer(
                reply,
                () -> coordinator.pause(request.getName(), PlainText.of(reason)),
                session -> PauseSessionResponse.newBuilder().setSession(session).build());
    }

    @Override
    public void resumeSession(ResumeSessionRequest request, StreamObserver<ResumeSessionResponse> reply) {
        answer(
                reply,
                () -> coordinator.resume(request.getName()),
                session ->
                        ResumeSessionResponse.newBuilder().setSession(session).build());
    }

    @Override
    public void extendTurn(ExtendTurnRequest request, StreamObserver<ExtendTurnResponse> reply) {
        Duration more = Times.fromProto(request.getMore());
        if (more.compareTo(LEAST_MORE) < 0 || more.compareTo(MOST_MORE) > 0) {
            throw invalid(
                    "more",
                    request.getMore().getSeconds() + " s, " + request.getMore().getNanos() + " ns",
                    LEAST_MORE.toSeconds() + " s to " + MOST_MORE.toSeconds() + " s");
        }
        answer(
                reply,
                () -> coordinator.extend(
                        request.getName(),
                        Optional.of(request.getCountry()).filter(country -> !country.isEmpty()),
                        more,
                        requestId(request.getRequestId())),
                session -> ExtendTurnResponse.newBuilder().setSession(session).build());
    }

    @Override
    public void injectEvent(InjectEventRequest request, StreamObserver<InjectEventResponse> reply) {
        String title = PlainText.of(request.getTitle()).strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw invalid("title", request.getTitle(), "1.." + LONGEST_TITLE + " characters");
        }
        double moved = request.getMoved();
        if (!(Math.abs(moved) <= 1)) {
            throw invalid("moved", String.valueOf(moved), "-1..1");
        }
        try {
            int round = coordinator.inject(request.getName(), title, moved, requestId(request.getRequestId()));
            answer(
                    reply,
                    InjectEventResponse.newBuilder()
                            .setSession(shown(coordinator.session(request.getName())))
                            .setRound(round)
                            .build());
        } catch (InterruptedException e) {
            throw Failures.status(e);
        }
    }

    @Override
    public void deleteSession(DeleteSessionRequest request, StreamObserver<DeleteSessionResponse> reply) {
        coordinator.delete(request.getName());
        answer(reply, DeleteSessionResponse.getDefaultInstance());
    }

    @Override
    public void importSession(ImportSessionRequest request, StreamObserver<ImportSessionResponse> reply) {
        if (!request.hasTranscript()) {
            throw invalid("transcript", "", "a transcript");
        }
        KnownSession session = coordinator.add(
                requestId(request.getRequestId()),
                TranscriptCodec.fromProto(request.getTranscript()),
                request.getTranscript().getDigest());
        answer(
                reply,
                ImportSessionResponse.newBuilder().setSession(shown(session)).build());
    }

    @Override
    public void getTranscript(GetTranscriptRequest request, StreamObserver<GetTranscriptResponse> reply) {
        KnownSession session = coordinator.session(request.getName());
        SessionSummary summary = session.summary();
        if (!summary.isOpen()) {
            throw new DeclinedException(new Problem.SessionRunning(session.name()));
        }
        String digest = summary.phase() instanceof Phase.Finished finished ? finished.digest() : "";
        answer(
                reply,
                GetTranscriptResponse.newBuilder()
                        .setTranscript(TranscriptCodec.toProto(session.transcript(), digest))
                        .build());
    }

    @Override
    public void getOutlook(GetOutlookRequest request, StreamObserver<GetOutlookResponse> reply) {
        KnownSession session = coordinator.session(request.getName());
        Set<Integer> months = months(request.getMonthsList());
        GetOutlookResponse.Builder response = GetOutlookResponse.newBuilder();
        for (Entry entry : session.after(0).entries()) {
            if (entry.event() instanceof Event.OutlookReached reached
                    && (months.isEmpty() || months.contains(entry.month()))) {
                response.addMonths(OutlookCodec.toProto(entry.month(), reached));
            }
        }
        answer(reply, response.build());
    }

    private static Set<Integer> months(List<Integer> asked) {
        for (int month : asked) {
            if (month < 0 || month > LAST_MONTH) {
                throw invalid("months", String.valueOf(month), "0.." + LAST_MONTH);
            }
        }
        return new TreeSet<>(asked);
    }

    private static DeclinedException invalid(String field, String value, String expected) {
        return new DeclinedException(new Problem.InvalidField(field, value, expected));
    }

    private static Session shown(KnownSession session) {
        return SessionMessages.session(session.summary());
    }

    /** Something that is done to a session, once it is done. */
    @FunctionalInterface
    private interface Change {
        KnownSession made() throws InterruptedException;
    }

    private static <A> void answer(StreamObserver<A> reply, Change change, Function<Session, A> answer) {
        try {
            answer(reply, answer.apply(shown(change.made())));
        } catch (InterruptedException e) {
            throw Failures.status(e);
        }
    }

    private static <A> void answer(StreamObserver<A> reply, A answer) {
        reply.onNext(answer);
        reply.onCompleted();
    }
}
