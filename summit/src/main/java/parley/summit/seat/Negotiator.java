package parley.summit.seat;

/** Plays one country. Sees only its {@link View}; the rules decide what the answer does. */
@FunctionalInterface
public interface Negotiator {
    Reply decide(View view);
}
