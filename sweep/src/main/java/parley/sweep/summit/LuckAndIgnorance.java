package parley.sweep.summit;

import parley.sweep.summit.Estimate.Blocks;

/**
 * How the variance of a number divides, from runs that share draws of the parameters: what would remain if the parameters were known,
 * and what would not (one-way analysis of variance).
 *
 * @param ignorance share of the variance that comes from not knowing the parameters, 0..1
 * @param within standard deviation of runs with the same parameters
 * @param between standard deviation of what runs with the same parameters give on average
 */
public record LuckAndIgnorance(Estimate ignorance, double within, double between) {

    /**
     * From the mean and the variance of each draw's runs.
     *
     * @param repetitions of each draw, at least 2
     */
    static LuckAndIgnorance of(int repetitions, double[] means, double... variances) {
        double[] parts = parts(place -> place, repetitions, means, variances);
        Estimate[] shares = Estimate.bootstrap(means.length, blocks -> {
            double[] again = parts(blocks, repetitions, means, variances);
            return new double[] {again[0] + again[1] > 0 ? again[1] / (again[0] + again[1]) : 0};
        });
        return new LuckAndIgnorance(shares[0], Math.sqrt(parts[0]), Math.sqrt(parts[1]));
    }

    /** The variance within draws and that between them; of the mean of a draw a part is luck still. */
    private static double[] parts(Blocks blocks, int repetitions, double[] means, double... variances) {
        int draws = means.length;
        double within = 0;
        double sum = 0;
        for (int d = 0; d < draws; d++) {
            within += variances[blocks.at(d)] / draws;
            sum += means[blocks.at(d)];
        }
        double squares = 0;
        for (int d = 0; d < draws; d++) {
            double off = means[blocks.at(d)] - sum / draws;
            squares += off * off;
        }
        double between = squares / Math.max(1, draws - 1) - within / repetitions;
        return new double[] {within, Math.max(0, between)};
    }
}
