package parley.bargaining.domain;

import java.util.Arrays;

/**
 * Outcomes from the best to the worst, tied ones by their index. A utility is looked up by bisection in the one of many equal
 * steps from the best to the worst in which it lies, so that in a large domain few places in memory are visited.
 */
final class Ranking {

    private static final int OUTCOMES_PER_STEP = 16;

    /** Outcomes by rank, and their utilities. */
    private final int[] outcomes;

    private final double[] descending;

    /** The first rank of every step, and the number of outcomes. */
    private final int[] starts;

    private final double stepsPerUtility;

    private Ranking(double[] descending) {
        this.descending = descending;
        this.outcomes = new int[descending.length];
        int steps = descending.length / OUTCOMES_PER_STEP + 1;
        double width = descending[0] - descending[descending.length - 1];
        this.stepsPerUtility = width > 0 && steps / width < Double.POSITIVE_INFINITY ? steps / width : 0;
        this.starts = new int[steps + 1];
        for (int rank = descending.length - 1; rank >= 0; rank--) {
            starts[step(descending[rank])] = rank;
        }
        starts[steps] = descending.length;
        starts[0] = 0;
    }

    /** No object per outcome: there can be ten million. */
    static Ranking of(double... utilities) {
        double[] descending = utilities.clone();
        Arrays.sort(descending);
        reverse(descending);
        Ranking ranking = new Ranking(descending);
        ranking.fillEmptySteps();
        ranking.place(utilities);
        return ranking;
    }

    /** A step that has no outcome begins where the next one does. */
    private void fillEmptySteps() {
        int next = descending.length;
        for (int step = starts.length - 2; step > 0; step--) {
            boolean empty = starts[step] == 0;
            starts[step] = empty ? next : starts[step];
            next = starts[step];
        }
    }

    private void place(double... utilities) {
        int[] free = new int[utilities.length];
        for (int outcome = 0; outcome < utilities.length; outcome++) {
            int first = above(utilities[outcome]);
            outcomes[first + free[first]++] = outcome;
        }
    }

    /** The outcome at a rank. */
    int outcome(int rank) {
        return outcomes[rank];
    }

    /** The utility at a rank. */
    double utility(int rank) {
        return descending[rank];
    }

    /** How many outcomes are worth more than this. */
    int above(double utility) {
        if (!(utility <= descending[0])) {
            return 0;
        }
        if (utility < descending[descending.length - 1]) {
            return descending.length;
        }
        int step = step(utility);
        return above(utility, starts[step], starts[step + 1]);
    }

    /** The first outcome by index of those that are worth as much as the one at a rank. */
    int firstOfTied(int rank) {
        double utility = descending[rank];
        boolean tied = rank > 0 && descending[rank - 1] == utility;
        return outcomes[tied ? above(utility) : rank];
    }

    private int above(double utility, int first, int last) {
        int from = first;
        int to = last;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (descending[middle] > utility) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The larger a utility the smaller its step, or the same. */
    private int step(double utility) {
        return Math.min((int) ((descending[0] - utility) * stepsPerUtility), starts.length - 2);
    }

    private static void reverse(double... values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
