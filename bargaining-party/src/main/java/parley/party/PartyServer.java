package parley.party;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import parley.proto.bargaining.v1.PartyServiceGrpc;
import parley.wire.Loopback;

/** A party that listens on a loopback port: its service, health and reflection. */
public final class PartyServer implements AutoCloseable {

    /** Room for a large domain and a long history. */
    private static final int MAX_REQUEST_BYTES = 16 << 20;

    /** For turns that are being decided. */
    private static final int LAST_WORDS_SECONDS = 2;

    private final HealthStatusManager health = new HealthStatusManager();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("act-", 1).factory());
    private final Server server;

    private PartyServer(int port, String strategy, Brain brain) {
        health.setStatus(PartyServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
        server = NettyServerBuilder.forAddress(Loopback.at(port))
                .executor(threads)
                .maxInboundMessageSize(MAX_REQUEST_BYTES)
                .addService(new PartyGrpc(strategy, brain))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
    }

    /**
     * Starts one; fails with one line that says why if the port cannot be listened on.
     *
     * @param port 0 for any that is free
     * @param strategy what it says of how it plays
     */
    public static PartyServer start(int port, String strategy, Brain brain) throws IOException {
        var party = new PartyServer(port, strategy, brain);
        try {
            party.server.start();
            return party;
        } catch (IOException e) {
            party.threads.shutdown();
            throw Loopback.cannotListen(port, e);
        }
    }

    /** Where others find it, e.g. {@code 127.0.0.1:7201}. */
    public String target() {
        return Loopback.target(server.getPort());
    }

    public int port() {
        return server.getPort();
    }

    /** Waits until somebody closes it. */
    public void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    /** Takes no new calls, lets turns that are being decided come to their end, and stops to listen. */
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
