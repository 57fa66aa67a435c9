package parley.sweep.tournament;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where a mean probably lies: 95 % of such intervals have it, by Student's t. One number for each domain goes into it, since
 * negotiations on the same domain are not independent.
 */
public record Interval(double low, double high) {

    private static final double ABOVE = 0.975;

    /** That of the mean of these; none where there are fewer than two. */
    public static Optional<Interval> of(List<Double> numbers) {
        int size = numbers.size();
        if (size < 2) {
            return Optional.empty();
        }
        double mean = numbers.stream().mapToDouble(n -> n).sum() / size;
        double squares =
                numbers.stream().mapToDouble(n -> (n - mean) * (n - mean)).sum();
        double error = Math.sqrt(squares / (size - 1) / size);
        double half = error * TDistribution.of(size - 1.0).inverseCumulativeProbability(ABOVE);
        return Optional.of(new Interval(mean - half, mean + half));
    }
}
