package parley.summit.market;

/** Powers that give the same bits on every machine. */
public final class Powers {

    private Powers() {}

    /** {@code base} to any exponent, for a positive base. */
    public static double power(double base, double exponent) {
        return StrictMath.exp(exponent * StrictMath.log(base));
    }
}
