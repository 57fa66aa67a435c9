package parley.bargaining.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How good the end of a negotiation is.
 *
 * @param agreement the outcome, empty where there was no agreement
 * @param utilities what each party got; its reservation value where there was no agreement
 * @param onFrontier whether nobody could have had more without somebody having less
 * @param rational whether nobody would have been better off without agreement
 * @param welfareOptimality the sum of the utilities over the highest sum on the frontier; empty where that is not above 0
 * @param left what was left on the table; empty where nothing was
 */
public record Certificate(
        OptionalInt agreement,
        List<Double> utilities,
        boolean onFrontier,
        boolean rational,
        Nearness nash,
        Nearness kalai,
        Nearness kalaiSmorodinsky,
        Nearness welfare,
        OptionalDouble welfareOptimality,
        Fairness fairness,
        Optional<Left> left) {

    /**
     * How near the end is to a solution.
     *
     * @param points the solution's points; none where no outcome is rational
     * @param distance to the nearest of them, in a straight line in utility space
     * @param optimality 1 at the solution, falling to 0 at the distance from everybody's worst to everybody's best
     */
    public record Nearness(List<Point> points, OptionalDouble distance, OptionalDouble optimality) {
        /** How near utilities are to a solution. */
        public static Nearness of(Solution solution, Frontier frontier, List<Double> utilities) {
            List<Point> points = solution.on(frontier);
            OptionalDouble distance =
                    points.stream().mapToDouble(p -> p.distance(utilities)).min();
            double farthest = farthest(frontier.space());
            return new Nearness(
                    points,
                    distance,
                    distance.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(optimality(distance.getAsDouble(), farthest)));
        }

        private static double optimality(double distance, double farthest) {
            return farthest == 0 ? 1 : Math.max(0, 1 - distance / farthest);
        }

        private static double farthest(UtilitySpace space) {
            double sum = 0;
            for (int party = 0; party < space.parties(); party++) {
                double width = space.highest(party) - space.lowest(party);
                sum += width * width;
            }
            return Math.sqrt(sum);
        }
    }

    /**
     * What the parties could have had in its place without anybody losing.
     *
     * @param best the point of the highest welfare among those that are no worse for anybody
     * @param gains what each would have gained there
     * @param most the most that each could have gained while nobody lost, one party at a time
     */
    public record Left(Point best, List<Double> gains, List<Double> most) {
        public Left {
            gains = List.copyOf(gains);
            most = List.copyOf(most);
        }
    }

    public Certificate {
        utilities = List.copyOf(utilities);
    }

    /** The certificate of an agreement. */
    public static Certificate of(Frontier frontier, int agreement) {
        return certify(
                frontier,
                OptionalInt.of(agreement),
                frontier.space().point(agreement).utilities());
    }

    /** The certificate of a negotiation that ended with this agreement, or with none. */
    public static Certificate of(Frontier frontier, OptionalInt agreement) {
        return agreement.isPresent() ? of(frontier, agreement.getAsInt()) : withoutAgreement(frontier);
    }

    /** The certificate of a negotiation that ended without agreement. */
    public static Certificate withoutAgreement(Frontier frontier) {
        return certify(frontier, OptionalInt.empty(), frontier.space().disagreement());
    }

    private static Certificate certify(Frontier frontier, OptionalInt agreement, List<Double> utilities) {
        boolean rational = agreement.isEmpty() || frontier.space().isRational(agreement.getAsInt());
        Optional<Left> left = left(frontier, utilities);
        return new Certificate(
                agreement,
                utilities,
                agreement.isPresent() && rational && left.isEmpty(),
                rational,
                Nearness.of(Solution.NASH, frontier, utilities),
                Nearness.of(Solution.KALAI, frontier, utilities),
                Nearness.of(Solution.KALAI_SMORODINSKY, frontier, utilities),
                Nearness.of(Solution.WELFARE, frontier, utilities),
                welfareOptimality(frontier, utilities),
                Fairness.of(utilities),
                left);
    }

    private static OptionalDouble welfareOptimality(Frontier frontier, List<Double> utilities) {
        if (frontier.size() == 0) {
            return OptionalDouble.empty();
        }
        double highest = frontier.space().welfare(frontier.outcome(0));
        double sum = utilities.stream().mapToDouble(u -> u).sum();
        return highest > 0 ? OptionalDouble.of(sum / highest) : OptionalDouble.empty();
    }

    /** The frontier comes by welfare, so that the first point that is better is the best one. */
    private static Optional<Left> left(Frontier frontier, List<Double> utilities) {
        int best = -1;
        double[] most = new double[utilities.size()];
        for (int rank = 0; rank < frontier.size(); rank++) {
            int outcome = frontier.outcome(rank);
            if (isBetter(frontier.space(), outcome, utilities)) {
                best = best < 0 ? outcome : best;
                raise(most, frontier.space(), outcome, utilities);
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(new Left(
                        frontier.space().point(best),
                        gains(frontier.space(), best, utilities),
                        Arrays.stream(most).boxed().toList()));
    }

    private static void raise(double[] most, UtilitySpace space, int outcome, List<Double> utilities) {
        for (int party = 0; party < most.length; party++) {
            most[party] = Math.max(most[party], space.utility(party, outcome) - utilities.get(party));
        }
    }

    private static boolean isBetter(UtilitySpace space, int outcome, List<Double> utilities) {
        boolean more = false;
        for (int party = 0; party < space.parties(); party++) {
            double gain = space.utility(party, outcome) - utilities.get(party);
            if (gain < -UtilitySpace.EPSILON) {
                return false;
            }
            more |= gain > UtilitySpace.EPSILON;
        }
        return more;
    }

    private static List<Double> gains(UtilitySpace space, int outcome, List<Double> utilities) {
        List<Double> gains = new ArrayList<>();
        for (int party = 0; party < space.parties(); party++) {
            gains.add(space.utility(party, outcome) - utilities.get(party));
        }
        return gains;
    }
}
