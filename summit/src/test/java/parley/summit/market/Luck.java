package parley.summit.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Chance for random worlds, from a seed that a failure prints. */
final class Luck {

    private final Random random;

    Luck(long seed) {
        random = new Random(0x5DEECE66DL * (seed + 1));
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Gamma distributed with a shape from 0 to 1, by Marsaglia and Tsang with the boost for small shapes. */
    double gamma(double shape) {
        double d = shape + 1 - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < .5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v * Math.pow(random.nextDouble(), 1 / shape);
            }
        }
    }

    /** Numbers from 0 in a random order. */
    int[] order(int size) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
