package parley.agent;

import java.util.List;

/**
 * All that can be set about an agent.
 *
 * @param countries codes of those it speaks for; any if there is none
 * @param strategy what it says of how it plays
 * @param port on the loopback address; 0 for any that is free
 */
public record Settings(List<String> countries, String strategy, int port) {

    private static final int LAST_PORT = 65_535;

    public Settings {
        countries = List.copyOf(countries);
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0.." + LAST_PORT + ")");
        }
    }

    boolean speaksFor(String country) {
        return countries.isEmpty() || countries.contains(country);
    }
}
