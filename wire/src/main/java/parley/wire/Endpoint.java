package parley.wire;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where a server listens.
 *
 * @param host a name or an address of this machine, e.g. {@code 0.0.0.0} for all of them
 * @param port 0 for any that is free
 * @param tls what it shows its clients; in the clear if empty
 * @param known how others find it; by the host that it listens on if empty
 */
public record Endpoint(String host, int port, Optional<Tls> tls, Optional<String> known) {

    private static final int LAST_PORT = 65_535;
    private static final int HANDSHAKE_SECONDS = 20;

    /** Callers that wait for long may ask as often whether the connection is alive; a firewall forgets one that is quiet. */
    private static final int SIGNS_OF_LIFE_SECONDS = 20;

    public Endpoint {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0.." + LAST_PORT + ")");
        }
    }

    /** For programs on this machine. */
    public static Endpoint loopback(int port) {
        return new Endpoint(
                InetAddress.getLoopbackAddress().getHostAddress(), port, Optional.empty(), Optional.empty());
    }

    public Endpoint withPort(int newPort) {
        return new Endpoint(host, newPort, tls, known);
    }

    /** Whether only programs on this machine find it. */
    public boolean isLoopback() {
        return new Address(false, host, Math.max(port, 1)).isLoopback();
    }

    /** A server there, without services. */
    public NettyServerBuilder server() throws IOException {
        var at = new InetSocketAddress(resolved(), port);
        return (tls.isPresent()
                        ? NettyServerBuilder.forAddress(at, tls.get().server())
                        : NettyServerBuilder.forAddress(at))
                .permitKeepAliveTime(SIGNS_OF_LIFE_SECONDS, TimeUnit.SECONDS)
                .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    }

    private InetAddress resolved() throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("host: " + host + " (expected: a name or an address of this machine)", e);
        }
    }

    /** How others find it when it listens on this port. */
    public Address found(int actualPort) {
        return new Address(tls.isPresent(), known.orElse(host), actualPort);
    }

    /** One line that says why it cannot be listened on. */
    public IOException cannotListen(IOException e) {
        return Loopback.cannotListen(host, port, e);
    }
}
