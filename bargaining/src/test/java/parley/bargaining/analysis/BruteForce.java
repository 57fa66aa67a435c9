package parley.bargaining.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The definitions as one would write them on a board, over all pairs of outcomes. */
record BruteForce(UtilitySpace space) {

    private static final double EPSILON = 1e-12;

    List<Integer> frontier() {
        List<Integer> rational = outcomes().filter(this::rational).boxed().toList();
        List<Integer> kept = new ArrayList<>();
        for (int outcome : rational) {
            boolean dominated = rational.stream().anyMatch(other -> dominates(other, outcome));
            boolean repeated = kept.stream().anyMatch(earlier -> same(earlier, outcome));
            if (!dominated && !repeated) {
                kept.add(outcome);
            }
        }
        kept.sort(Comparator.comparingLong((Integer outcome) -> -Math.round(welfare(outcome) * 1e9)));
        return kept;
    }

    List<Integer> best(ToDoubleFunction<Integer> score) {
        double best = frontier().stream().mapToDouble(score).max().orElse(0);
        return frontier().stream()
                .filter(outcome -> score.applyAsDouble(outcome) >= best - EPSILON)
                .toList();
    }

    double product(int outcome) {
        return parties().mapToDouble(p -> gain(p, outcome)).reduce(1, (a, b) -> a * b);
    }

    double smallestGain(int outcome) {
        return parties().mapToDouble(p -> gain(p, outcome)).min().orElseThrow();
    }

    double smallestUtility(int outcome) {
        return parties().mapToDouble(p -> space.utility(p, outcome)).min().orElseThrow();
    }

    double evenness(int outcome) {
        List<Double> shares = parties().mapToObj(p -> share(p, outcome)).toList();
        return shares.stream().mapToDouble(s -> s).min().orElseThrow()
                - shares.stream().mapToDouble(s -> s).max().orElseThrow();
    }

    double shares(int outcome) {
        return parties().mapToDouble(p -> share(p, outcome)).sum();
    }

    double welfare(int outcome) {
        return parties().mapToDouble(p -> space.utility(p, outcome)).sum();
    }

    double conflict() {
        long opposite = 0;
        long all = 0;
        for (int a = 0; a < space.size(); a++) {
            for (int b = 0; b < a; b++) {
                for (int p = 0; p < space.parties(); p++) {
                    for (int q = 0; q < p; q++) {
                        double first = space.utility(p, a) - space.utility(p, b);
                        double second = space.utility(q, a) - space.utility(q, b);
                        opposite += first * second < 0 ? 1 : 0;
                        all++;
                    }
                }
            }
        }
        return all == 0 ? 0 : (double) opposite / all;
    }

    boolean dominates(int better, int worse) {
        return parties().allMatch(p -> space.utility(p, better) >= space.utility(p, worse) - EPSILON)
                && parties().anyMatch(p -> space.utility(p, better) > space.utility(p, worse) + EPSILON);
    }

    boolean rational(int outcome) {
        return parties().allMatch(p -> space.utility(p, outcome) >= space.reservation(p) - EPSILON);
    }

    IntStream outcomes() {
        return IntStream.range(0, space.size());
    }

    private IntStream parties() {
        return IntStream.range(0, space.parties());
    }

    private boolean same(int a, int b) {
        return parties().allMatch(p -> Math.abs(space.utility(p, a) - space.utility(p, b)) <= EPSILON);
    }

    private double share(int party, int outcome) {
        double width = space.highest(party) - low(party);
        return width > 0 ? gain(party, outcome) / width : 1;
    }

    private double gain(int party, int outcome) {
        return space.utility(party, outcome) - low(party);
    }

    private double low(int party) {
        double reservation = space.reservation(party);
        double lowest =
                outcomes().mapToDouble(o -> space.utility(party, o)).min().orElseThrow();
        return Double.isFinite(reservation) && reservation >= lowest ? reservation : lowest;
    }
}
