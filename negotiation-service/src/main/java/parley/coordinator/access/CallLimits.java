package parley.coordinator.access;

/**
 * How much of a coordinator one caller may take: the bearer of one token, or whoever calls from one address without any.
 *
 * @param perSecond calls, on average; twice as many at once
 * @param open calls that are open at the same time
 * @param wrongTokens from one address at once; then one a second
 */
public record CallLimits(int perSecond, int open, int wrongTokens) {

    /** What holds where nothing else is said. */
    public static final CallLimits DEFAULT = new CallLimits(1_000, 2_000, 10);

    public CallLimits {
        require("perSecond", perSecond);
        require("open", open);
        require("wrongTokens", wrongTokens);
    }

    private static void require(String field, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(field + ": " + value + " (expected: 1 or more)");
        }
    }
}
