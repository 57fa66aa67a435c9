package parley.sweep.summit;

import java.util.ArrayList;
import java.util.List;
import parley.summit.scenario.Parameter;
import parley.sweep.summit.Estimate.Blocks;

/**
 * What a number that comes of the runs depends on.
 *
 * @param influences in the order of the factors; with Sobol's indices luck is the last
 */
public record Sensitivity(List<Influence> influences) {

    public Sensitivity {
        influences = List.copyOf(influences);
    }

    /**
     * What one factor does. By Sobol's indices {@code first} is the share of the variance that it explains alone and {@code total}
     * that with all that it takes part in; by elementary effects {@code first} is the mean size of a change over its whole range and
     * {@code total} the standard deviation of the change.
     *
     * @param factor symbol of the parameter, or what else varies
     */
    public record Influence(String factor, Estimate first, Estimate total) {}

    /** What is not a factor of a design of pairs: luck, and parameters that are not varied. */
    public static final String LUCK = "luck";

    /** Of a design for sensitivity, from one number for each draw. */
    static Sensitivity of(Points points, double... byDraw) {
        return switch (points) {
            case Points.Pairs pairs -> sobol(pairs, byDraw);
            case Points.Walks walks -> morris(walks, byDraw);
            case Points.Random other -> new Sensitivity(List.of());
            case Points.Slices other -> new Sensitivity(List.of());
            case Points.Grid other -> new Sensitivity(List.of());
        };
    }

    /** By the estimators of Jansen (1999), with intervals over the pairs. */
    private static Sensitivity sobol(Points.Pairs pairs, double... y) {
        int factors = pairs.factors().size() + 1;
        int length = pairs.length();
        Estimate[] all = Estimate.bootstrap((int) pairs.pairs(), blocks -> indices(blocks, factors, length, y));
        var influences = new ArrayList<Influence>();
        for (int f = 0; f < factors; f++) {
            String name = f < factors - 1 ? pairs.factors().get(f).symbol() : LUCK;
            influences.add(new Influence(name, all[2 * f], all[2 * f + 1]));
        }
        return new Sensitivity(influences);
    }

    private static double[] indices(Blocks blocks, int factors, int length, double... y) {
        int pairs = y.length / length;
        var sums = new double[2 * factors];
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < pairs; p++) {
            int at = blocks.at(p) * length;
            double a = y[at];
            double b = y[at + 1];
            sum += a + b;
            squares += a * a + b * b;
            for (int f = 0; f < factors; f++) {
                double between = y[at + 2 + f];
                sums[2 * f] += (b - between) * (b - between);
                sums[2 * f + 1] += (a - between) * (a - between);
            }
        }
        double mean = sum / (2 * pairs);
        double variance = squares / (2 * pairs) - mean * mean;
        var indices = new double[2 * factors];
        for (int f = 0; f < factors && variance > 0; f++) {
            indices[2 * f] = 1 - sums[2 * f] / (2 * pairs * variance);
            indices[2 * f + 1] = sums[2 * f + 1] / (2 * pairs * variance);
        }
        return indices;
    }

    /** By Morris (1991) and, for the mean size, Campolongo (2007), with intervals over the walks. */
    private static Sensitivity morris(Points.Walks walks, double... y) {
        List<Parameter> factors = walks.factors();
        int count = (int) walks.walks();
        var effects = new double[factors.size()][count];
        for (int w = 0; w < count; w++) {
            for (int f = 0; f < factors.size(); f++) {
                int before = w * walks.length() + walks.turn(w, factors.get(f));
                double way = walks.rises(w, factors.get(f)) ? Points.Walks.STEP : -Points.Walks.STEP;
                effects[f][w] = (y[before + 1] - y[before]) / way;
            }
        }
        Estimate[] all = Estimate.bootstrap(count, blocks -> sizes(blocks, count, effects));
        var influences = new ArrayList<Influence>();
        for (int f = 0; f < factors.size(); f++) {
            influences.add(new Influence(factors.get(f).symbol(), all[2 * f], all[2 * f + 1]));
        }
        return new Sensitivity(influences);
    }

    private static double[] sizes(Blocks blocks, int count, double[]... effects) {
        var sizes = new double[2 * effects.length];
        for (int f = 0; f < effects.length; f++) {
            double size = 0;
            double sum = 0;
            double squares = 0;
            for (int w = 0; w < count; w++) {
                double effect = effects[f][blocks.at(w)];
                size += Math.abs(effect);
                sum += effect;
                squares += effect * effect;
            }
            double mean = sum / count;
            sizes[2 * f] = size / count;
            sizes[2 * f + 1] = Math.sqrt(Math.max(0, squares - count * mean * mean) / Math.max(1, count - 1));
        }
        return sizes;
    }
}
