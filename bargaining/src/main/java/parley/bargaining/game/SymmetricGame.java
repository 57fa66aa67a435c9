package parley.bargaining.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A game in which all players have the same strategies, and what one gets depends on what it plays and on what the others play,
 * but not on who plays it.
 *
 * @param players at least 2
 * @param strategies how many each can choose from
 */
public record SymmetricGame(int players, int strategies, Payoff payoff) {

    /** By how much a deviation may gain and still count for nothing, on a scale of payoffs of 1 or less. */
    public static final double TOLERANCE = 1e-9;

    /** More would have too many supports to try, which double with each. */
    public static final int MOST_STRATEGIES = 16;

    /** What a strategy gets against others, which come in rising order. */
    @FunctionalInterface
    public interface Payoff {
        double of(int strategy, List<Integer> others);
    }

    public SymmetricGame {
        if (players < 2) {
            throw new IllegalArgumentException("players: " + players + " (expected: at least 2)");
        }
        if (strategies < 1 || strategies > MOST_STRATEGIES) {
            throw new IllegalArgumentException("strategies: " + strategies + " (expected: 1.." + MOST_STRATEGIES + ")");
        }
    }

    /** The game of two whose payoffs are a square matrix: what a row gets against a column. */
    public static SymmetricGame of(double[][] matrix) {
        for (double[] row : matrix) {
            if (row.length != matrix.length) {
                throw new IllegalArgumentException(
                        "payoffs of a row: " + row.length + " (expected: " + matrix.length + ", as many as rows)");
            }
        }
        return new SymmetricGame(2, matrix.length, (strategy, others) -> matrix[strategy][others.get(0)]);
    }

    /** The most that counts as no gain; rounding grows with the payoffs. */
    public double tolerance() {
        double largest = 1;
        for (List<Integer> others : multisets(strategies, players - 1)) {
            for (int strategy = 0; strategy < strategies; strategy++) {
                largest = Math.max(largest, Math.abs(payoff.of(strategy, others)));
            }
        }
        return TOLERANCE * largest;
    }

    /**
     * The equilibria in which everybody plays one strategy: what the players play, in rising order, where nobody gains by playing
     * another one.
     */
    public List<List<Integer>> pure() {
        double tolerance = tolerance();
        return multisets(strategies, players).stream()
                .filter(played -> largestGain(played) <= tolerance)
                .toList();
    }

    private double largestGain(List<Integer> played) {
        double largest = 0;
        for (int player = 0; player < played.size(); player++) {
            List<Integer> others = new ArrayList<>(played);
            int own = others.remove(/* index */ player);
            for (int other = 0; other < strategies; other++) {
                largest = Math.max(largest, payoff.of(other, others) - payoff.of(own, others));
            }
        }
        return largest;
    }

    /**
     * The symmetric equilibria of a game of two, in which both play the same mixture: for every set of strategies the mixture that
     * makes them equally good, where there is one and nothing else is better. Where a set has more than one such mixture, which takes
     * payoffs that happen to fit, it has none here.
     */
    public List<Mixture> mixed() {
        if (players != 2) {
            throw new IllegalStateException("players: " + players + " (expected: 2)");
        }
        double tolerance = tolerance();
        List<Mixture> found = new ArrayList<>();
        for (int set = 1; set < 1 << strategies; set++) {
            int members = set;
            int[] support = IntStream.range(0, strategies)
                    .filter(i -> (members & 1 << i) != 0)
                    .toArray();
            Equalising.over(support, this::against)
                    .map(shares -> mixture(support, shares))
                    .filter(mixture -> mixture.largestGain() <= tolerance)
                    .ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private double against(int strategy, int other) {
        return payoff.of(strategy, List.of(other));
    }

    private Mixture mixture(int[] support, double... shares) {
        double[] all = new double[strategies];
        for (int i = 0; i < support.length; i++) {
            all[support[i]] = shares[i];
        }
        double[] payoffs = IntStream.range(0, strategies)
                .mapToDouble(strategy -> expected(strategy, all))
                .toArray();
        double own = 0;
        for (int i = 0; i < strategies; i++) {
            own += all[i] * payoffs[i];
        }
        double best = DoubleStream.of(payoffs).max().orElse(own);
        return new Mixture(Arrays.stream(all).boxed().toList(), own, Math.max(0, best - own));
    }

    private double expected(int strategy, double... shares) {
        double sum = 0;
        for (int other = 0; other < strategies; other++) {
            sum += shares[other] == 0 ? 0 : shares[other] * against(strategy, other);
        }
        return sum;
    }

    /** All ways to choose so many strategies where order does not count, each in rising order. */
    public static List<List<Integer>> multisets(int strategies, int size) {
        List<List<Integer>> all = new ArrayList<>();
        extend(new ArrayList<>(), 0, strategies, size, all);
        return all;
    }

    private static void extend(List<Integer> begun, int least, int strategies, int size, List<List<Integer>> all) {
        if (begun.size() == size) {
            all.add(List.copyOf(begun));
            return;
        }
        for (int next = least; next < strategies; next++) {
            begun.add(next);
            extend(begun, next, strategies, size, all);
            begun.removeLast();
        }
    }
}
