package parley.agent;

import java.util.List;
import parley.wire.Endpoint;

/**
 * All that can be set about an agent.
 *
 * @param countries codes of those it speaks for; any if there is none
 * @param strategy what it says of how it plays
 * @param endpoint where it listens
 */
public record Settings(List<String> countries, String strategy, Endpoint endpoint) {

    public Settings {
        countries = List.copyOf(countries);
    }

    /** On a loopback port; 0 for any that is free. */
    public Settings(List<String> countries, String strategy, int port) {
        this(countries, strategy, Endpoint.loopback(port));
    }

    boolean speaksFor(String country) {
        return countries.isEmpty() || countries.contains(country);
    }
}
