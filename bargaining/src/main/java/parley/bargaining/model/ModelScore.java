package parley.bargaining.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.UtilitySpace;

/**
 * How good a guess is.
 *
 * @param pearson correlation of guessed and true utilities; 0 where either is the same for all outcomes
 * @param spearman the same of their ranks, tied ones in the middle
 * @param frontierDistance how far the outcomes that look Pareto-optimal to the party that guesses lie from the true frontier on
 *     average, in true utilities; 0 if all of them are on it
 */
public record ModelScore(double pearson, double spearman, double frontierDistance) {

    /**
     * Scores a model.
     *
     * @param own utilities of the party that guesses, by outcome
     * @param truth utilities of the party it guesses about, by outcome
     */
    public static ModelScore of(OpponentModel model, double[] own, double... truth) {
        if (own.length != truth.length || own.length == 0) {
            throw new IllegalArgumentException(
                    "utilities: " + own.length + " and " + truth.length + " (expected: as many of both, at least one)");
        }
        double[] guess =
                IntStream.range(0, truth.length).mapToDouble(model::utility).toArray();
        return new ModelScore(
                correlation(guess, truth), correlation(ranks(guess), ranks(truth)), distance(own, guess, truth));
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }

    private static double[] ranks(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(value -> (below(sorted, value) + below(sorted, Math.nextUp(value)) - 1) / 2.0)
                .toArray();
    }

    private static int below(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double distance(double[] own, double[] guess, double[] truth) {
        double none = Double.NEGATIVE_INFINITY;
        Frontier seen = Frontier.of(UtilitySpace.of(new double[][] {own, guess}, none, none));
        Frontier real = Frontier.of(UtilitySpace.of(new double[][] {own, truth}, none, none));
        return IntStream.range(0, seen.size())
                .map(seen::outcome)
                .mapToDouble(outcome -> IntStream.range(0, real.size())
                        .map(real::outcome)
                        .mapToDouble(
                                other -> StrictMath.hypot(own[outcome] - own[other], truth[outcome] - truth[other]))
                        .min()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }
}
