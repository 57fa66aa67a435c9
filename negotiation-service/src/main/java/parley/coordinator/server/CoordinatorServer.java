package parley.coordinator.server;

import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.access.Gate;
import parley.coordinator.access.Permissions;
import parley.coordinator.access.Tokens;
import parley.coordinator.agent.AgentDialler;
import parley.coordinator.seat.SystemTurnClock;
import parley.coordinator.session.Coordinator;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Drained;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.telemetry.Telemetry;
import parley.wire.ScenarioLibrary;

/** A coordinator that listens: every service of the contract that is its own, health and reflection, on one port. */
public final class CoordinatorServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorServer.class);

    /** How often it says that it is alive, and looks for sessions that nobody plays; several times within a lease. */
    private static final Duration ATTENDANCE = Duration.ofSeconds(1);

    /** For watchers to read the end of what they watch, once all sessions are over. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Settings settings;
    private final SystemTurnClock clock = new SystemTurnClock();
    private final HealthStatusManager health = new HealthStatusManager();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("call-", 1).factory());
    /** Two threads, so that a guard that waits for the database does not delay the lease. */
    private final ScheduledExecutorService attendance = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("attendance").factory());

    private final Store store;
    private final Tokens tokens;
    private final Gate gate;
    private final Coordinator coordinator;
    private final Server server;
    private final Telemetry telemetry;
    private Optional<HostToken> hostToken = Optional.empty();

    private CoordinatorServer(
            Settings settings, ScenarioLibrary scenarios, Strategies strategies, Store store, Telemetry telemetry)
            throws IOException {
        this.settings = settings;
        this.store = store;
        this.telemetry = telemetry;
        var dialler = new AgentDialler(settings.agents(), () -> Optional.of(target()), telemetry);
        tokens = new Tokens(store.tokens(), InstantSource.system());
        gate = new Gate(tokens, settings.calls(), Failures::status);
        coordinator =
                new Coordinator(settings.limits(), scenarios, strategies, dialler, tokens, store, clock, telemetry);
        server = server(List.of(
                new NegotiationEdge(coordinator, telemetry).bindService(),
                new ScenarioEdge(coordinator, scenarios).bindService(),
                new SeatEdge(coordinator).bindService(),
                new AccessEdge(coordinator, tokens).bindService()));
    }

    /** Starts one that tells nobody its figures. */
    public static CoordinatorServer start(
            Settings settings, ScenarioLibrary scenarios, Strategies strategies, Store store) throws IOException {
        return start(settings, scenarios, strategies, store, Telemetry.OFF);
    }

    /**
     * Starts one, which closes the store when it is closed, and when it cannot be started.
     *
     * @throws IOException with one line that says why it cannot be started
     * @throws DeclinedException if the store cannot be used
     */
    public static CoordinatorServer start(
            Settings settings, ScenarioLibrary scenarios, Strategies strategies, Store store, Telemetry telemetry)
            throws IOException {
        CoordinatorServer server = made(settings, scenarios, strategies, store, telemetry);
        try {
            server.listen();
        } catch (IOException | RuntimeException e) {
            server.server.shutdownNow();
            server.release();
            throw e;
        }
        return server;
    }

    /** One that nothing runs in yet. */
    private static CoordinatorServer made(
            Settings settings, ScenarioLibrary scenarios, Strategies strategies, Store store, Telemetry telemetry)
            throws IOException {
        try {
            return new CoordinatorServer(settings, scenarios, strategies, store, telemetry);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private ServerServiceDefinition intercepted(ServerServiceDefinition service) {
        return ServerInterceptors.intercept(gate.before(service, new FailureInterceptor()), new CallTimer(telemetry));
    }

    /** Virtual threads on purpose: calls wait, and gRPC's own pool halves the throughput. */
    private Server server(List<ServerServiceDefinition> services) throws IOException {
        services.forEach(
                service -> health.setStatus(service.getServiceDescriptor().getName(), ServingStatus.SERVING));
        return settings.endpoint()
                .server()
                .executor(threads)
                .maxInboundMessageSize(Permissions.LARGEST)
                .addServices(services.stream().map(this::intercepted).toList())
                .addService(intercepted(health.getHealthService().bindService()))
                .addService(intercepted(ProtoReflectionServiceV1.newInstance().bindService()))
                .build();
    }

    private void listen() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw settings.endpoint().cannotListen(e);
        }
        hostToken = settings.tokenFolder().map(folder -> new HostToken(tokens, folder, port()));
        if (hostToken.isPresent()) {
            hostToken.get().begin();
        }
        telemetry.observe(coordinator::running, coordinator::pendingTurns);
        everySecond(this::guard);
        if (store.keeps()) {
            everySecond(this::attend);
        }
    }

    private void everySecond(Runnable work) {
        var unused = attendance.scheduleWithFixedDelay(work, 0, ATTENDANCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void guard() {
        try {
            hostToken.ifPresent(HostToken::renew);
            gate.patrol();
        } catch (DeclinedException e) {
            LOG.warn("tokens that others revoked are not known yet: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("calls are not broken off whose tokens are not valid any more", e);
        }
    }

    private void attend() {
        try {
            coordinator.attend();
        } catch (DeclinedException e) {
            LOG.warn("sessions that nobody plays have to wait: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("sessions that nobody plays have to wait", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Where clients and agents find it, e.g. {@code 127.0.0.1:7070}. */
    public String target() {
        return settings.endpoint().found(port()).toString();
    }

    /** Every service that it answers, as the port has it: behind the gate. */
    public List<ServerServiceDefinition> services() {
        return server.getServices();
    }

    /** Gives out its tokens, to whoever shares its process. */
    public Tokens tokens() {
        return tokens;
    }

    /** What it serves, for whoever shares its process. */
    public Coordinator coordinator() {
        return coordinator;
    }

    /** Waits until somebody closes it. */
    public void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    /**
     * Takes no new sessions, lets those that are running come to their end within the settings' limit, says which did not, and stops
     * to listen. What did not is left for another coordinator where the store keeps it, else cancelled.
     */
    @Override
    public void close() {
        health.enterTerminalState();
        try {
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.shutdownNow();
            release();
        }
    }

    private void drain() throws InterruptedException {
        Drained drained = coordinator.drain(settings.drain());
        if (!drained.cancelled().isEmpty()) {
            LOG.warn("stopping: cancelled {}, which did not end within {}", drained.cancelled(), settings.drain());
        }
        if (!drained.open().isEmpty()) {
            LOG.warn("stopping: {} are open, and go on when a coordinator is there again", drained.open());
        }
        server.shutdown();
        if (!server.awaitTermination(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.info("stopping: some calls are still open and are broken off");
        }
    }

    private void release() {
        attendance.shutdownNow();
        hostToken.ifPresent(HostToken::end);
        threads.shutdown();
        clock.close();
        store.close();
    }
}
