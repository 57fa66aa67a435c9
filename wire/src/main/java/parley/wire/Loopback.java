package parley.wire;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Stream;

/** The loopback address, where servers listen unless they are told otherwise, and its ports. */
public final class Loopback {

    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

    private Loopback() {}

    /** A port to listen on; 0 for any that is free. */
    public static InetSocketAddress at(int port) {
        return new InetSocketAddress(ADDRESS, port);
    }

    /** Where others on this machine find a port, e.g. {@code 127.0.0.1:7070}. */
    public static String target(int port) {
        String host = ADDRESS.getHostAddress();
        return (ADDRESS instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }

    /** One line that says why a port cannot be listened on. */
    static IOException cannotListen(String host, int port, IOException e) {
        Throwable root = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .reduce(e, (outer, inner) -> inner);
        String reason = String.valueOf(root.getMessage()).replaceFirst("^.*: ", "");
        return new IOException(
                "port: " + port + " on " + host + ": " + reason + " (expected: a free port, or 0 for any)", e);
    }
}
