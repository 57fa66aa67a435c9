package parley.bargaining.strategy;

import java.util.OptionalDouble;

/**
 * When a party accepts: what the standing offer is compared with, and how sharply. Without noise it accepts exactly what is
 * worth as much; with noise the chance rises smoothly around that point, steeper the larger the number.
 */
public record Acceptance(Yardstick yardstick, OptionalDouble noise) {

    /** Accepts what reaches the tactic's threshold. */
    public static final Acceptance THRESHOLD = new Acceptance(Yardstick.THRESHOLD, OptionalDouble.empty());

    /** What the standing offer is compared with. */
    public enum Yardstick {
        /** The tactic's threshold; what the party would offer next does not matter. */
        THRESHOLD,
        /** The utility of the party's own next offer; the threshold where it would offer nothing. */
        NEXT,
        /** The same, but it has to be worth more. */
        ABOVE_NEXT,
        /** Nothing: whatever is no worse than no agreement will do. */
        NOTHING
    }

    public Acceptance {
        noise.ifPresent(Acceptance::checkNoise);
    }

    /**
     * Whether the standing offer is accepted; never below {@code range.min()}.
     *
     * @param standing utility of the standing offer
     * @param threshold least utility that the tactic asks for
     * @param next utility of the party's own next offer
     */
    public boolean accepts(double standing, double threshold, OptionalDouble next, AspirationRange range, double luck) {
        return luck < probability(standing, threshold, next, range);
    }

    /** How likely that is: 0 or 1 without noise. */
    public double probability(double standing, double threshold, OptionalDouble next, AspirationRange range) {
        double asked = switch (yardstick) {
            case THRESHOLD -> threshold;
            case NEXT -> next.orElse(threshold);
            case ABOVE_NEXT -> Math.nextUp(next.orElse(threshold));
            case NOTHING -> range.min();
        };
        double width = range.max() - range.min();
        if (standing < range.min()) {
            return 0;
        }
        if (noise.isEmpty() || width <= 0) {
            return standing >= asked ? 1 : 0;
        }
        return chance(standing - asked, width);
    }

    private double chance(double ahead, double width) {
        return 1 / (1 + StrictMath.exp(-noise.orElseThrow() * ahead / width));
    }

    private static void checkNoise(double noise) {
        if (!(noise > 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("noise: " + noise + " (expected: a number > 0)");
        }
    }
}
