package parley.classroom.edge;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import parley.classroom.room.Refusals;

/** How many wrong codes an address may try: enough for a room that mistypes, too few to find one. */
final class Guesses {

    private static final int AT_ONCE = 60;
    private static final int A_MINUTE = 10;
    private static final int REMEMBERED = 10_000;

    private final LoadingCache<String, Bucket> buckets = CacheBuilder.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofHours(1))
            .build(CacheLoader.from(() -> Bucket.builder()
                    .addLimit(Bandwidth.builder()
                            .capacity(AT_ONCE)
                            .refillGreedy(A_MINUTE, Duration.ofMinutes(1))
                            .build())
                    .build()));

    /** Refuses an address that has no try left. */
    void require(String address) {
        if (buckets.getUnchecked(address).getAvailableTokens() == 0) {
            throw Refusals.limit("wrong codes", AT_ONCE);
        }
    }

    /** Counts a wrong code. */
    void count(String address) {
        var unused = buckets.getUnchecked(address).tryConsume(1);
    }
}
