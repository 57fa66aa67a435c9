package parley.bargaining.strategy;

import parley.bargaining.domain.Preferences;

/** Between which utilities a party concedes, and by how little it may fall short of its aspiration. */
public record AspirationRange(double min, double max, double tolerance) {

    /** As in NegMAS, on the scale of utilities that reach from 0 to 1. */
    private static final double TOLERANCE = 1e-4;

    public AspirationRange {
        if (!(min <= max)) {
            throw new IllegalArgumentException("min: " + min + " (expected: <= max, " + max + ")");
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance: " + tolerance + " (expected: >= 0)");
        }
    }

    /** From the best outcome down to the worst one that is no worse than no agreement. */
    public static AspirationRange of(Preferences preferences) {
        double min = Math.max(preferences.lowest(), preferences.reservation());
        return new AspirationRange(min, preferences.highest(), TOLERANCE);
    }
}
