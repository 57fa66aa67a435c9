package parley.summit.month;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.summit.market.CountryOutlook;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.market.MarketState;
import parley.summit.market.SupplyChain;

/** Reads the supply of every country off the markets (MODEL sections 4.13 and 13). */
public final class OutlookReport {

    /** Months at which every market is reported, beside the countries. */
    public static final Set<Integer> DETAILED = Set.of(0, 12, 24, 36, 60);

    private OutlookReport() {}

    /** The supply of every country, with its losses so far. */
    public static List<CountryOutlook> of(SupplyChain chain, double[] losses, boolean withMarkets) {
        var countries = new ArrayList<CountryOutlook>();
        for (int c = 0; c < losses.length; c++) {
            countries.add(country(chain, c, losses[c], withMarkets));
        }
        return countries;
    }

    private static CountryOutlook country(SupplyChain chain, int c, double loss, boolean withMarkets) {
        double weight = 0;
        double dependence = 0;
        double shortage = 0;
        var markets = new ArrayList<MarketOutlook>();
        for (MarketState market : chain.markets()) {
            double w = market.weight(c);
            weight += w;
            dependence += w * market.dependence(c);
            shortage += w * market.shortage(c);
            if (withMarkets && market.normalUse(c) > 0) {
                markets.add(market(market, c));
            }
        }
        return new CountryOutlook(
                chain.countries().get(c),
                weight > 0 ? dependence / weight : 0,
                weight > 0 ? shortage / weight : 0,
                loss,
                markets);
    }

    private static MarketOutlook market(MarketState market, int c) {
        return new MarketOutlook(
                market.id(),
                market.dependence(c),
                market.shortage(c),
                market.price(c),
                market.stock(c) / market.normalUse(c));
    }
}
