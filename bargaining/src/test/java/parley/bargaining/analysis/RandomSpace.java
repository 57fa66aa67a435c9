package parley.bargaining.analysis;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Spaces drawn from a seed: many parties and few, with many ties and none, with and without reservation values. */
final class RandomSpace {

    private final double[][] utilities;
    private final double[] reservations;

    private RandomSpace(double[][] utilities, double... reservations) {
        this.utilities = utilities;
        this.reservations = reservations;
    }

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 300).mapToObj(Arguments::of);
    }

    static RandomSpace of(int seed) {
        var random = new SplittableRandom(seed);
        int parties = 2 + random.nextInt(4);
        int outcomes = 1 + random.nextInt(seed % 10 == 0 ? 1500 : 120);
        int grid = new int[] {2, 5, 40, 1_000_000}[random.nextInt(4)];
        double strictness = random.nextInt(3) * 0.25;
        double[][] utilities = new double[parties][outcomes];
        double[] reservations = new double[parties];
        for (int party = 0; party < parties; party++) {
            reservations[party] = random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble() * strictness;
            for (int outcome = 0; outcome < outcomes; outcome++) {
                utilities[party][outcome] = (double) random.nextInt(grid + 1) / grid;
            }
        }
        return new RandomSpace(utilities, reservations);
    }

    UtilitySpace space() {
        return UtilitySpace.of(utilities, reservations);
    }

    /** The same, with every utility off by less than 1e-15, as sums in another order would be. */
    UtilitySpace noisy(long seed) {
        var random = new SplittableRandom(seed);
        double[][] noisy = new double[utilities.length][];
        for (int party = 0; party < noisy.length; party++) {
            noisy[party] = utilities[party].clone();
            for (int outcome = 0; outcome < noisy[party].length; outcome++) {
                noisy[party][outcome] += (random.nextDouble() - 0.5) * 1e-15;
            }
        }
        return UtilitySpace.of(noisy, reservations);
    }
}
