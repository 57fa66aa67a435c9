package parley.coordinator.store;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
}
