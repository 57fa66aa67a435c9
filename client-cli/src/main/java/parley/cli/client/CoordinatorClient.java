package parley.cli.client;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.cli.player.Player;
import parley.proto.access.v1.AccessServiceGrpc;
import parley.proto.access.v1.Host;
import parley.proto.access.v1.IssueTokenRequest;
import parley.proto.access.v1.IssueTokenResponse;
import parley.proto.access.v1.Observer;
import parley.proto.access.v1.RevokeTokenRequest;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.AssignSeatRequest;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.DeleteSessionRequest;
import parley.proto.negotiation.v1.DialIn;
import parley.proto.negotiation.v1.ExtendTurnRequest;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.ImportSessionRequest;
import parley.proto.negotiation.v1.InjectEventRequest;
import parley.proto.negotiation.v1.ListSessionsRequest;
import parley.proto.negotiation.v1.ListSessionsResponse;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.NegotiationServiceGrpc.NegotiationServiceBlockingStub;
import parley.proto.negotiation.v1.Pause;
import parley.proto.negotiation.v1.PauseSessionRequest;
import parley.proto.negotiation.v1.ResumeSessionRequest;
import parley.proto.negotiation.v1.Seat;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.scenario.v1.GetScenarioRequest;
import parley.proto.scenario.v1.ScenarioServiceGrpc;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;
import parley.wire.Address;
import parley.wire.Bearer;
import parley.wire.Errors;
import parley.wire.EventCodec;
import parley.wire.ScenarioCodec;
import parley.wire.Times;
import parley.wire.Tls;
import parley.wire.TranscriptCodec;

/** A coordinator that runs somewhere. */
public final class CoordinatorClient implements AutoCloseable {

    /** For everything but watching, which takes as long as the session. */
    private static final int PATIENCE_SECONDS = 20;

    /** How long a coordinator that went away in the middle of a watch may take to be there again. */
    private static final Duration RETURN = Duration.ofSeconds(60);

    /** How long it may take to put its token where it belongs. */
    private static final Duration OTHER_TOKEN = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final int PAGE = 100;
    private static final int LARGEST_ANSWER_BYTES = 64 << 20;

    private final String target;
    private final ManagedChannel channel;
    private final Bearer bearer;

    private CoordinatorClient(String target, ManagedChannel channel, Bearer bearer) {
        this.target = target;
        this.channel = channel;
        this.bearer = bearer;
    }

    /**
     * The coordinator at this address; nothing is sent before the first call.
     *
     * @param tls for one that takes TLS
     * @param token to be shown, asked for at every call
     */
    public static CoordinatorClient dial(Address address, Tls tls, Supplier<Optional<String>> token) {
        ManagedChannel channel =
                address.channel(tls).maxInboundMessageSize(LARGEST_ANSWER_BYTES).build();
        return new CoordinatorClient(address.toString(), channel, new Bearer(token));
    }

    /** The same for one on this machine, e.g. {@code 127.0.0.1:7070}. */
    public static CoordinatorClient dial(String target, Supplier<Optional<String>> token) {
        return dial(Address.parse(target), Tls.usual(), token);
    }

    private NegotiationServiceBlockingStub negotiations() {
        return within(PATIENCE_SECONDS, NegotiationServiceGrpc.newBlockingStub(channel));
    }

    private <S extends AbstractStub<S>> S within(int seconds, S stub) {
        return stub.withCallCredentials(bearer).withDeadlineAfter(seconds, TimeUnit.SECONDS);
    }

