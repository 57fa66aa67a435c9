package parley.summit.explain;

/**
 * A change of a single number that turns a decision, found by taking the decision again.
 *
 * @param now what the number was
 * @param enough a value with which the decision is another
 * @param notEnough a value just short of it, with which the decision is the same
 * @param relative size of the change: as a share of {@code now}; for reservation value and aspiration as a share of the best deal on
 *     the menu; for draws and chances as it is; for a term as a share of the levels
 * @param becomes what is decided then
 * @param <T> what is decided
 */
public record Flip<T>(Quantity quantity, double now, double enough, double notEnough, double relative, T becomes) {}
