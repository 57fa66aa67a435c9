package parley.sweep.summit;

import java.util.Arrays;
import java.util.function.Function;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;

/** A number that was estimated, and the interval in which it lies with 95 %. */
public record Estimate(double value, double low, double high) {

    private static final int RESAMPLES = 400;
    private static final double TAIL = .025;

    /** Which blocks a resample has, with repetition. */
    @FunctionalInterface
    interface Blocks {
        int at(int place);
    }

    /** How wide the interval is. */
    public double width() {
        return high - low;
    }

    /**
     * By the bootstrap: the same number from as many blocks as there are, drawn with repetition, again and again.
     *
     * @param blocks how many independent blocks of runs there are
     * @param estimates makes the numbers of a choice of blocks; they come in the same order each time
     */
    static Estimate[] bootstrap(int blocks, Function<Blocks, double[]> estimates) {
        double[] all = estimates.apply(place -> place);
        var resampled = new double[all.length][RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            var seed = new Seed(r);
            double[] again = estimates.apply(place -> (int) (seed.uniform(Stream.DESIGN, "bootstrap", place) * blocks));
            for (int e = 0; e < all.length; e++) {
                resampled[e][r] = again[e];
            }
        }
        var found = new Estimate[all.length];
        for (int e = 0; e < all.length; e++) {
            Arrays.sort(resampled[e]);
            found[e] = new Estimate(all[e], quantile(resampled[e], TAIL), quantile(resampled[e], 1 - TAIL));
        }
        return found;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
