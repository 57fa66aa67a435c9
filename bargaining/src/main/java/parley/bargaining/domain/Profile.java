package parley.bargaining.domain;

/**
 * What one party states that it wants. To negotiate, evaluate it once per domain as {@link Preferences} and share these.
 *
 * @param reservation what no agreement is worth, on the scale of whatever normalisation is chosen; -Infinity for none
 * @param discount the factor that is left of a utility when all the time is over, above 0 and at most 1, which means no discount
 */
public record Profile(Utility utility, double reservation, double discount) {

    public Profile {
        checkReservation(reservation);
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("discount: " + discount + " (expected: > 0, at most 1)");
        }
    }

    /** One that does not lose by waiting. */
    public Profile(Utility utility, double reservation) {
        this(utility, reservation, 1);
    }

    static void checkReservation(double reservation) {
        if (Double.isNaN(reservation)) {
            throw new IllegalArgumentException("reservation: NaN (expected: a number, or -Infinity for none)");
        }
    }
}
