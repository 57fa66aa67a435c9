package parley.summit.deal;

import parley.summit.measure.Measures;
import parley.summit.measure.QuantalResponse;

/** How likely a buyer takes three worlds to be: the status quo, slow licences to all, a ban on itself (MODEL section 7.3). */
public record Weights(double quiet, double slow, double ban) {

    private static final int SLOW_LEVEL = 3;
    private static final int BAN_LEVEL = 5;

    /** What {@code buyer} expects of China today. */
    public static Weights of(String buyer, Measures measures, QuantalResponse response) {
        double slow = measures.chinaTowardAll()
                .map(l -> from(SLOW_LEVEL, response.outlook(l, response.pressure(l))))
                .orElse(0.0);
        double ban = measures.chinaToward(buyer)
                .map(l -> from(BAN_LEVEL, response.outlook(l, response.pressure(l))))
                .orElse(0.0);
        return new Weights((1 - slow) * (1 - ban), slow * (1 - ban), ban);
    }

    private static double from(int level, double[] distribution) {
        double sum = 0;
        for (int x = level; x < distribution.length; x++) {
            sum += distribution[x];
        }
        return sum;
    }
}
