package parley.bargaining.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What one party wants: a utility for every outcome, and the reservation value it gets without agreement.
 *
 * <p>Utilities are worked out and sorted once, so preferences can be shared by any number of negotiations. They are
 * kept to 1e-12, as is the reservation value: outcomes that differ by less than rounding noise are tied.
 */
public final class Preferences {

    private static final double GRID = 1e12;

    private final double[] utilities;
    private final double reservation;
    /** Outcomes from the best to the worst, tied ones by their index. */
    private final int[] ranking;
    /** The utilities of {@link #ranking}. */
    private final double[] descending;

    private Preferences(double[] utilities, double reservation) {
        this.utilities = utilities;
        this.reservation = reservation;
        this.ranking = ranking(utilities);
        this.descending = Arrays.stream(ranking)
                .mapToDouble(outcome -> utilities[outcome])
                .toArray();
    }

    /** Preferences with these utilities, by outcome. */
    public static Preferences of(double[] utilities, double reservation) {
        if (utilities.length == 0) {
            throw new IllegalArgumentException("utilities: none (expected: one per outcome)");
        }
        if (Double.isNaN(reservation)) {
            throw new IllegalArgumentException("reservation: NaN (expected: a number, or -Infinity for none)");
        }
        return new Preferences(Arrays.stream(utilities).map(Preferences::finite).toArray(), onGrid(reservation));
    }

    /** Preferences of a linear additive utility; the reservation value is on the scale of the normalisation. */
    public static Preferences of(
            Domain domain, LinearAdditive utility, Normalisation normalisation, double reservation) {
        return of(utility.over(domain, normalisation), reservation);
    }

    /** The number of outcomes. */
    public int size() {
        return utilities.length;
    }

    public double utility(int outcome) {
        return utilities[outcome];
    }

    public double reservation() {
        return reservation;
    }

    /** The utility of the best outcome. */
    public double highest() {
        return descending[0];
    }

    /** The utility of the worst outcome. */
    public double lowest() {
        return descending[descending.length - 1];
    }

    /** The outcome at a rank, 0 being the best; tied ones come in the order of their index. */
    public int ranked(int rank) {
        return ranking[rank];
    }

    /** The number of outcomes that are at least as good as no agreement; they are the first of the ranking. */
    public int rational() {
        return countAbove(Math.nextDown(reservation));
    }

    /** Whether any outcome is at least as good as no agreement. */
    public boolean gainFromAgreement() {
        return highest() >= reservation;
    }

    /**
     * The outcome of the lowest utility that is at or above a threshold, the first by index if tied; the best outcome
     * if none is.
     */
    public int lowestAtOrAbove(double threshold) {
        int reaching = countAbove(Math.nextDown(threshold));
        double lowest = descending[Math.max(reaching, 1) - 1];
        return ranking[countAbove(lowest)];
    }

    /** How many outcomes are worth more than this, by bisection. */
    private int countAbove(double utility) {
        int from = 0;
        int to = descending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (descending[middle] > utility) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
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

    private static int[] ranking(double[] utilities) {
        return IntStream.range(0, utilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer outcome) -> -utilities[outcome]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
