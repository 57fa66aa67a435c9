package parley.bargaining.strategy;

/**
 * Concedes with time and nothing else: the aspiration falls from 1 to 0 as 1 - t^exponent. A large exponent holds out
 * to the end, 1 concedes evenly, a small one concedes early, and an infinite one never does.
 */
public record TimeDependentTactic(double exponent) implements Tactic {

    public TimeDependentTactic {
        if (!(exponent > 0)) {
            throw new IllegalArgumentException("exponent: " + exponent + " (expected: > 0)");
        }
    }

    /** The share of its range that a party still hopes for at time t, which is never quite 0 nor 1. */
    public double aspiration(double t) {
        if (!(t > 0 && t < 1)) {
            throw new IllegalArgumentException("t: " + t + " (expected: between 0 and 1)");
        }
        return 1 - power(t);
    }

    /** The least utility that a party offers or accepts at time t. */
    public double threshold(double t, AspirationRange range) {
        double aimed = range.min() + (range.max() - range.min()) * aspiration(t) - range.tolerance();
        return Math.max(range.min(), Math.min(range.max(), aimed));
    }

    /** Whole exponents are multiplied out, so that every language computes the same bits. */
    private double power(double t) {
        boolean whole = exponent == Math.rint(exponent) && exponent <= Integer.MAX_VALUE;
        return whole ? power(t, (int) exponent) : StrictMath.exp(exponent * StrictMath.log(t));
    }

    private static double power(double t, int exponent) {
        double power = 1;
        double square = t;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }
}
