package parley.bargaining.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Pareto frontier: the rational outcomes that no rational outcome dominates, that is, is worth as much to everybody and more
 * to somebody. Of outcomes that are worth the same to everybody it has the first. They come by welfare, the highest first, then
 * by their index.
 */
public final class Frontier {

    private final UtilitySpace space;
    private final int[] outcomes;

    private Frontier(UtilitySpace space, int[] outcomes) {
        this.space = space;
        this.outcomes = outcomes;
    }

    /** The frontier; empty where no outcome is rational. */
    public static Frontier of(UtilitySpace space) {
        int[] candidates = Candidates.of(space);
        int[][] columns = columns(space, candidates);
        int[] all = IntStream.range(0, candidates.length).toArray();
        int[] maxima = Maxima.among(sorted(all, columns, 0), columns);
        Arrays.sort(maxima);
        return new Frontier(
                space,
                byWelfare(space, Arrays.stream(maxima).map(at -> candidates[at]).toArray()));
    }

    /** How the candidates rank: one column per party, in the order of the candidates. */
    private static int[][] columns(UtilitySpace space, int... candidates) {
        int[][] columns = new int[space.parties()][];
        for (int party = 0; party < columns.length; party++) {
            double[] all = space.of(party);
            columns[party] = Ranks.of(Arrays.stream(candidates)
                    .mapToDouble(outcome -> all[outcome])
                    .toArray());
        }
        return columns;
    }

    /** By one column, and where that is the same by the next; by the position at last. */
    private static int[] sorted(int[] positions, int[][] columns, int column) {
        int[] sorted = Ranks.descending(positions, columns[column]);
        for (int from = 0, to = 0; column + 1 < columns.length && from < sorted.length; from = to) {
            int rank = columns[column][sorted[from]];
            while (to < sorted.length && columns[column][sorted[to]] == rank) {
                to++;
            }
            if (to - from > 1) {
                int[] tied = sorted(Arrays.copyOfRange(sorted, from, to), columns, column + 1);
                for (int i = 0; i < tied.length; i++) {
                    sorted[from + i] = tied[i];
                }
            }
        }
        return sorted;
    }

    private static int[] byWelfare(UtilitySpace space, int... outcomes) {
        int[] ranks =
                Ranks.of(Arrays.stream(outcomes).mapToDouble(space::welfare).toArray());
        int[] positions = IntStream.range(0, outcomes.length).toArray();
        return Arrays.stream(Ranks.descending(positions, ranks))
                .map(at -> outcomes[at])
                .toArray();
    }

    public UtilitySpace space() {
        return space;
    }

    public int size() {
        return outcomes.length;
    }

    /** The outcome at a rank, 0 being that of the highest welfare. */
    public int outcome(int rank) {
        return outcomes[rank];
    }

    /** All of it. */
    public List<Point> points() {
        return new Points(space, outcomes);
    }
}
