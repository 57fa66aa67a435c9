package parley.coordinator.store;

import com.google.protobuf.ByteString;
import java.lang.ref.WeakReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioCodec;

/**
 * A scenario as it is kept.
 *
 * @param digest SHA-256 of the body, in hexadecimal
 * @param body a {@code parley.scenario.v1.Scenario}
 */
record StoredScenario(String digest, ByteString body) {

    static StoredScenario of(Scenario scenario) {
        byte[] body = ScenarioCodec.toProto(scenario).toByteArray();
        try {
            return new StoredScenario(
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body)),
                    ByteString.copyFrom(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Those that were written last, by id, since session after session plays the same object. */
    static final class Recent {

        private final Map<String, Known> byId = new ConcurrentHashMap<>();

        private record Known(WeakReference<Scenario> scenario, StoredScenario stored) {}

        StoredScenario of(Scenario scenario) {
            Optional<Known> known = Optional.ofNullable(byId.get(scenario.id()))
                    .filter(k -> k.scenario().refersTo(scenario));
            return known.map(Known::stored).orElseGet(() -> {
                StoredScenario stored = StoredScenario.of(scenario);
                byId.put(scenario.id(), new Known(new WeakReference<>(scenario), stored));
                return stored;
            });
        }
    }
}
