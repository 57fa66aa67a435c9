package parley.cli.model;

import java.util.Arrays;
import java.util.Collection;

/** Numbers of an ensemble, one for each seed or deal. */
final class Sample {

    private final double[] values;

    private Sample(double[] values) {
        this.values = values;
    }

    static Sample of(Collection<Double> values) {
        return new Sample(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    int size() {
        return values.length;
    }

    /** Whether it has no other numbers than these two. */
    boolean isAllOf(double one, double other) {
        return Arrays.stream(values).allMatch(v -> v == one || v == other);
    }

    /** Not a number where there are none. */
    double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Standard error of the mean; 0 where one number or none says nothing about it. */
    double error() {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /** The number below which this share of them lies, the nearest one. */
    double quantile(double share) {
        return values.length == 0 ? Double.NaN : values[(int) Math.round(share * (values.length - 1))];
    }
}
