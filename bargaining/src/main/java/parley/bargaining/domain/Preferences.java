package parley.bargaining.domain;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What one party wants: a utility for every outcome, the reservation value it gets without agreement, and what is left of a
 * utility as time passes.
 *
 * <p>Utilities are worked out once, and sorted once when somebody first asks for a rank, so preferences can be shared by any
 * number of negotiations. They are kept to 1e-12, as is the reservation value: outcomes that differ by less than rounding noise
 * are tied.
 */
public final class Preferences {

    private static final double GRID = 1e12;

    private final double[] utilities;
    private final double reservation;
    private final double discount;
    private volatile @Nullable Ranking ranking;

    private Preferences(double[] utilities, double reservation, double discount) {
        this.utilities = utilities;
        this.reservation = reservation;
        this.discount = discount;
    }

    /** Preferences with these utilities, by outcome, and no discount. */
    public static Preferences of(double[] utilities, double reservation) {
        if (utilities.length == 0) {
            throw new IllegalArgumentException("utilities: none (expected: one per outcome)");
        }
        Profile.checkReservation(reservation);
        return new Preferences(finite(utilities.clone()), onGrid(reservation), 1);
    }

    /** Preferences of a utility without discount; the reservation value is on the scale of the normalisation. */
    public static Preferences of(Domain domain, Utility utility, Normalisation normalisation, double reservation) {
        return of(domain, new Profile(utility, reservation), normalisation);
    }

    /** What a profile means on a domain. */
    public static Preferences of(Domain domain, Profile profile, Normalisation normalisation) {
        double[] utilities = profile.utility().over(domain, normalisation);
        return new Preferences(finite(utilities), onGrid(profile.reservation()), profile.discount());
    }

    /** The number of outcomes. */
    public int size() {
        return utilities.length;
    }

    public double utility(int outcome) {
        return utilities[outcome];
    }

    /** What is left of an outcome's utility at a time from 0 to 1; the reservation value is not discounted. */
    public double utility(int outcome, double time) {
        return discount == 1 ? utilities[outcome] : utilities[outcome] * StrictMath.pow(discount, time);
    }

    /** All utilities by outcome, as a copy. */
    public double[] utilities() {
        return utilities.clone();
    }

    public double reservation() {
        return reservation;
    }

    /** The factor that is left of a utility when all the time is over; 1 for all of it. */
    public double discount() {
        return discount;
    }

    /** The utility of the best outcome. */
    public double highest() {
        return ranking().utility(0);
    }

    /** The utility of the worst outcome. */
    public double lowest() {
        return ranking().utility(utilities.length - 1);
    }

    /** The outcome at a rank, 0 being the best; tied ones come in the order of their index. */
    public int ranked(int rank) {
        return ranking().outcome(rank);
    }

    /** The number of outcomes that are at least as good as no agreement; they are the first of the ranking. */
    public int rational() {
        return atOrAbove(reservation);
    }

    /** Whether any outcome is at least as good as no agreement. */
    public boolean gainFromAgreement() {
        return highest() >= reservation;
    }

    /** The number of outcomes that are worth at least this, by bisection; they are the first of the ranking. */
    public int atOrAbove(double threshold) {
        return ranking().above(Math.nextDown(threshold));
    }

    /** The first outcome by index of those that are worth as much as the one at a rank. */
    public int firstOfTied(int rank) {
        return ranking().firstOfTied(rank);
    }

    /**
     * The outcome of the lowest utility that is at or above a threshold, the first by index if tied; the best outcome
     * if none is.
     */
    public int lowestAtOrAbove(double threshold) {
        Ranking sorted = ranking();
        int reaching = sorted.above(Math.nextDown(threshold));
        return sorted.firstOfTied(Math.max(reaching, 1) - 1);
    }

    /**
     * The outcome of the lowest utility that is at or above a threshold among those that are allowed, the first by index if tied;
     * the best of them if none is; empty if nothing is allowed.
     */
    public OptionalInt lowestAtOrAbove(double threshold, IntPredicate allowed) {
        int reaching = atOrAbove(threshold);
        int found = -1;
        for (int rank = reaching - 1; rank >= 0 && !isBettered(found, rank); rank--) {
            found = allowed.test(ranked(rank)) ? rank : found;
        }
        for (int rank = reaching; rank < size() && found < 0; rank++) {
            found = allowed.test(ranked(rank)) ? rank : found;
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(ranked(found));
    }

    /** Whether something has been found, and what is at the rank is worth more than it. */
    private boolean isBettered(int found, int rank) {
        return found >= 0 && ranking().utility(rank) > ranking().utility(found);
    }

    /** Sorted by one of those who ask at the same time; the others wait, since sorting ten million takes seconds. */
    private Ranking ranking() {
        Ranking sorted = ranking;
        if (sorted != null) {
            return sorted;
        }
        synchronized (utilities) {
            sorted = ranking;
            if (sorted == null) {
                sorted = Ranking.of(utilities);
                ranking = sorted;
            }
            return sorted;
        }
    }

    private static double[] finite(double... utilities) {
        Arrays.setAll(utilities, outcome -> finite(utilities[outcome]));
        return utilities;
    }

    private static double finite(double utility) {
        double kept = onGrid(utility);
        if (!Double.isFinite(kept)) {
            throw new IllegalArgumentException("utility: " + utility + " (expected: a finite number)");
        }
        return kept;
    }

    /** Adding zero turns -0 into 0, which sorting would otherwise tell apart. */
    private static double onGrid(double utility) {
        return Math.rint(utility * GRID) / GRID + 0.0;
    }
}
