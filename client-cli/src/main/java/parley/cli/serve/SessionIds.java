package parley.cli.serve;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import parley.coordinator.telemetry.SessionTrace;

/** Makes the id of a session's trace of the session's name, so that all coordinators that play it give it the same one. */
final class SessionIds implements IdGenerator {

    private static final int TRACE_BYTES = 16;

    private final IdGenerator random = IdGenerator.random();

    @Override
    public String generateTraceId() {
        return Optional.ofNullable(Context.current().get(SessionTrace.NAME))
                .map(SessionIds::of)
                .orElseGet(random::generateTraceId);
    }

    static String of(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, TRACE_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String generateSpanId() {
        return random.generateSpanId();
    }
}
