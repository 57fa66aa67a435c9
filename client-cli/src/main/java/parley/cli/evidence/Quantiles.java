package parley.cli.evidence;

import java.util.Arrays;

/** Quantiles of samples, and how good a sample was as a forecast. */
final class Quantiles {

    private Quantiles() {}

    /** The number below which a share of sorted numbers lies, the nearest one. */
    static double of(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /**
     * Continuous ranked probability score of a sample: the mean distance of its numbers from what was seen, less half the mean
     * distance among themselves; of a single number its distance. 0 is perfect.
     */
    static double score(double[] sample, double seen) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double off = 0;
        double among = 0;
        for (int i = 0; i < n; i++) {
            off += Math.abs(sorted[i] - seen);
            among += sorted[i] * (2.0 * i - n + 1);
        }
        return n == 0 ? Double.NaN : off / n - among / n / n;
    }
}
