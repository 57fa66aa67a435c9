package parley.summit.market;

import java.util.List;

/**
 * The supply of one country.
 *
 * @param dependence share of its use that comes from China, weighted by value, 0..1
 * @param shortage share of its use that is missing this month, weighted likewise, 0..1
 * @param loss US$ bn since the summit: missing output, dearer imports, use given up
 * @param markets where it uses material; left out in months that are not reported
 */
public record CountryOutlook(
        String country, double dependence, double shortage, double loss, List<MarketOutlook> markets) {

    public CountryOutlook {
        markets = List.copyOf(markets);
    }

    /**
     * One country's supply in one market.
     *
     * @param dependence share of its arrivals that comes from China, 0..1
     * @param shortage share of its use that is missing, 0..1
     * @param price index, 1 = mean of 2024
     * @param stockMonths stock in months of the use of 2024
     */
    public record MarketOutlook(String market, double dependence, double shortage, double price, double stockMonths) {}
}
