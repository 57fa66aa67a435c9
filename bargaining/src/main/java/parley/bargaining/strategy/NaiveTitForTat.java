package parley.bargaining.strategy;

import java.util.OptionalDouble;

/**
 * Naive tit-for-tat as NegMAS plays it: takes the other's preferences for the opposite of its own, so that what it is being
 * given is what the other has conceded, and concedes as much.
 */
public record NaiveTitForTat() implements Tactic {

    /** The rounds after the first in which it makes the smallest concession there is, whatever the other does. */
    private static final int WARMING_UP = 2;

    /** Lets the second-best outcome reach the threshold in spite of rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * The least utility that the party offers or accepts.
     *
     * @param step rounds before this one
     * @param second utility of its second-best outcome
     * @param received utility of the last offer that it has received
     */
    public double threshold(int step, AspirationRange range, double second, OptionalDouble received) {
        double width = range.max() - range.min();
        if (width <= 0) {
            return range.max();
        }
        double conceded = concession(step, range, second, received);
        double kept = conceded >= 0 && conceded <= 1 ? 1 - conceded : 1;
        return Math.min(range.max(), range.min() + width * kept);
    }

    private static double concession(int step, AspirationRange range, double second, OptionalDouble received) {
        double width = range.max() - range.min();
        if (step <= 0) {
            return 0;
        }
        if (step <= WARMING_UP) {
            return (range.max() - second + ROUNDING) / width;
        }
        return received.isEmpty() ? 0 : Math.max(0, (received.getAsDouble() - range.min()) / width);
    }
}
