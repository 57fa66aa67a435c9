package parley.bargaining.strategy;

import java.util.OptionalDouble;

/**
 * MiCRO (de Jonge 2022): proposes its outcomes from the best one down, a new one only as long as it has proposed no more
 * different outcomes than it has received; otherwise it repeats one of its earlier proposals, drawn at random. It needs no
 * clock and no idea of the other's preferences.
 */
public record Micro() implements Tactic {

    /** Whether the next proposal is a new one. */
    public static boolean concedes(int differentSent, int differentReceived) {
        return differentSent <= differentReceived;
    }

    /**
     * The least utility it accepts: that of the new outcome it would propose, otherwise that of its furthest concession, but
     * never less than {@code min}; the best outcome's if there is neither.
     */
    public static double threshold(OptionalDouble fresh, OptionalDouble furthest, AspirationRange range) {
        double own = fresh.orElse(furthest.orElse(range.max()));
        return Math.max(range.min(), own);
    }
}
