package parley.bargaining.domain;

import java.util.List;

/** What the values of one issue are worth, before the issue's weight. */
public sealed interface Evaluation {

    /** What every level of the issue is worth. */
    double[] over(Issue issue);

    /** Level by level. */
    record Listed(List<Double> worth) implements Evaluation {

        public Listed {
            worth = List.copyOf(worth);
        }

        @Override
        public double[] over(Issue issue) {
            if (worth.size() != issue.levels()) {
                throw new IllegalArgumentException("evaluations of " + issue.name() + ": " + worth.size()
                        + " (expected: " + issue.levels() + ", one per value)");
            }
            return worth.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** The value of a numeric issue times the slope, plus the intercept. */
    record Line(double slope, double intercept) implements Evaluation {

        @Override
        public double[] over(Issue issue) {
            double[] worth = new double[Affine.numeric(issue).levels()];
            for (int level = 0; level < worth.length; level++) {
                worth[level] = slope * issue.number(level) + intercept;
            }
            return worth;
        }
    }
}
