package parley.bargaining.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A utility that adds up over the issues: each level's evaluation times the issue's weight, in issue order. */
public record LinearAdditive(List<Double> weights, List<List<Double>> evaluations) {

    public LinearAdditive {
        weights = List.copyOf(weights);
        evaluations = evaluations.stream().map(List::copyOf).toList();
        if (weights.size() != evaluations.size()) {
            throw new IllegalArgumentException(
                    "weights: " + weights.size() + " (expected: " + evaluations.size() + ", one per issue)");
        }
    }

    /** What every outcome of the domain is worth, by outcome. */
    public double[] over(Domain domain, Normalisation normalisation) {
        check(domain);
        return switch (normalisation) {
            case RAW -> sums(domain, evaluations);
            case RANGE -> ranged(sums(domain, evaluations));
            case GENIUS_MAX -> cappedAtOne(sums(domain, overLargest()));
        };
    }

    private void check(Domain domain) {
        List<Integer> expected = domain.issues().stream().map(Issue::levels).toList();
        List<Integer> actual = evaluations.stream().map(List::size).toList();
        if (!actual.equals(expected)) {
            throw new IllegalArgumentException("evaluations per issue: " + actual + " (expected: " + expected + ")");
        }
    }

    private double[] sums(Domain domain, List<List<Double>> scaled) {
        double[] sums = new double[domain.size()];
        for (int outcome = 0; outcome < sums.length; outcome++) {
            int[] levels = domain.levels(outcome);
            for (int i = 0; i < levels.length; i++) {
                sums[outcome] += weights.get(i) * scaled.get(i).get(levels[i]);
            }
        }
        return sums;
    }

    private List<List<Double>> overLargest() {
        return evaluations.stream().map(LinearAdditive::overLargest).toList();
    }

    private static List<Double> overLargest(List<Double> evaluations) {
        double largest = Collections.max(evaluations);
        if (largest < 0) {
            throw new IllegalArgumentException("largest evaluation: " + largest + " (expected: >= 0 for GENIUS_MAX)");
        }
        return evaluations.stream().map(e -> largest == 0 ? 0 : e / largest).toList();
    }

    private static double[] ranged(double[] sums) {
        double min = Arrays.stream(sums).min().orElseThrow();
        double max = Arrays.stream(sums).max().orElseThrow();
        return Arrays.stream(sums)
                .map(u -> max == min ? 1 : (u - min) / (max - min))
                .toArray();
    }

    private static double[] cappedAtOne(double[] sums) {
        return Arrays.stream(sums).map(u -> Math.min(1, u)).toArray();
    }
}
