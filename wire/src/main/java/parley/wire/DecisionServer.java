package parley.wire;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One service that decides for others when they call, with health and reflection: an agent, or a party. */
public final class DecisionServer implements AutoCloseable {

    /** Room for the view of a large scenario, or for a large domain and a long history. */
    private static final int MAX_REQUEST_BYTES = 16 << 20;

    /** For decisions that are being made. */
    private static final int LAST_WORDS_SECONDS = 2;

    private final HealthStatusManager health = new HealthStatusManager();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("decide-", 1).factory());
    private final Server server;

    private final Endpoint endpoint;

    private DecisionServer(Endpoint endpoint, ServerServiceDefinition service) throws IOException {
        this.endpoint = endpoint;
        health.setStatus(service.getServiceDescriptor().getName(), ServingStatus.SERVING);
        server = endpoint.server()
                .executor(threads)
                .maxInboundMessageSize(MAX_REQUEST_BYTES)
                .addService(service)
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
    }

    /**
     * Starts one; fails with one line that says why if the port cannot be listened on.
     */
    public static DecisionServer start(Endpoint endpoint, BindableService service) throws IOException {
        var started = new DecisionServer(endpoint, service.bindService());
        try {
            started.server.start();
            return started;
        } catch (IOException e) {
            started.threads.shutdown();
            throw endpoint.cannotListen(e);
        }
    }

    /** Where others find it, e.g. {@code 127.0.0.1:7101}. */
    public String target() {
        return endpoint.found(port()).toString();
    }

    public int port() {
        return server.getPort();
    }

    /** Waits until somebody closes it. */
    public void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    /** Takes no new calls, lets decisions that are being made come to their end, and stops to listen. */
    @Override
    public void close() {
        health.enterTerminalState();
        server.shutdown();
        try {
            server.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.shutdownNow();
            threads.shutdown();
        }
    }
}
