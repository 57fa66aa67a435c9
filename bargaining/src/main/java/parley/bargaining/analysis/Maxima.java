package parley.bargaining.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Finds which points no other point dominates or comes before as its equal, by halving (Kung, Luccio and Preparata 1975): the maxima of each half, then those
 * of the worse half that no maximum of the better half dominates. Points are positions in columns of ranks, one per party.
 */
final class Maxima {

    /** Below so many pairs each is compared. */
    private static final int FEW = 512;

    private final int[][] columns;
    private final BitSet dominated = new BitSet();

    private Maxima(int[][] columns) {
        this.columns = columns;
    }

    /**
     * The maxima among points that are sorted by the first column, then the second and so on, descending; of points that are the same
     * in all columns the first.
     */
    static int[] among(int[] sorted, int[][] columns) {
        if (columns.length == 2) {
            return staircase(sorted, columns[1]);
        }
        var maxima = new Maxima(columns);
        maxima.halve(sorted, 0, sorted.length);
        return maxima.left(sorted, 0, sorted.length);
    }

    private static int[] staircase(int[] sorted, int[] second) {
        int best = -1;
        int count = 0;
        int[] steps = new int[sorted.length];
        for (int point : sorted) {
            if (second[point] > best) {
                best = second[point];
                steps[count++] = point;
            }
        }
        return Arrays.copyOf(steps, count);
    }

    private void halve(int[] sorted, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        halve(sorted, from, middle);
        halve(sorted, middle, to);
        strike(left(sorted, from, middle), left(sorted, middle, to), 1);
    }

    /** Strikes out what the better ones dominate, where those are known to be no worse in all columns before this one. */
    private void strike(int[] better, int[] worse, int column) {
        if ((long) better.length * worse.length <= FEW) {
            strikeInPairs(better, worse, column);
        } else if (column == columns.length - 2) {
            strikeInTurn(better, worse, column);
        } else {
            strikeInParts(better, worse, column);
        }
    }

    private void strikeInPairs(int[] better, int[] worse, int column) {
        for (int low : worse) {
            for (int high : better) {
                if (isNoWorse(high, low, column)) {
                    dominated.set(low);
                    break;
                }
            }
        }
    }

    private boolean isNoWorse(int high, int low, int column) {
        for (int c = column; c < columns.length; c++) {
            if (columns[c][high] < columns[c][low]) {
                return false;
            }
        }
        return true;
    }

    /** With two columns left: down the first of them, with the best of the second so far. */
    private void strikeInTurn(int[] better, int[] worse, int column) {
        int[] first = columns[column];
        int[] second = columns[column + 1];
        int[] above = Ranks.descending(better, first);
        int best = -1;
        int next = 0;
        for (int low : Ranks.descending(worse, first)) {
            while (next < above.length && first[above[next]] >= first[low]) {
                best = Math.max(best, second[above[next++]]);
            }
            if (best >= second[low]) {
                dominated.set(low);
            }
        }
    }

    private void strikeInParts(int[] better, int[] worse, int column) {
        int[] ranks = columns[column];
        int cut = cut(better, worse, ranks);
        if (cut < 0) {
            strike(better, worse, column + 1);
            return;
        }
        IntPredicate high = point -> ranks[point] >= cut;
        int[] betterHigh = where(better, 0, better.length, high);
        int[] worseLow = where(worse, 0, worse.length, high.negate());
        strike(betterHigh, where(worse, 0, worse.length, high), column);
        strike(where(better, 0, better.length, high.negate()), worseLow, column);
        strike(betterHigh, left(worseLow, 0, worseLow.length), column + 1);
    }

    /** A rank that parts the points in two, about in the middle; -1 if all have the same. */
    private static int cut(int[] better, int[] worse, int[] ranks) {
        int[] all = new int[better.length + worse.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = ranks[i < better.length ? better[i] : worse[i - better.length]];
        }
        Arrays.sort(all);
        int middle = all.length / 2;
        while (middle < all.length && all[middle] == all[0]) {
            middle++;
        }
        return middle == all.length ? -1 : all[middle];
    }

    private int[] left(int[] points, int from, int to) {
        return where(points, from, to, point -> !dominated.get(point));
    }

    private static int[] where(int[] points, int from, int to, IntPredicate wanted) {
        int[] found = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (wanted.test(points[i])) {
                found[count++] = points[i];
            }
        }
        return Arrays.copyOf(found, count);
    }
}
