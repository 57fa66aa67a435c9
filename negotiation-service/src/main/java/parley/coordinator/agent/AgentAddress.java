package parley.coordinator.agent;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an agent listens: a host and a port, and none of the other ways in which gRPC can name a target.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 */
public record AgentAddress(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]{2,45})]|([A-Za-z0-9._-]{1,253})):([0-9]{1,5})");
    private static final Pattern LOOPBACK =
            Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|::1|localhost");
    private static final int LAST_PORT = 65_535;

    /** Reads {@code host:port}. */
    public static AgentAddress parse(String target) {
        Matcher matcher = FORM.matcher(target);
        if (!matcher.matches() || !isPort(matcher.group(3))) {
            throw new IllegalArgumentException("agent: " + target + " (expected: host:port, e.g. 127.0.0.1:7101)");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new AgentAddress(host.toLowerCase(Locale.ROOT), Integer.parseInt(matcher.group(3)));
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= LAST_PORT;
    }

    /** Whether it is on this machine whatever a name server says. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
