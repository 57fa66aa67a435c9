package parley.wire;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Times and durations as they travel. */
public final class Times {

    /** Ten thousand years. */
    private static final long MOST_SECONDS = 315_576_000_000L;

    private Times() {}

    public static Timestamp toProto(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    /** What was checked, or written by ourselves. */
    public static Instant fromProto(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    /** One that is longer than protobuf's longest is taken for that. */
    public static java.time.Duration fromProto(Duration time) {
        return java.time.Duration.ofSeconds(Math.clamp(time.getSeconds(), -MOST_SECONDS, MOST_SECONDS))
                .plusNanos(time.getNanos());
    }

    public static Duration toProto(java.time.Duration time) {
        return Duration.newBuilder()
                .setSeconds(time.getSeconds())
                .setNanos(time.getNano())
                .build();
    }
}
