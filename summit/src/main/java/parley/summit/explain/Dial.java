package parley.summit.explain;

import java.util.function.DoubleFunction;

/**
 * A number that can be turned while everything else stays, and what is decided then.
 *
 * @param unit change that counts as 1
 * @param low least value that it may take
 * @param high largest value that it may take
 */
record Dial<T>(Quantity quantity, double now, double unit, double low, double high, DoubleFunction<T> decision) {

    /** A factor or price: from nothing to twice as much, whichever its sign. */
    static <T> Dial<T> scaled(Quantity quantity, double now, DoubleFunction<T> decision) {
        return new Dial<>(quantity, now, Math.abs(now), Math.min(0, 2 * now), Math.max(0, 2 * now), decision);
    }

    double at(double signed) {
        return now + signed * unit;
    }

    boolean reaches(double signed) {
        double value = at(signed);
        return low <= value && value <= high;
    }
}
