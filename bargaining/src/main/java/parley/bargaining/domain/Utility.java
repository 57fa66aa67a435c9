package parley.bargaining.domain;

import java.util.Arrays;

/** What outcomes are worth to one party, as it states it. */
public sealed interface Utility permits LinearAdditive, Affine, Table, HyperRectangles, Combination {

    /** What every outcome of the domain is worth as stated, by outcome. */
    double[] over(Domain domain);

    /** What every outcome of the domain is worth on a named scale, by outcome. */
    default double[] over(Domain domain, Normalisation normalisation) {
        return switch (normalisation) {
            case RAW -> over(domain);
            case RANGE -> ranged(over(domain));
            case GENIUS_MAX -> overLargest(domain);
        };
    }

    private double[] overLargest(Domain domain) {
        if (this instanceof LinearAdditive additive) {
            return additive.overLargest(domain);
        }
        throw new IllegalArgumentException(
                "GENIUS_MAX: a utility of the kind " + getClass().getSimpleName()
                        + " (expected: LinearAdditive, which has a largest evaluation of every issue)");
    }

    private static double[] ranged(double... utilities) {
        double min = Arrays.stream(utilities).min().orElseThrow();
        double max = Arrays.stream(utilities).max().orElseThrow();
        for (int outcome = 0; outcome < utilities.length; outcome++) {
            utilities[outcome] = max == min ? 1 : (utilities[outcome] - min) / (max - min);
        }
        return utilities;
    }
}
