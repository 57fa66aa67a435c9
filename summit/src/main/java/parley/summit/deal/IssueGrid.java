package parley.summit.deal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import parley.summit.scenario.Issue;

/**
 * The middle deal of a table with one issue at one level, by issue and level: where values of single issues are read off
 * (MODEL section 8.3).
 *
 * @param <D> what is known of such a deal
 */
public final class IssueGrid<D> {

    private final List<List<D>> deals;

    private IssueGrid(List<List<D>> deals) {
        this.deals = deals;
    }

    /** The grid of a table with these issues; {@code known} is asked once for each of its deals. */
    public static <D> IssueGrid<D> of(List<Issue> issues, Function<int[], D> known) {
        int[] middle =
                issues.stream().mapToInt(issue -> issue.levels().size() / 2).toArray();
        var deals = new ArrayList<List<D>>();
        for (int i = 0; i < middle.length; i++) {
            var row = new ArrayList<D>();
            for (int x = 0; x < issues.get(i).levels().size(); x++) {
                int[] levels = middle.clone();
                levels[i] = x;
                row.add(known.apply(levels));
            }
            deals.add(row);
        }
        return new IssueGrid<>(deals);
    }

    /** What each is worth, by issue and level. */
    public double[][] values(ToDoubleFunction<D> surplus) {
        var values = new double[deals.size()][];
        for (int i = 0; i < values.length; i++) {
            List<D> row = deals.get(i);
            values[i] = new double[row.size()];
            for (int x = 0; x < values[i].length; x++) {
                values[i][x] = surplus.applyAsDouble(row.get(x));
            }
        }
        return values;
    }

    /** All its deals, issue after issue. */
    List<D> deals() {
        return deals.stream().flatMap(List::stream).toList();
    }

    /** The same values by issue and level, of {@code values} in the order of {@link #deals}. */
    double[][] byLevel(double[] values) {
        var rows = new double[deals.size()][];
        int from = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, from, from + deals.get(i).size());
            from += rows[i].length;
        }
        return rows;
    }
}