    private <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw Unreached.because(e, target);
        }
    }

    /**
     * Starts a session, and gives its name.
     *
     * @param scenario id; empty for the fullest
     * @param open whether everybody may see everything from the beginning, and the same seed plays the same
     * @param openFloor whether its tables are on an open floor, also where the scenario's are not
     * @param players who is not named plays the scenario's default strategy
     */
    public String create(
            Optional<String> scenario,
            Optional<Long> seed,
            Optional<Long> parameterSeed,
            boolean open,
            boolean openFloor,
            Map<String, Player> players) {
        var request = CreateSessionRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setScenario(scenario.orElse(""))
                .setOpenFloor(openFloor)
                .setSecrets(open ? SecretsMode.SECRETS_MODE_OPEN : SecretsMode.SECRETS_MODE_RANDOM);
        seed.ifPresent(request::setSeed);
        parameterSeed.ifPresent(request::setParameterSeed);
        players.forEach((country, player) -> request.addSeats(assignment(country, player)));
        return ask(
                () -> negotiations().createSession(request.build()).getSession().getName());
    }

    private static SeatAssignment assignment(String country, Player player) {
        var assignment = SeatAssignment.newBuilder().setCountry(country);
        return switch (player) {
            case Player.BuiltIn builtIn ->
                assignment.setStrategy(builtIn.strategy()).build();
            case Player.Remote remote -> assignment.setAgent(remote.address()).build();
            case Player.DialsIn dialsIn ->
                assignment
                        .setDialIn(DialIn.newBuilder().setName(dialsIn.name()))
                        .build();
        };
    }

    /**
     * Follows a session to its end; {@code live} sees every entry after the one with this number. Where the coordinator goes away in
     * the middle, it goes on with the last cursor when one is there again, unless that takes too long.
     */
    public void watch(String session, long after, Consumer<Entry> live) {
        watch(session, after, live, pause -> {});
    }

    /**
     * The same.
     *
     * @param pauses is told why the clocks were stopped, and nothing when they go on
     */
    public void watch(String session, long after, Consumer<Entry> live, Consumer<Optional<String>> pauses) {
        var cursor = new AtomicLong(after);
        var paused = new AtomicReference<>(Optional.<String>empty());
        Consumer<Optional<String>> changes = now -> {
            if (!paused.getAndSet(now).equals(now)) {
                pauses.accept(now);
            }
        };
        ask(() -> {
            boolean goesOn = watched(session, cursor, live, changes);
            while (goesOn) {
                awaitReturn(session);
                goesOn = watched(session, cursor, live, changes);
            }
            return session;
        });
    }

    /**
     * Whether the stream broke off, which is no failure once it had begun.
     *
     * @param pauses is told at every step
     */
    private boolean watched(
            String session, AtomicLong cursor, Consumer<Entry> live, Consumer<Optional<String>> pauses) {
        var request = WatchSessionRequest.newBuilder()
                .setName(session)
                .setAfter(cursor.get())
                .build();
        try {
            Iterator<WatchSessionResponse> steps = NegotiationServiceGrpc.newBlockingStub(channel)
                    .withCallCredentials(bearer)
                    .watchSession(request);
            while (steps.hasNext()) {
                WatchSessionResponse step = steps.next();
                if (step.getState() == SessionState.SESSION_STATE_RUNNING) {
                    pauses.accept(reason(step.hasPause(), step.getPause()));
                }
                if (step.hasEvent()) {
                    live.accept(EventCodec.fromProto(step.getEvent()));
                }
                cursor.set(step.getCursor());
            }
            return false;
        } catch (StatusRuntimeException e) {
            if (cursor.get() > 0 && mayComeBack(e)) {
                return true;
            }
            throw e;
        }
    }

    /** It went away, would not wait for somebody who read too slowly, or was started again and has put another token where the last was. */
    private static boolean mayComeBack(StatusRuntimeException e) {
        return e.getStatus().getCode() == Status.Code.UNAVAILABLE
                || e.getStatus().getCode() == Status.Code.UNAUTHENTICATED
                || Errors.reason(e) == ErrorReason.ERROR_REASON_WATCH_TOO_SLOW;
    }

    /** Waits until a coordinator is there that knows the session; fails as the call does if that takes too long. */
    private void awaitReturn(String session) {
        long now = System.nanoTime();
        boolean back = false;
        while (!back) {
            LockSupport.parkNanos(PAUSE.toNanos());
            back = isBack(session, now + RETURN.toNanos(), now + OTHER_TOKEN.toNanos());
        }
    }

    /** One that is going away, or has no database just now, may be back before the time is over. */
    private boolean isBack(String session, long end, long otherToken) {
        try {
            var unused = NegotiationServiceGrpc.newBlockingStub(channel)
                    .withCallCredentials(bearer)
                    .withWaitForReady()
                    .withDeadlineAfter(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    .getSession(GetSessionRequest.newBuilder().setName(session).build());
            return true;
        } catch (StatusRuntimeException e) {
            long longest = e.getStatus().getCode() == Status.Code.UNAUTHENTICATED ? otherToken : end;
            if (mayComeBack(e) && System.nanoTime() < longest) {
                return false;
            }
            throw e;
        }
    }

    /** One session. */
    public SessionLine get(String session) {
        var request = GetSessionRequest.newBuilder().setName(session).build();
        return ask(() -> line(negotiations().getSession(request).getSession()));
    }

    /** All sessions that are remembered, newest first. */
    public List<SessionLine> list() {
        var sessions = new ArrayList<SessionLine>();
        String page = "";
        do {
            var request = ListSessionsRequest.newBuilder()
                    .setPageSize(PAGE)
                    .setPageToken(page)
                    .build();
            ListSessionsResponse response = ask(() -> negotiations().listSessions(request));
            response.getSessionsList().forEach(s -> sessions.add(line(s)));
            page = response.getNextPageToken();
        } while (!page.isEmpty());
        return sessions;
    }

    /** Ends a session. */
    public SessionLine cancel(String session) {
        var request = CancelSessionRequest.newBuilder().setName(session).build();
        return ask(() -> line(negotiations().cancelSession(request).getSession()));
    }

    /** Stops the clocks of a session, and says why. */
    public SessionLine pause(String session, String reason) {
        var request = PauseSessionRequest.newBuilder()
                .setName(session)
                .setReason(reason)
                .build();
        return ask(() -> line(negotiations().pauseSession(request).getSession()));
    }

    /** Lets the clocks of a session go on. */
    public SessionLine resume(String session) {
        var request = ResumeSessionRequest.newBuilder().setName(session).build();
        return ask(() -> line(negotiations().resumeSession(request).getSession()));
    }

    /** Gives the pending turn of a country, or of all, more time. */
    public SessionLine extend(String session, Optional<String> country, Duration more) {
        var request = ExtendTurnRequest.newBuilder()
                .setName(session)
                .setCountry(country.orElse(""))
                .setMore(Times.toProto(more))
                .setRequestId(UUID.randomUUID().toString())
                .build();
        return ask(() -> line(negotiations().extendTurn(request).getSession()));
    }

    /** Throws something in, and gives the round at whose start it happens. */
    public int inject(String session, String title, double moved) {
        var request = InjectEventRequest.newBuilder()
                .setName(session)
                .setTitle(title)
                .setMoved(moved)
                .setRequestId(UUID.randomUUID().toString())
                .build();
        return ask(() -> negotiations().injectEvent(request).getRound());
    }

    /** Gives a seat to another player. */
    public SessionLine assign(String session, String country, Player player) {
        var request = AssignSeatRequest.newBuilder()
                .setName(session)
                .setSeat(assignment(country, player))
                .build();
        return ask(() -> line(negotiations().assignSeat(request).getSession()));
    }

    /** Deletes a session that is over, and all that is kept of it. */
    public void delete(String session) {
        var request = DeleteSessionRequest.newBuilder().setName(session).build();
        ask(() -> negotiations().deleteSession(request));
    }

    /** Takes a finished session in, and gives its new name. */
    public String importSession(Transcript transcript, String digest) {
        var request = ImportSessionRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setTranscript(TranscriptCodec.toProto(transcript, digest))
                .build();
        return ask(() -> negotiations().importSession(request).getSession().getName());
    }

    /** All that was recorded. */
    public Transcript transcript(String session) {
        var request = GetTranscriptRequest.newBuilder().setName(session).build();
        return ask(() ->
                TranscriptCodec.fromProto(negotiations().getTranscript(request).getTranscript()));
    }

    /** A scenario as the coordinator has it. */
    public Scenario scenario(String id) {
        var request = GetScenarioRequest.newBuilder().setId(id).build();
        return ask(() -> ScenarioCodec.fromProto(within(PATIENCE_SECONDS, ScenarioServiceGrpc.newBlockingStub(channel))
                .getScenario(request)
                .getScenario()));
    }

    /** A token that the coordinator has issued. */
    public record Issued(String token, String id, Instant expires) {}

    /** A new token for another host. */
    public Issued issueHost(Duration lifetime) {
        return issue(IssueTokenRequest.newBuilder().setHost(Host.getDefaultInstance()), lifetime);
    }

    /** A new token that speaks for a country in a session. */
    public Issued issueSeat(String session, String country, Duration lifetime) {
        return issue(
                IssueTokenRequest.newBuilder()
                        .setSeat(parley.proto.access.v1.Seat.newBuilder()
                                .setSession(session)
                                .setCountry(country)),
                lifetime);
    }

    /** A new token that watches a session. */
    public Issued issueObserver(String session, Duration lifetime) {
        return issue(
                IssueTokenRequest.newBuilder().setObserver(Observer.newBuilder().setSession(session)), lifetime);
    }

    private Issued issue(IssueTokenRequest.Builder request, Duration lifetime) {
        request.setLifetime(Times.toProto(lifetime));
        IssueTokenResponse issued = ask(() -> within(PATIENCE_SECONDS, AccessServiceGrpc.newBlockingStub(channel))
                .issueToken(request.build()));
        return new Issued(issued.getToken(), issued.getId(), Times.fromProto(issued.getExpireTime()));
    }

    /** From now on the token with this id does not count. */
    public void revoke(String id) {
        var request = RevokeTokenRequest.newBuilder().setId(id).build();
        ask(() -> within(PATIENCE_SECONDS, AccessServiceGrpc.newBlockingStub(channel))
                .revokeToken(request));
    }

    private static SessionLine line(Session session) {
        return new SessionLine(
                session.getName(),
                session.getScenario(),
                session.hasSeed() ? Optional.of(session.getSeed()) : Optional.empty(),
                word(session.getState().name(), "SESSION_STATE_"),
                session.getRound(),
                session.getMonth(),
                session.getSecrets() == SecretsMode.SECRETS_MODE_OPEN,
                session.getSeatsList().stream().map(CoordinatorClient::seat).toList(),
                Times.fromProto(session.getCreateTime()),
                session.getLastEvent(),
                session.getDigest(),
                session.getProblem(),
                reason(session.hasPause(), session.getPause()));
    }

    private static Optional<String> reason(boolean paused, Pause pause) {
        return paused ? Optional.of(pause.getReason()) : Optional.empty();
    }

    private static SessionLine.Seat seat(Seat seat) {
        return new SessionLine.Seat(
                seat.getCountry(),
                driver(seat),
                word(seat.getHealth().name(), "SEAT_HEALTH_"),
                seat.getLastProblem(),
                seat.getTurnsWithoutMove());
    }

    private static String driver(Seat seat) {
        return switch (seat.getDriver()) {
            case DRIVER_KIND_DIALLED_AGENT -> "agent " + seat.getDriverName();
            case DRIVER_KIND_DIALLED_IN -> "player " + seat.getDriverName();
            case DRIVER_KIND_PERSON -> "person " + seat.getDriverName();
            case DRIVER_KIND_BUILT_IN, DRIVER_KIND_UNSPECIFIED, UNRECOGNIZED -> seat.getDriverName();
        };
    }

    private static String word(String name, String prefix) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /** Lets go of the connection; calls that are still open are broken off. */
    @Override
    public void close() {
        channel.shutdownNow();
    }
}
