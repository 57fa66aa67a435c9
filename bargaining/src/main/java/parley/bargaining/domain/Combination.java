package parley.bargaining.domain;

import java.util.List;

/** A weighted sum of other utilities as they are stated, in their order. */
public record Combination(List<Part> parts) implements Utility {

    /** A utility and the weight it has. */
    public record Part(double weight, Utility utility) {}

    public Combination {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts: none (expected: at least one)");
        }
    }

    @Override
    public double[] over(Domain domain) {
        double[] sum = new double[domain.arraySize()];
        for (Part part : parts) {
            double[] utilities = part.utility.over(domain);
            for (int outcome = 0; outcome < sum.length; outcome++) {
                sum[outcome] += part.weight * utilities[outcome];
            }
        }
        return sum;
    }
}
