package parley.summit.market;

/**
 * Powers of which the latest are remembered. Half of those that a session needs are asked for again: what happens in one market leaves
 * most users of another as they were.
 */
final class KnownPowers {

    private static final int SIZE = 1 << 10;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = Long.SIZE - 10;

    private final double[] bases = new double[SIZE];
    private final double[] exponents = new double[SIZE];
    private final double[] powers = new double[SIZE];

    /** As {@link Powers#power}, to the last bit. */
    double power(double base, double exponent) {
        long bits = Double.doubleToRawLongBits(base) + Long.rotateLeft(Double.doubleToRawLongBits(exponent), 1);
        int at = (int) ((bits * MIX) >>> SHIFT);
        if (bases[at] != base || exponents[at] != exponent) {
            bases[at] = base;
            exponents[at] = exponent;
            powers[at] = Powers.power(base, exponent);
        }
        return powers[at];
    }
}
