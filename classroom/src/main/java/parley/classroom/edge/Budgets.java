package parley.classroom.edge;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import parley.classroom.room.Refusals;

/** How much of something each may do: so much at once, and then as it comes back. */
final class Budgets {

    private static final int REMEMBERED = 10_000;

    private final String what;
    private final int atOnce;
    private final LoadingCache<String, Bucket> buckets;

    /**
     * Budgets for something.
     *
     * @param what it is, for people
     */
    Budgets(String what, int atOnce, int aMinute) {
        this.what = what;
        this.atOnce = atOnce;
        buckets = CacheBuilder.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofHours(1))
                .build(CacheLoader.from(() -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(atOnce)
                                .refillGreedy(aMinute, Duration.ofMinutes(1))
                                .build())
                        .build()));
    }

    /** Takes one, or refuses. */
    void spend(String whose) {
        if (!buckets.getUnchecked(whose).tryConsume(1)) {
            throw Refusals.limit(what, atOnce);
        }
    }

    void giveBack(String whose) {
        buckets.getUnchecked(whose).addTokens(1);
    }
}
