package parley.bargaining.domain;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A utility that adds up over the issues, in their order: a bias, and each issue's evaluation times its weight. */
public record LinearAdditive(List<Double> weights, List<Evaluation> evaluations, double bias) implements Utility {

    public LinearAdditive {
        weights = List.copyOf(weights);
        evaluations = List.copyOf(evaluations);
        if (weights.size() != evaluations.size()) {
            throw new IllegalArgumentException(
                    "weights: " + weights.size() + " (expected: " + evaluations.size() + ", one per issue)");
        }
    }

    /** One whose evaluations are listed, by issue and then by level, without bias. */
    public static LinearAdditive of(List<Double> weights, List<List<Double>> evaluations) {
        return new LinearAdditive(
                weights,
                evaluations.stream().<Evaluation>map(Evaluation.Listed::new).toList(),
                0);
    }

    @Override
    public double[] over(Domain domain) {
        return sums(domain, UnaryOperator.identity());
    }

    /** As {@link Normalisation#GENIUS_MAX}. */
    double[] overLargest(Domain domain) {
        double[] sums = sums(domain, LinearAdditive::overLargest);
        for (int outcome = 0; outcome < sums.length; outcome++) {
            sums[outcome] = Math.min(1, sums[outcome]);
        }
        return sums;
    }

    private double[] sums(Domain domain, UnaryOperator<double[]> scale) {
        if (evaluations.size() != domain.issues().size()) {
            throw new IllegalArgumentException("evaluated issues: " + evaluations.size() + " (expected: "
                    + domain.issues().size() + ")");
        }
        double[][] added = new double[evaluations.size()][];
        for (int i = 0; i < added.length; i++) {
            double weight = weights.get(i);
            double[] scaled =
                    scale.apply(evaluations.get(i).over(domain.issues().get(i)));
            added[i] = Arrays.stream(scaled).map(worth -> weight * worth).toArray();
        }
        return Sums.of(domain, bias, added);
    }

    private static double[] overLargest(double... evaluations) {
        double largest = Arrays.stream(evaluations).max().orElseThrow();
        if (largest < 0) {
            throw new IllegalArgumentException("largest evaluation: " + largest + " (expected: >= 0 for GENIUS_MAX)");
        }
        return Arrays.stream(evaluations)
                .map(e -> largest == 0 ? 0 : e / largest)
                .toArray();
    }
}
