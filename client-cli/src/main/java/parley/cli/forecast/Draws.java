package parley.cli.forecast;

import java.util.Arrays;

/**
 * How often something came out, by draw of the parameters: so many hits in so many runs each. Runs of one draw share their
 * parameters and differ in their luck.
 */
final class Draws {

    private static final double LOW = .05;
    private static final double HIGH = .95;

    private final int[] hits;
    private final int[] runs;

    Draws(int[] hits, int[] runs) {
        this.hits = hits.clone();
        this.runs = runs.clone();
    }

    /**
     * What the runs say.
     *
     * @param error standard error of the probability, from draws as clusters; at least one run in all of them
     * @param low below which 5 of 100 draws of the parameters put the probability
     * @param high above which 5 of 100 do
     */
    record Estimate(double probability, double error, double low, double high) {}

    Estimate estimate() {
        int all = Arrays.stream(runs).sum();
        double mean = Arrays.stream(hits).sum() / (double) all;
        return new Estimate(
                mean, Math.max(error(mean, all), 1.0 / (all + 1)), quantile(mean, LOW), quantile(mean, HIGH));
    }

    private double error(double mean, int all) {
        int n = runs.length;
        if (n < 2) {
            return Math.sqrt(mean * (1 - mean) / all);
        }
        double squares = 0;
        for (int d = 0; d < n; d++) {
            double off = hits[d] - mean * runs[d];
            squares += off * off;
        }
        return Math.sqrt(squares * n / (n - 1)) / all;
    }

    /** Of the draws' shares, drawn together as far as luck alone would spread them. */
    private double quantile(double mean, double share) {
        double[] shares = new double[runs.length];
        for (int d = 0; d < shares.length; d++) {
            shares[d] = hits[d] / (double) runs[d];
        }
        Arrays.sort(shares);
        double nearest = shares[(int) Math.round(share * (shares.length - 1))];
        return Math.min(1, Math.max(0, mean + (nearest - mean) * shrinkage(mean)));
    }

    /** Standard deviation that parameters alone make, as a share of the one seen (analysis of variance of the draws). */
    private double shrinkage(double mean) {
        int n = runs.length;
        int all = Arrays.stream(runs).sum();
        if (n < 2 || all <= n) {
            return 1;
        }
        double between = 0;
        double within = 0;
        double squares = 0;
        for (int d = 0; d < n; d++) {
            double share = hits[d] / (double) runs[d];
            between += runs[d] * (share - mean) * (share - mean);
            within += runs[d] * share * (1 - share);
            squares += (double) runs[d] * runs[d];
        }
        double size = (all - squares / all) / (n - 1);
        double epistemic = Math.max(0, (between / (n - 1) - within / (all - n)) / size);
        double seen = between / all;
        return seen > 0 ? Math.min(1, Math.sqrt(epistemic / seen)) : 1;
    }
}
