package parley.summit.market;

import java.util.Arrays;
import java.util.List;

/** Losses of every country in some markets, summed over months, US$ bn. */
public final class Losses {

    private final List<Integer> active;

    /** By market and country; where a market is not covered, nobody loses anything. */
    private final double[][] byMarket;

    Losses(List<Integer> active, int markets, int countries) {
        this.active = List.copyOf(active);
        byMarket = new double[markets][];
        Arrays.fill(byMarket, new double[countries]);
    }

    /** What each country loses in one market; to be read only. */
    void add(int market, double[] losses) {
        byMarket[market] = losses;
    }

    /** Loss of one country over all the markets. */
    public double of(int country) {
        double sum = 0;
        for (int k : active) {
            sum += byMarket[k][country];
        }
        return sum;
    }

    /** How much more {@code country} loses here than in {@code other}, in the markets covered here. */
    public double above(Losses other, int country) {
        double sum = 0;
        for (int k : active) {
            sum += byMarket[k][country] - other.byMarket[k][country];
        }
        return sum;
    }
}
