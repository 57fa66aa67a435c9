package parley.bargaining.strategy;

import java.util.List;

/** How a party concedes: by the clock, by the number of the other's concessions, or by their worth. */
public sealed interface Tactic permits TimeDependentTactic, Micro, NaiveTitForTat {

    /** What {@link #named} understands, X standing for any exponent above 0. */
    static List<String> names() {
        return List.of("boulware", "linear", "conceder", "hardheaded", "time:X", "micro", "naive-tft");
    }

    /** The tactic of this name; the exponents are those of NegMAS. */
    static Tactic named(String name) {
        return switch (name) {
            case "boulware" -> new TimeDependentTactic(4);
            case "linear" -> new TimeDependentTactic(1);
            case "conceder" -> new TimeDependentTactic(0.25);
            case "hardheaded" -> new TimeDependentTactic(Double.POSITIVE_INFINITY);
            case "micro" -> new Micro();
            case "naive-tft" -> new NaiveTitForTat();
            default -> new TimeDependentTactic(exponentIn(name));
        };
    }

    private static double exponentIn(String name) {
        String time = "time:";
        if (name.startsWith(time)) {
            try {
                return Double.parseDouble(name.substring(time.length()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(unknown(name), e);
            }
        }
        throw new IllegalArgumentException(unknown(name));
    }

    private static String unknown(String name) {
        return "strategy: " + name + " (expected: one of " + String.join(", ", names()) + ")";
    }
}
