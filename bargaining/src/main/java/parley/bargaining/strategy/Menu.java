package parley.bargaining.strategy;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** A short list of outcomes in an order of its own, for domains too large to work out; ties go to the first. */
public final class Menu {

    private final double[] utilities;

    /** A menu of outcomes that are worth this much, in the menu's order. */
    public Menu(double... utilities) {
        this.utilities = utilities.clone();
    }

    /** The highest utility, or 0 if nothing is on it. */
    public double highest() {
        return ranked(0);
    }

    /** The utility of the second-best outcome, of the best one if it is alone, or 0 if nothing is on the menu. */
    public double second() {
        return ranked(1);
    }

    private double ranked(int rank) {
        double[] ascending = utilities.clone();
        Arrays.sort(ascending);
        return ascending.length == 0 ? 0 : ascending[Math.max(0, ascending.length - 1 - rank)];
    }

    /** The position of the allowed outcome of the highest utility, if any is allowed. */
    public OptionalInt highest(IntPredicate allowed) {
        int highest = -1;
        for (int i = 0; i < utilities.length; i++) {
            if ((highest < 0 || utilities[i] > utilities[highest]) && allowed.test(i)) {
                highest = i;
            }
        }
        return highest < 0 ? OptionalInt.empty() : OptionalInt.of(highest);
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
