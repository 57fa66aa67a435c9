package parley.bargaining.analysis;

import java.util.List;
import java.util.stream.IntStream;

/** What could be called the best outcome of all: each names what it wants as large as possible on the frontier. */
public enum Solution {
    /** The product of the gains (Nash 1950). */
    NASH,
    /** The smallest gain (Kalai 1977), the egalitarian solution. */
    KALAI,
    /** The smallest utility, whatever the parties have without agreement. */
    MODIFIED_KALAI,
    /** The evenness of the parts that the parties get of what each can gain (Kalai and Smorodinsky 1975). */
    KALAI_SMORODINSKY,
    /** The sum of the utilities. */
    WELFARE,
    /** The sum of the parts that the parties get of what each can gain. */
    RELATIVE_WELFARE;

    /** Every point of the frontier that is a best one, in the frontier's order; none where the frontier is empty. */
    public List<Point> on(Frontier frontier) {
        UtilitySpace space = frontier.space();
        double best = Double.NEGATIVE_INFINITY;
        for (int rank = 0; rank < frontier.size(); rank++) {
            best = Math.max(best, score(space, frontier.outcome(rank)));
        }
        double enough = best - UtilitySpace.EPSILON;
        return new Points(
                space,
                IntStream.range(0, frontier.size())
                        .map(frontier::outcome)
                        .filter(outcome -> score(space, outcome) >= enough)
                        .toArray());
    }

    /** What this solution wants as large as possible. */
    public double score(UtilitySpace space, int outcome) {
        return switch (this) {
            case NASH -> product(space, outcome);
            case KALAI -> smallest(space, outcome, true);
            case MODIFIED_KALAI -> smallest(space, outcome, false);
            case KALAI_SMORODINSKY -> -unevenness(space, outcome);
            case WELFARE -> space.welfare(outcome);
            case RELATIVE_WELFARE -> shares(space, outcome);
        };
    }

    private static double product(UtilitySpace space, int outcome) {
        double product = 1;
        for (int party = 0; party < space.parties(); party++) {
            product *= gain(space, party, outcome);
        }
        return product;
    }

    private static double smallest(UtilitySpace space, int outcome, boolean gains) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int party = 0; party < space.parties(); party++) {
            smallest = Math.min(smallest, gains ? gain(space, party, outcome) : space.utility(party, outcome));
        }
        return smallest;
    }

    private static double unevenness(UtilitySpace space, int outcome) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int party = 0; party < space.parties(); party++) {
            low = Math.min(low, space.share(party, outcome));
            high = Math.max(high, space.share(party, outcome));
        }
        return high - low;
    }

    private static double shares(UtilitySpace space, int outcome) {
        double sum = 0;
        for (int party = 0; party < space.parties(); party++) {
            sum += space.share(party, outcome);
        }
        return sum;
    }

    private static double gain(UtilitySpace space, int party, int outcome) {
        return space.utility(party, outcome) - space.floor(party);
    }
}
