package parley.wire;

import java.util.List;
import java.util.Map;

/** How calls that meet nobody are repeated. */
public final class Retries {

    private Retries() {}

    /**
     * A service configuration of gRPC: four attempts in about a second, enough for a program that is being restarted. Every failed
     * attempt costs a token and every success gives one back; with less than half of them left nothing is repeated, so a dead
     * program is not hammered.
     */
    public static Map<String, ?> of(String service) {
        return Map.of(
                "methodConfig",
                List.of(Map.of(
                        "name",
                        List.of(Map.of("service", service)),
                        "retryPolicy",
                        Map.of(
                                "maxAttempts",
                                4.0,
                                "initialBackoff",
                                "0.1s",
                                "maxBackoff",
                                "0.5s",
                                "backoffMultiplier",
                                2.0,
                                "retryableStatusCodes",
                                List.of("UNAVAILABLE")))),
                "retryThrottling",
                Map.of("maxTokens", 20.0, "tokenRatio", 1.0));
    }
}
