package parley.summit.deal;

import java.util.function.IntPredicate;
import parley.summit.measure.LadderState;
import parley.summit.measure.Measures;
import parley.summit.measure.QuantalResponse;

/** How likely a buyer takes three worlds to be: the status quo, slow licences to all, a ban on itself (MODEL section 7.3). */
public record Weights(double quiet, double slow, double ban) {

    private static final int SLOW_LEVEL = 3;

    /** What {@code buyer} expects of China today. */
    public static Weights of(String buyer, Measures measures, QuantalResponse response) {
        double slow = measures.chinaTowardAll()
                .map(l -> chance(l, response, x -> x >= SLOW_LEVEL))
                .orElse(0.0);
        double ban = measures.chinaToward(buyer)
                .map(l -> chance(l, response, x -> l.ladder().levels().get(x).ban()))
                .orElse(0.0);
        return new Weights((1 - slow) * (1 - ban), slow * (1 - ban), ban);
    }

    private static double chance(LadderState ladder, QuantalResponse response, IntPredicate counts) {
        double[] distribution = response.outlook(ladder, response.pressure(ladder));
        double sum = 0;
        for (int x = 0; x < distribution.length; x++) {
            sum += counts.test(x) ? distribution[x] : 0;
        }
        return sum;
    }
}
