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

    private final List<D> deals;
    private final int[] levels;

    private IssueGrid(List<D> deals, int[] levels) {
        this.deals = List.copyOf(deals);
        this.levels = levels;
    }

    /** The grid of a table with these issues; {@code known} is asked once for each of its deals. */
    public static <D> IssueGrid<D> of(List<Issue> issues, Function<int[], D> known) {
        int[] levels = issues.stream().mapToInt(issue -> issue.levels().size()).toArray();
        int[] middle = Arrays.stream(levels).map(count -> count / 2).toArray();
        var deals = new ArrayList<D>();
        for (int i = 0; i < levels.length; i++) {
            for (int x = 0; x < levels[i]; x++) {
                int[] deal = middle.clone();
                deal[i] = x;
                deals.add(known.apply(deal));
            }
        }
        return new IssueGrid<>(deals, levels);
    }

    /** All its deals, issue after issue. */
    List<D> deals() {
        return deals;
    }

    /** What each is worth, by issue and level. */
    public double[][] values(ToDoubleFunction<D> surplus) {
        return byLevel(deals.stream().mapToDouble(surplus).toArray());
    }

    /** The same where {@code values} has what each is worth, in the order of {@link #deals}. */
    double[][] byLevel(double[] values) {
        var rows = new double[levels.length][];
        int from = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, from, from + levels[i]);
            from += levels[i];
        }
        return rows;
    }
}
