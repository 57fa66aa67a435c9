package parley.bargaining.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How far what the parties want lies apart. */
public final class Opposition {

    private Opposition() {}

    /**
     * How near a rational outcome comes to giving everybody its best one, as the distance left where each utility is taken
     * relative to the party's highest: 0 where one outcome is best for all. It means something where utilities are at least 0.
     * Empty where no outcome is rational.
     */
    public static OptionalDouble level(UtilitySpace space) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int outcome = 0; outcome < space.size(); outcome++) {
            if (space.isRational(outcome)) {
                nearest = Math.min(nearest, squares(space, outcome));
            }
        }
        return nearest == Double.POSITIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(nearest));
    }

    private static double squares(UtilitySpace space, int outcome) {
        double sum = 0;
        for (int party = 0; party < space.parties(); party++) {
            double missing = 1 - ofHighest(space.utility(party, outcome), space.highest(party));
            sum += missing * missing;
        }
        return sum;
    }

    private static double ofHighest(double utility, double highest) {
        if (highest == 0) {
            return utility == 0 ? 1 : 0;
        }
        return utility / highest;
    }

    /**
     * The share of all pairs of outcomes that two parties order oppositely, counted and not sampled; with more parties, the mean
     * over all pairs of them. 0 where there is one outcome.
     */
    public static double conflict(UtilitySpace space) {
        double sum = 0;
        int pairs = 0;
        int[][] ranks = IntStream.range(0, space.parties())
                .mapToObj(party -> Ranks.of(space.of(party)))
                .toArray(int[][]::new);
        for (int first = 0; first < ranks.length; first++) {
            for (int second = first + 1; second < ranks.length; second++) {
                sum += discordant(ranks[first], ranks[second]);
                pairs++;
            }
        }
        double all = 0.5 * space.size() * (space.size() - 1.0);
        return space.size() == 1 ? 0 : sum / pairs / all;
    }

    /** Pairs that are ordered oppositely (Knight 1966): inversions of the second where the first ascends. */
    private static long discordant(int[] first, int[] second) {
        long[] keys = new long[first.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) first[i] << Integer.SIZE) | second[i];
        }
        Arrays.sort(keys);
        int[] values = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        return inversions(values, new int[values.length], 0, values.length);
    }

    private static long inversions(int[] values, int[] room, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = inversions(values, room, from, middle) + inversions(values, room, middle, to);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            if (right == to || (left < middle && values[left] <= values[right])) {
                room[at] = values[left++];
            } else {
                room[at] = values[right++];
                count += middle - left;
            }
        }
        for (int at = from; at < to; at++) {
            values[at] = room[at];
        }
        return count;
    }
}
