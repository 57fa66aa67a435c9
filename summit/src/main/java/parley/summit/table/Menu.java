package parley.summit.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.seat.TableView.MenuDeal;

/**
 * The deals a party would think of proposing: a path of concessions from its own best deal, each step giving the other side the
 * most per own loss, by additive values around the middle deal (MODEL section 8.3).
 */
public final class Menu {

    private static final int LONGEST = 40;
    private static final double GAIN = 1e-12;

    /** Ratios are positive where there is a gain. */
    private static final double NO_GAIN = 0;

    private final double[][] own;
    private final double[][] other;

    private Menu(double[][] own, double[][] other) {
        this.own = own;
        this.other = other;
    }

    /** The menu of one whose values of single issues these are, and who believes the others to be the other side's. */
    public static Menu between(double[][] own, double[][] other) {
        return new Menu(own, other);
    }

    /**
     * The deals on the path that agree on something new and are worth no less than what the parties fall back on, with their
     * exact worth.
     *
     * @param opening the deal in force already
     * @param pays whether the party is the one that commits something
     */
    public List<MenuDeal> deals(Optional<Deal> opening, boolean pays, Function<int[], Appraisal> worth) {
        var nothing = new int[own.length];
        int[] standing = opening.map(Deal::toArray).orElse(nothing);
        var deals = new ArrayList<MenuDeal>();
        for (int[] levels : path()) {
            Appraisal appraisal = worth.apply(levels);
            boolean isNew = !Arrays.equals(levels, nothing) && !Arrays.equals(levels, standing);
            if (isNew && appraisal.surplus() >= 0) {
                deals.add(new MenuDeal(Deal.of(levels), appraisal.surplus(), pays ? appraisal.commits() : 0));
            }
        }
        return deals;
    }

    private List<int[]> path() {
        int[] at = best();
        var steps = new Steps(at);
        var path = new ArrayList<int[]>(LONGEST);
        do {
            path.add(at.clone());
        } while (path.size() < LONGEST && steps.take());
        return path;
    }

    /** The own best level of each issue; ties go to the other's better one, then to the lower. */
    private int[] best() {
        int[] best = new int[own.length];
        for (int i = 0; i < best.length; i++) {
            for (int x = 1; x < own[i].length; x++) {
                double ahead = own[i][x] - own[i][best[i]];
                if (ahead > 0 || (ahead == 0 && other[i][x] > other[i][best[i]])) {
                    best[i] = x;
                }
            }
        }
        return best;
    }

    /** Steps of one issue or another from where the path stands: what each gives the other side per own loss. */
    private final class Steps {

        private final int[] at;
        private final double[][] ratios = new double[own.length][];
        private int issue;
        private int level;

        Steps(int[] at) {
            this.at = at;
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = new double[own[i].length];
                compare(i);
            }
        }

        /** What the levels of an issue give from the one where it stands. */
        private void compare(int i) {
            for (int x = 0; x < own[i].length; x++) {
                double gain = other[i][x] - other[i][at[i]];
                ratios[i][x] = gain > GAIN ? gain / Math.max(own[i][at[i]] - own[i][x], GAIN) : NO_GAIN;
            }
        }

        /** Takes the one that gives most; false where none gives anything. */
        boolean take() {
            double most = NO_GAIN;
            for (int i = 0; i < ratios.length; i++) {
                for (int x = 0; x < ratios[i].length; x++) {
                    double ratio = ratios[i][x];
                    if (ratio > most * (1 + GAIN)) {
                        most = ratio;
                        issue = i;
                        level = x;
                    }
                }
            }
            if (most > NO_GAIN) {
                at[issue] = level;
                compare(issue);
            }
            return most > NO_GAIN;
        }
    }
}
