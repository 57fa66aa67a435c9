package parley.summit.deal;

import parley.summit.market.Powers;
import parley.summit.scenario.Parameter;

/** Discounted months of full output within a horizon, by mean lead time: D(L, T) of MODEL section 6.3. */
public final class DiscountedOutput {

    private static final int LONGEST = 60;
    private static final int CELLS = 41;
    private static final double STEP = 4;
    private static final double RAMP = 6;

    private static final DiscountedOutput STANDARD = new DiscountedOutput(Parameter.DISCOUNT.standard());

    private final double rate;
    private final double[] discount = new double[LONGEST + 1];
    private final double[] within24;
    private final double[] within60;
    private final double ofUse;

    private DiscountedOutput(double rate) {
        this.rate = rate;
        for (int t = 1; t <= LONGEST; t++) {
            discount[t] = Powers.power(1 + rate, -t / 12.0);
        }
        within24 = table(24);
        within60 = table(LONGEST);
        double sum = 0;
        for (int t = 1; t <= LONGEST; t++) {
            sum += discount[t];
        }
        ofUse = sum;
    }

    /** The table for this discount rate a year. */
    public static DiscountedOutput at(double rate) {
        return rate == STANDARD.rate ? STANDARD : new DiscountedOutput(rate);
    }

    private double[] table(int horizon) {
        var table = new double[CELLS];
        for (int g = 0; g < CELLS; g++) {
            double lead = STEP + STEP * g;
            for (int t = 1; t <= horizon; t++) {
                table[g] += discount[t] * finished(3 * Math.max(0, t - RAMP) / lead);
            }
        }
        return table;
    }

    /** Distribution of an Erlang-3 time at {@code x} phases. */
    private static double finished(double x) {
        return 1 - StrictMath.exp(-x) * (1 + x + x * x / 2);
    }

    /** Discounted months of output within {@code horizon} (24 or 60) of a project with this mean lead, months. */
    double months(double lead, int horizon) {
        double[] table = horizon == LONGEST ? within60 : within24;
        double x = Math.min(Math.max((lead - STEP) / STEP, 0), CELLS - 1);
        int g = Math.min(CELLS - 2, (int) x);
        double f = x - g;
        return table[g] * (1 - f) + table[g + 1] * f;
    }

    /** Discounted months of five years of use. */
    double ofUse() {
        return ofUse;
    }
}
