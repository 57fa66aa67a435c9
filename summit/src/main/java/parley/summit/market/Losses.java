package parley.summit.market;

import java.util.Arrays;
import java.util.List;
import parley.summit.scenario.Parameters;

/** Losses of every country in some markets, summed over months, US$ bn. */
public final class Losses {

    private final int[] active;

    /** By market and country; where a market is not covered, nobody loses anything. */
    private final double[][] byMarket;

    Losses(int[] active, int markets, int countries) {
        this.active = active.clone();
        byMarket = new double[markets][];
        Arrays.fill(byMarket, new double[countries]);
        for (int k : active) {
            byMarket[k] = new double[countries];
        }
    }

    void add(List<MarketState> states, Parameters parameters) {
        for (int k : active) {
            MarketState state = states.get(k);
            for (int c = 0; c < byMarket[k].length; c++) {
                byMarket[k][c] += state.loss(c, parameters);
            }
        }
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
