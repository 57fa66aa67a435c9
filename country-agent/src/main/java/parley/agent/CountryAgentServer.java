package parley.agent;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.summit.seat.Negotiator;

/** An agent that listens on a loopback port: its service, health and reflection. */
public final class CountryAgentServer implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

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
        server = NettyServerBuilder.forAddress(new InetSocketAddress(LOOPBACK, settings.port()))
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
            throw cannotListen(e);
        }
    }

    private IOException cannotListen(IOException e) {
        boolean inUse = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof BindException);
        var failure = new BindException("port: " + settings.port() + " on " + LOOPBACK.getHostAddress()
                + (inUse ? " is in use" : " cannot be listened on") + " (expected: a free port, or 0 for any)");
        failure.initCause(e);
        return failure;
    }

    /** Where a coordinator finds it, e.g. {@code 127.0.0.1:7101}. */
    public String target() {
        String host = LOOPBACK.getHostAddress();
        return (LOOPBACK instanceof Inet6Address ? "[" + host + "]" : host) + ":" + server.getPort();
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
