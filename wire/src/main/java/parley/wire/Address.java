package parley.wire;

import io.grpc.InsecureChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a program listens, and none of the other ways in which gRPC can name a target: {@code host:port}, or
 * {@code grpcs://host:port} for one that takes TLS.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 */
public record Address(boolean tls, String host, int port) {

    private static final String TLS = "grpcs://";
    private static final Pattern FORM =
            Pattern.compile("(grpcs://)?(?:\\[([0-9a-fA-F:.]{2,45})]|([A-Za-z0-9._-]{1,253})):([0-9]{1,5})");
    private static final Pattern LOOPBACK =
            Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|::1|localhost");
    private static final int LAST_PORT = 65_535;

    /** What {@link #parse} reads, for messages. */
    public static final String EXPECTED = "host:port, or grpcs://host:port for TLS, e.g. 127.0.0.1:7101";

    /** Reads one. */
    public static Address parse(String target) {
        Matcher matcher = FORM.matcher(target);
        if (!matcher.matches() || !isPort(matcher.group(4))) {
            throw new IllegalArgumentException("address: " + target + " (expected: " + EXPECTED + ")");
        }
        String host = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return new Address(matcher.group(1) != null, host.toLowerCase(Locale.ROOT), Integer.parseInt(matcher.group(4)));
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= LAST_PORT;
    }

    /** A channel to it, which has not dialled yet; it believes nobody who offers settings for it by name. */
    public NettyChannelBuilder channel(Tls dialling) {
        return NettyChannelBuilder.forAddress(host, port, tls ? dialling.client() : InsecureChannelCredentials.create())
                .disableServiceConfigLookUp();
    }

    /** Whether it is on this machine whatever a name server says. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** Whether what is said there may be heard by others: on another machine, and not over TLS. */
    public boolean isOverheard() {
        return !tls && !isLoopback();
    }

    @Override
    public String toString() {
        return (tls ? TLS : "") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
