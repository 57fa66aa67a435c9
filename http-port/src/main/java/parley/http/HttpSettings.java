package parley.http;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import parley.wire.Endpoint;

/**
 * All that can be set about an HTTP port.
 *
 * @param endpoint where it listens
 * @param hosts names by which it may be called, beside those of this machine and that of the endpoint
 * @param origins of pages from elsewhere that may call it, e.g. {@code https://class.example.org}
 * @param largestRequest bytes of the largest request that it takes
 */
public record HttpSettings(Endpoint endpoint, Set<String> hosts, Set<String> origins, int largestRequest) {

    /** Names of this machine, for programs on it. */
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "::1");

    /** A name, or an IPv6 address as it is, without brackets. */
    private static final Pattern HOST = Pattern.compile("[^/\\s@:\\[\\]]+|[0-9a-f]*:[0-9a-f.]*:[0-9a-f:.]*");

    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::");

    public HttpSettings {
        hosts = lowerCase(hosts);
        origins = lowerCase(origins);
        for (String origin : origins) {
            if (!origin.matches("https?://[^/\\s]+")) {
                throw new IllegalArgumentException(
                        "origin: " + origin + " (expected: http:// or https://, a host and perhaps a port, no path)");
            }
        }
        for (String host : hosts) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException(
                        "host: " + host + " (expected: a name or an address, without a port)");
            }
        }
    }

    private static Set<String> lowerCase(Set<String> names) {
        var all = new LinkedHashSet<String>();
        names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return Set.copyOf(all);
    }

    /** Every name by which it may be called. */
    Set<String> names() {
        var all = new LinkedHashSet<>(OWN);
        all.addAll(hosts);
        if (!WILDCARDS.contains(endpoint.host())) {
            all.add(endpoint.host().toLowerCase(Locale.ROOT));
        }
        endpoint.known().ifPresent(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return all;
    }
}
