package parley.summit.seat;

/** Plays one country. Sees only its {@link View}; the rules decide what the answer does. */
@FunctionalInterface
public interface Negotiator {
    Reply decide(View view);

    /**
     * Whether it looks at more than what its turn decides: at ladders while tables are settled, at tables while it is not its turn
     * there. One that does not may be shown a view without them, which costs less where thousands of sessions are played.
     */
    default boolean looksAround() {
        return true;
    }

    /** Whether it looks at offers before the one that stands. One that does not may be shown none of them, for the same reason. */
    default boolean looksBack() {
        return true;
    }
}
