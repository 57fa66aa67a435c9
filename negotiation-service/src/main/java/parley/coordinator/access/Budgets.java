package parley.coordinator.access;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;

/** What callers may spend, each from a budget that fills up again. A budget that nobody spends from is forgotten, when it is full. */
final class Budgets {

    private static final int REMEMBERED = 10_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final String limit;
    private final int most;
    private final LoadingCache<String, Bucket> budgets;

    /**
     * Budgets of this kind.
     *
     * @param limit what one is called in messages
     * @param most in a budget
     * @param perSecond that come back
     */
    Budgets(String limit, int most, int perSecond) {
        this.limit = limit;
        this.most = most;
        budgets = CacheBuilder.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(FORGOTTEN)
                .build(CacheLoader.from(() -> full(most, perSecond)));
    }

    private static Bucket full(int most, int perSecond) {
        return Bucket.builder()
                .addLimit(bound -> bound.capacity(most).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withNanosecondPrecision()
                .build();
    }

    /** Takes one from somebody's budget, or refuses. */
    void spend(String whose) {
        if (!budgets.getUnchecked(whose).tryConsume(1)) {
            throw new DeclinedException(new Problem.LimitExceeded(limit, most));
        }
    }

    void giveBack(String whose) {
        budgets.getUnchecked(whose).addTokens(1);
    }
}
