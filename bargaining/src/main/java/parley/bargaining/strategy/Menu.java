package parley.bargaining.strategy;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** A short list of outcomes in an order of its own, for domains too large to work out; ties go to the first. */
public final class Menu {

    private final double[] utilities;

    /** A menu of outcomes that are worth this much, in the menu's order. */
    public Menu(double... utilities) {
        this.utilities = utilities.clone();
    }

    /** The position of the affordable outcome of the lowest utility at or above a threshold, if there is one. */
    public OptionalInt lowestAtOrAbove(double threshold, IntPredicate affordable) {
        int lowest = -1;
        for (int i = 0; i < utilities.length; i++) {
            boolean lower = lowest < 0 || utilities[i] < utilities[lowest];
            if (utilities[i] >= threshold && lower && affordable.test(i)) {
                lowest = i;
            }
        }
        return lowest < 0 ? OptionalInt.empty() : OptionalInt.of(lowest);
    }
}
