package parley.bargaining.domain;

import java.util.Arrays;

/**
 * Outcomes from the best to the worst, tied ones by their index.
 *
 * @param outcomes by rank
 * @param utilities of {@code outcomes}
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing, and kept inside Preferences
record Ranking(int[] outcomes, double[] utilities) {

    /** No object per outcome: there can be ten million. */
    static Ranking of(double... utilities) {
        double[] descending = utilities.clone();
        Arrays.sort(descending);
        reverse(descending);
        int[] free = new int[utilities.length];
        int[] outcomes = new int[utilities.length];
        for (int outcome = 0; outcome < utilities.length; outcome++) {
            int first = above(descending, utilities[outcome]);
            outcomes[first + free[first]++] = outcome;
        }
        return new Ranking(outcomes, descending);
    }

    /** How many outcomes are worth more than this. */
    int above(double utility) {
        return above(utilities, utility);
    }

    private static int above(double[] descending, double utility) {
        int from = 0;
        int to = descending.length;
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

    private static void reverse(double... values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
