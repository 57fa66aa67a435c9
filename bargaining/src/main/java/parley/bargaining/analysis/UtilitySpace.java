package parley.bargaining.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What every outcome is worth to every party, and what each gets without agreement. The arrays are used as they are, since they
 * can be large: whoever hands them in leaves them alone.
 */
public final class UtilitySpace {

    /** Utilities that differ by no more than this count as equal. */
    static final double EPSILON = 1e-12;

    private final double[][] utilities;
    private final double[] reservations;
    private final double[] lowest;
    private final double[] highest;

    private UtilitySpace(double[][] utilities, double[] reservations) {
        this.utilities = utilities;
        this.reservations = reservations;
        this.lowest = new double[utilities.length];
        this.highest = new double[utilities.length];
        for (int party = 0; party < utilities.length; party++) {
            measure(party);
        }
    }

    private void measure(int party) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double utility : utilities[party]) {
            if (!Double.isFinite(utility)) {
                throw new IllegalArgumentException(
                        "utility of party " + party + ": " + utility + " (expected: a finite number)");
            }
            low = Math.min(low, utility);
            high = Math.max(high, utility);
        }
        lowest[party] = low;
        highest[party] = high;
    }

    /**
     * The space of these utilities.
     *
     * @param utilities one array per party, at least two, each with one utility per outcome
     * @param reservations one per party, on the scale of its utilities; -Infinity for none
     */
    public static UtilitySpace of(double[][] utilities, double... reservations) {
        if (utilities.length < 2) {
            throw new IllegalArgumentException("parties: " + utilities.length + " (expected: at least 2)");
        }
        if (reservations.length != utilities.length) {
            throw new IllegalArgumentException(
                    "reservations: " + reservations.length + " (expected: " + utilities.length + ", one per party)");
        }
        for (double[] party : utilities) {
            if (party.length == 0 || party.length != utilities[0].length) {
                throw new IllegalArgumentException("utilities: " + party.length
                        + " (expected: at least 1, and as many as the first party's " + utilities[0].length + ")");
            }
        }
        if (DoubleStream.of(reservations).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("reservation: NaN (expected: a number, or -Infinity for none)");
        }
        return new UtilitySpace(utilities.clone(), reservations.clone());
    }

    public int parties() {
        return utilities.length;
    }

    /** The number of outcomes. */
    public int size() {
        return utilities[0].length;
    }

    public double utility(int party, int outcome) {
        return utilities[party][outcome];
    }

    public double reservation(int party) {
        return reservations[party];
    }

    /** The least that any outcome is worth to a party. */
    public double lowest(int party) {
        return lowest[party];
    }

    /** The most that any outcome is worth to a party. */
    public double highest(int party) {
        return highest[party];
    }

    /** From where a party counts its gains: its reservation value, or its worst outcome where that is better or there is none. */
    public double floor(int party) {
        return Math.max(lowest[party], reservations[party]);
    }

    /** Which part of all that it can gain a party has at an outcome; 1 for one that can gain nothing. */
    double share(int party, int outcome) {
        double width = highest[party] - floor(party);
        return width <= 0 ? 1 : (utilities[party][outcome] - floor(party)) / width;
    }

    /** An outcome with what it is worth to each. */
    public Point point(int outcome) {
        List<Double> worth = new ArrayList<>(parties());
        for (double[] party : utilities) {
            worth.add(party[outcome]);
        }
        return new Point(outcome, worth);
    }

    /** The sum of what an outcome is worth to all. */
    public double welfare(int outcome) {
        double sum = 0;
        for (double[] party : utilities) {
            sum += party[outcome];
        }
        return sum;
    }

    /** Whether nobody would be better off without agreement. */
    public boolean isRational(int outcome) {
        for (int party = 0; party < utilities.length; party++) {
            if (utilities[party][outcome] < reservations[party] - EPSILON) {
                return false;
            }
        }
        return true;
    }

    /** The share of the outcomes that are better for everybody than no agreement. */
    public double rationalFraction() {
        int better = 0;
        for (int outcome = 0; outcome < size(); outcome++) {
            better += isBetterForAll(outcome) ? 1 : 0;
        }
        return (double) better / size();
    }

    private boolean isBetterForAll(int outcome) {
        for (int party = 0; party < utilities.length; party++) {
            if (utilities[party][outcome] <= reservations[party] + EPSILON) {
                return false;
            }
        }
        return true;
    }

    /** A party's utilities by outcome. */
    double[] of(int party) {
        return utilities[party];
    }

    /** What each gets without agreement. */
    List<Double> disagreement() {
        return Arrays.stream(reservations).boxed().toList();
    }
}
