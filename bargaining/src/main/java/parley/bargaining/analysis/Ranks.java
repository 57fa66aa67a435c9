package parley.bargaining.analysis;

import java.util.Arrays;

/**
 * Puts numbers in order without an object for each, since there can be ten million. A rank counts the smaller numbers that
 * differ by more than rounding: where neighbours lie within 1e-12 of each other, all have the same rank.
 */
final class Ranks {

    private static final int DIGIT = 11;
    private static final int MASK = (1 << DIGIT) - 1;

    private Ranks() {}

    /** The rank of each value, from 0. */
    static int[] of(double... values) {
        int[] ranks = new int[values.length];
        int rank = -1;
        double last = Double.NEGATIVE_INFINITY;
        for (int position : ascending(values)) {
            double value = values[position];
            rank += value - last > UtilitySpace.EPSILON ? 1 : 0;
            ranks[position] = rank;
            last = value;
        }
        return ranks;
    }

    /** Positions by their rank, the highest first, and by the position where that is the same. */
    static int[] descending(int[] positions, int[] ranks) {
        long[] keys = new long[positions.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) (Integer.MAX_VALUE - ranks[positions[i]]) << Integer.SIZE) | positions[i];
        }
        Arrays.sort(keys);
        int[] sorted = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = (int) keys[i];
        }
        return sorted;
    }

    /** The positions of values in their order, by the digits of their bits from the last to the first. */
    private static int[] ascending(double... values) {
        int[] order = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        int[] next = new int[values.length];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            distribute(values, shift, order, next);
            int[] sorted = next;
            next = order;
            order = sorted;
        }
        return order;
    }

    private static void distribute(double[] values, int shift, int[] order, int[] next) {
        int[] starts = new int[MASK + 2];
        for (double value : values) {
            starts[digit(value, shift) + 1]++;
        }
        for (int digit = 0; digit < MASK; digit++) {
            starts[digit + 1] += starts[digit];
        }
        for (int position : order) {
            next[starts[digit(values[position], shift)]++] = position;
        }
    }

    /** Bits that order like the values: of negative ones all are turned round, of others the sign. */
    private static int digit(double value, int shift) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        long ordered = bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
        return (int) (ordered >>> shift) & MASK;
    }
}
