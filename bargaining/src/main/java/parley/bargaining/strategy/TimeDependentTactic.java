package parley.bargaining.strategy;

import java.util.List;

/**
 * Concedes with time and nothing else: the aspiration falls from 1 to 0 as 1 - t^exponent. A large exponent holds out
 * to the end, 1 concedes evenly, a small one concedes early, and an infinite one never does.
 */
public record TimeDependentTactic(double exponent) {

    private static final List<String> NAMES = List.of("boulware", "linear", "conceder", "hardheaded", "time:X");
    private static final String TIME = "time:";

    public TimeDependentTactic {
        if (!(exponent > 0)) {
            throw new IllegalArgumentException("exponent: " + exponent + " (expected: > 0)");
        }
    }

    /** What {@link #named} understands, X standing for any exponent. */
    public static List<String> names() {
        return NAMES;
    }

    /** The tactic of this name; the exponents are those of NegMAS. */
    public static TimeDependentTactic named(String name) {
        return switch (name) {
            case "boulware" -> new TimeDependentTactic(4);
            case "linear" -> new TimeDependentTactic(1);
            case "conceder" -> new TimeDependentTactic(0.25);
            case "hardheaded" -> new TimeDependentTactic(Double.POSITIVE_INFINITY);
            default -> new TimeDependentTactic(exponentIn(name));
        };
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

    /** Whether a standing offer of this utility is good enough; what the party would offer next does not matter. */
    public static boolean accepts(double utilityOfStanding, double threshold) {
        return utilityOfStanding >= threshold;
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

    private static double exponentIn(String name) {
        if (name.startsWith(TIME)) {
            try {
                return Double.parseDouble(name.substring(TIME.length()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(unknown(name), e);
            }
        }
        throw new IllegalArgumentException(unknown(name));
    }

    private static String unknown(String name) {
        return "strategy: " + name + " (expected: one of " + String.join(", ", NAMES) + ")";
    }
}
