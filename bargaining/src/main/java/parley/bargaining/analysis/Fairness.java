package parley.bargaining.analysis;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How evenly utilities are spread.
 *
 * @param minimum the smallest one
 * @param jain Jain's index (1984): 1 where all are the same, 1/n where one of n parties has everything
 * @param gini Gini's coefficient: 0 where all are the same; empty where they differ and do not add up to more than 0
 */
public record Fairness(double minimum, double jain, OptionalDouble gini) {

    /** The spread of these utilities. */
    public static Fairness of(List<Double> utilities) {
        double minimum = utilities.stream().mapToDouble(u -> u).min().orElseThrow();
        return new Fairness(minimum, jain(utilities), gini(utilities));
    }

    private static double jain(List<Double> utilities) {
        double sum = utilities.stream().mapToDouble(u -> u).sum();
        double squares = utilities.stream().mapToDouble(u -> u * u).sum();
        return squares == 0 ? 1 : sum * sum / (utilities.size() * squares);
    }

    private static OptionalDouble gini(List<Double> utilities) {
        double sum = utilities.stream().mapToDouble(u -> u).sum();
        double apart = utilities.stream()
                .mapToDouble(u ->
                        utilities.stream().mapToDouble(v -> Math.abs(u - v)).sum())
                .sum();
        if (apart == 0) {
            return OptionalDouble.of(0);
        }
        return sum > 0 ? OptionalDouble.of(apart / (2 * utilities.size() * sum)) : OptionalDouble.empty();
    }
}
