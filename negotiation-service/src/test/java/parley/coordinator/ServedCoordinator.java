package parley.coordinator;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import parley.bargaining.strategy.Strategy;
import parley.coordinator.access.Caller;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.server.Settings;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.telemetry.Telemetry;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.NegotiationServiceGrpc.NegotiationServiceBlockingStub;
import parley.proto.negotiation.v1.Seat;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Event;
import parley.wire.Bearer;
import parley.wire.ScenarioLibrary;

/** A coordinator on a free port with the project's own scenarios, and a client of it. */
public final class ServedCoordinator implements AutoCloseable {

    public static final ScenarioLibrary SCENARIOS = new ScenarioLibrary(Path.of("../scenarios"));
    public static final Strategies STRATEGIES = new Strategies(Strategy.names(), BuiltInStrategy::named);

    /** No test waits longer for any answer. */
    private static final int LONGEST_SECONDS = 60;

    /** Without end for all that a test can see; players are only ever late where a test makes them. */
    private static final Settings SETTINGS = Settings.DEFAULT
            .withPort(0)
            .withPatience(Duration.ofSeconds(LONGEST_SECONDS))
            .withDrain(Duration.ZERO);

    private final CoordinatorServer server;
    private final ManagedChannel channel;

    private ServedCoordinator(Settings settings, Strategies strategies, Store store, Telemetry telemetry) {
        try {
            server = CoordinatorServer.start(settings, SCENARIOS, strategies, store, telemetry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = NettyChannelBuilder.forTarget(server.target())
                .usePlaintext()
                .directExecutor()
                .build();
    }

    public static ServedCoordinator start() {
        return start(SETTINGS);
    }

    public static ServedCoordinator start(Settings settings) {
        return new ServedCoordinator(settings, STRATEGIES, Store.none(), Telemetry.OFF);
    }

    public static ServedCoordinator start(Settings settings, Store store) {
        return new ServedCoordinator(settings, STRATEGIES, store, Telemetry.OFF);
    }

    public static ServedCoordinator start(Strategies strategies) {
        return new ServedCoordinator(SETTINGS, strategies, Store.none(), Telemetry.OFF);
    }

    public static ServedCoordinator start(Strategies strategies, Store store, Telemetry telemetry) {
        return new ServedCoordinator(SETTINGS, strategies, store, telemetry);
    }

    public static Settings settings() {
        return SETTINGS;
    }

    public CoordinatorServer server() {
        return server;
    }

    public ManagedChannel channel() {
        return channel;
    }

    /** For the host. */
    public NegotiationServiceBlockingStub negotiation() {
        return as(new Caller.Host(), NegotiationServiceGrpc.newBlockingStub(channel))
                .withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    /** The same stub with a new token of this caller. */
    public <S extends AbstractStub<S>> S as(Caller caller, S stub) {
        return stub.withCallCredentials(
                Bearer.of(server.tokens().issue(caller, Duration.ofMinutes(10)).text()));
    }

    /** The starter with this seed and open secrets; the given countries are driven by agents at these addresses. */
    public static CreateSessionRequest.Builder starter(long seed, Map<String, String> agents) {
        CreateSessionRequest.Builder request = CreateSessionRequest.newBuilder()
                .setScenario("starter")
                .setSeed(seed)
                .setSecrets(SecretsMode.SECRETS_MODE_OPEN);
        agents.forEach((country, address) ->
                request.addSeats(SeatAssignment.newBuilder().setCountry(country).setAgent(address)));
        return request;
    }

    public Session create(CreateSessionRequest.Builder request) {
        return negotiation().createSession(request.build()).getSession();
    }

    /** Creates a session, and waits until it is over and everybody has been told. */
    public Session play(CreateSessionRequest.Builder request) throws InterruptedException {
        return end(create(request).getName());
    }

    /** Waits until a session is over and everybody has been told. */
    public Session end(String name) throws InterruptedException {
        if (!server.coordinator().session(name).awaitEnd(Duration.ofSeconds(LONGEST_SECONDS))) {
            throw new IllegalStateException(name + " does not end");
        }
        return get(name);
    }

    public Session get(String name) {
        return negotiation()
                .getSession(GetSessionRequest.newBuilder().setName(name).build())
                .getSession();
    }

    /** All that a watcher is sent after the cursor. */
    public List<WatchSessionResponse> watch(String name, long after) {
        var responses = new ArrayList<WatchSessionResponse>();
        negotiation()
                .watchSession(WatchSessionRequest.newBuilder()
                        .setName(name)
                        .setAfter(after)
                        .build())
                .forEachRemaining(responses::add);
        return responses;
    }

    /** How the turns of a country ended. */
    public List<Event.TurnEnded> turns(String session, String country) {
        return server.coordinator().session(session).transcript().entries().stream()
                .filter(entry -> entry.event() instanceof Event.TurnEnded)
                .map(entry -> (Event.TurnEnded) entry.event())
                .filter(turn -> turn.seat().equals(country))
                .toList();
    }

    public static Seat seat(Session session, String country) {
        return session.getSeatsList().stream()
                .filter(seat -> seat.getCountry().equals(country))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
    }
}
