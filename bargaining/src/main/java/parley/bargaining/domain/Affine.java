package parley.bargaining.domain;

import java.util.List;

/** A utility of numeric issues alone: the intercept plus each issue's value times its slope, in issue order. */
public record Affine(List<Double> slopes, double intercept) implements Utility {

    public Affine {
        slopes = List.copyOf(slopes);
    }

    @Override
    public double[] over(Domain domain) {
        if (slopes.size() != domain.issues().size()) {
            throw new IllegalArgumentException("slopes: " + slopes.size() + " (expected: "
                    + domain.issues().size() + ", one per issue)");
        }
        double[][] added = new double[slopes.size()][];
        for (int i = 0; i < added.length; i++) {
            added[i] =
                    new Evaluation.Line(slopes.get(i), 0).over(domain.issues().get(i));
        }
        return Sums.of(domain, intercept, added);
    }

    static Issue.Numeric numeric(Issue issue) {
        return switch (issue) {
            case Issue.Numeric numeric -> numeric;
            case Issue.Discrete discrete ->
                throw new IllegalArgumentException(
                        "issue " + discrete.name() + ": names (expected: numbers, for a slope)");
        };
    }
}
