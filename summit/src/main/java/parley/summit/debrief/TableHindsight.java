package parley.summit.debrief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Point;
import parley.bargaining.analysis.Solution;
import parley.bargaining.analysis.UtilitySpace;

/**
 * What the two parties of a table could have signed, by the exact values of both in the turn in which it closed. Without a deal each has 0.
 *
 * @param parties codes of the two, in the table's order
 * @param round in which it closed
 * @param deals how many deals the table has
 * @param seen how many of them were looked at: all, or those that a search for the best came across
 * @param signed what was signed
 * @param frontier what could be signed, left neither worse off than without a deal, and nothing better for both was found; by what it is
 *     worth to the first party, falling
 * @param missed what both would rather have had than how it ended; of these the one with the largest product of their gains
 * @param crowd how the deals that were looked at lie around no deal
 */
public record TableHindsight(
        String table,
        List<String> parties,
        int round,
        long deals,
        int seen,
        Optional<Valued> signed,
        List<Valued> frontier,
        Optional<Valued> missed,
        List<Heap> crowd) {

    /** Deals that lie close together: where, and how many. */
    public record Heap(double first, double second, int deals) {}

    /** So many heaps from side to side. */
    private static final int CELLS = 36;

    /** What is this much worse than the best is better is shown no more: it would press what counts into a corner. */
    private static final double BELOW = .6;

    private static final double NOTICED = 1e-6;

    public TableHindsight {
        parties = List.copyOf(parties);
        frontier = List.copyOf(frontier);
        crowd = List.copyOf(crowd);
    }

    /** What was looked at, told. */
    static TableHindsight of(String table, List<String> parties, int round, Survey survey, Optional<Valued> signed) {
        List<Valued> open = survey.seen().stream().filter(Valued::fits).toList();
        double first = signed.map(Valued::first).orElse(0.0);
        double second = signed.map(Valued::second).orElse(0.0);
        return new TableHindsight(
                table,
                parties,
                round,
                survey.size(),
                survey.seen().size(),
                signed,
                among(open, Frontier.of(space(open, 0, 0)).points()).stream()
                        .sorted(Comparator.comparingDouble(Valued::first).reversed())
                        .toList(),
                among(open, Solution.NASH.on(Frontier.of(space(open, first, second)))).stream()
                        .filter(deal -> deal.first() > first + NOTICED && deal.second() > second + NOTICED)
                        .findFirst(),
                crowd(survey.seen()));
    }

    private static UtilitySpace space(List<Valued> deals, double first, double second) {
        return UtilitySpace.of(
                new double[][] {
                    deals.stream().mapToDouble(Valued::first).toArray(),
                    deals.stream().mapToDouble(Valued::second).toArray()
                },
                first,
                second);
    }

    private static List<Valued> among(List<Valued> deals, List<Point> points) {
        return points.stream().map(point -> deals.get(point.outcome())).toList();
    }

    private static List<Heap> crowd(Collection<Valued> deals) {
        double right = deals.stream().mapToDouble(Valued::first).max().orElse(0);
        double top = deals.stream().mapToDouble(Valued::second).max().orElse(0);
        double across = Math.max(right, NOTICED) * (1 + BELOW) / CELLS;
        double up = Math.max(top, NOTICED) * (1 + BELOW) / CELLS;
        var heaps = new TreeMap<Integer, List<Valued>>();
        for (Valued deal : deals) {
            int column = (int) Math.floor(deal.first() / across);
            int row = (int) Math.floor(deal.second() / up);
            if (column >= -BELOW * CELLS && row >= -BELOW * CELLS) {
                heaps.computeIfAbsent(2 * CELLS * column + row, cell -> new ArrayList<>())
                        .add(deal);
            }
        }
        return heaps.values().stream()
                .map(heap -> new Heap(heap.getFirst().first(), heap.getFirst().second(), heap.size()))
                .toList();
    }
}
