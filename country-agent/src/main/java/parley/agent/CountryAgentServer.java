package parley.agent;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.summit.seat.Negotiator;
import parley.wire.Loopback;

/** An agent that listens on a loopback port: its service, health and reflection. */
public final class CountryAgentServer implements AutoCloseable {

    /** Room for the view of a large scenario. */
    private static final int MAX_REQUEST_BYTES = 16 << 20;

    /** For decisions that are being made. */
    private static final int LAST_WORDS_SECONDS = 2;

    private final Settings settings;
    private final HealthStatusManager health = new HealthStatusManager();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("decide-", 1).factory());
    private final Server server;

    private CountryAgentServer(Settings settings, Negotiator negotiator) {
        this.settings = settings;
        health.setStatus(CountryAgentServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
        server = NettyServerBuilder.forAddress(Loopback.at(settings.port()))
                .executor(threads)
                .maxInboundMessageSize(MAX_REQUEST_BYTES)
                .addService(new CountryAgentGrpc(settings, negotiator))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
    }

    /** Starts one; fails with one line that says why if the port cannot be listened on. */
    public static CountryAgentServer start(Settings settings, Negotiator negotiator) throws IOException {
        var agent = new CountryAgentServer(settings, negotiator);
        agent.listen();
        return agent;
    }

    private void listen() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            threads.shutdown();
            throw Loopback.cannotListen(settings.port(), e);
        }
    }

    /** Where a coordinator finds it, e.g. {@code 127.0.0.1:7101}. */
    public String target() {
        return Loopback.target(server.getPort());
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
