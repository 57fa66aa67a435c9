package parley.bargaining.model;

import java.util.Arrays;
import parley.bargaining.domain.Domain;

/**
 * A linear additive guess.
 *
 * @param weights by issue; they add up to 1
 * @param worth by issue, then by level; from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Additive(Domain domain, double[] weights, double[][] worth) implements OpponentModel {

    /** One whose weights are scaled to add up to 1. */
    static Additive scaled(Domain domain, double[] weights, double[][] worth) {
        double sum = Arrays.stream(weights).sum();
        return new Additive(
                domain, Arrays.stream(weights).map(weight -> weight / sum).toArray(), worth);
    }

    @Override
    public double utility(int outcome) {
        double utility = 0;
        int rest = outcome;
        for (int i = weights.length - 1; i >= 0; i--) {
            int levels = worth[i].length;
            utility += weights[i] * worth[i][rest % levels];
            rest /= levels;
        }
        return utility;
    }
}
