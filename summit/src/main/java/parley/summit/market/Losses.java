package parley.summit.market;

import java.util.List;
import parley.summit.scenario.Parameters;

/** Losses of every country in some markets, summed over months, US$ bn. */
public final class Losses {

    private final List<Integer> markets;
    private final double[][] byMarket;

    Losses(List<Integer> markets, int countries) {
        this.markets = List.copyOf(markets);
        byMarket = new double[markets.size()][countries];
    }

    void add(List<MarketState> states, Parameters parameters) {
        for (int a = 0; a < byMarket.length; a++) {
            MarketState state = states.get(markets.get(a));
            for (int c = 0; c < byMarket[a].length; c++) {
                byMarket[a][c] += state.loss(c, parameters);
            }
        }
    }

    /** Loss of one country over all the markets. */
    public double of(int country) {
        double sum = 0;
        for (double[] row : byMarket) {
            sum += row[country];
        }
        return sum;
    }

    /** How much more {@code country} loses here than in {@code other}, in the markets that both cover. */
    public double above(Losses other, int country) {
        double sum = 0;
        for (int a = 0; a < byMarket.length; a++) {
            sum += byMarket[a][country] - other.in(markets.get(a), country);
        }
        return sum;
    }

    private double in(int market, int country) {
        int at = markets.indexOf(market);
        return at < 0 ? 0 : byMarket[at][country];
    }
}
