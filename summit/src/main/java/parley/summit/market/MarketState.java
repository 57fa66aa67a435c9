package parley.summit.market;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.summit.scenario.Market;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/**
 * One market in motion: its flows of the reference year and the state of every user. Quantities are in tonnes a month,
 * detrended; prices are an index; countries are indices in scenario order.
 */
public final class MarketState {

    final int size;
    private final String id;
    private final double price0;
    private final double downstreamValue;
    private final double finalShare;
    private final double growth;
    final int[] upstream;
    private final double[] feedRatio;

    final Flows flow;
    final double[] normalUse;
    final double[] stock;
    final double[] adaptation;
    final double[] price;
    final double[] shortage;
    final double[] arrivals;
    final double[] imports;
    final double[] dependence;
    double suppression = 1;
    double poolPrice = 1;

    private MarketState(MarketState from) {
        size = from.size;
        id = from.id;
        price0 = from.price0;
        downstreamValue = from.downstreamValue;
        finalShare = from.finalShare;
        growth = from.growth;
        upstream = from.upstream;
        feedRatio = from.feedRatio;
        flow = from.flow.copy();
        normalUse = from.normalUse.clone();
        stock = from.stock.clone();
        adaptation = from.adaptation.clone();
        price = from.price.clone();
        shortage = from.shortage.clone();
        arrivals = from.arrivals.clone();
        imports = from.imports.clone();
        dependence = from.dependence.clone();
        suppression = from.suppression;
        poolPrice = from.poolPrice;
    }

    private MarketState(Market market, int[] upstream, double[] feedRatio, Flows flow, Parameters parameters) {
        size = flow.size();
        id = market.id();
        price0 = market.price() / 1e9;
        downstreamValue = market.downstreamValue() * parameters.get(Parameter.VALUE_SCALE);
        finalShare = market.finalShare();
        growth = market.growth();
        this.upstream = upstream;
        this.feedRatio = feedRatio;
        this.flow = flow;
        normalUse = new double[size];
        stock = new double[size];
        adaptation = new double[size];
        price = new double[size];
        shortage = new double[size];
        arrivals = new double[size];
        imports = new double[size];
        dependence = new double[size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                normalUse[j] += flow.get(i, j);
            }
            stock[j] = parameters.get(Parameter.STOCK_COVER) * normalUse[j];
            price[j] = 1;
            arrivals[j] = normalUse[j];
            imports[j] = normalUse[j] - flow.get(j, j);
        }
    }

    /** The market at rest, with full stocks, as in 2024. */
    public static MarketState atRest(
            Market market, List<String> countries, List<String> marketIds, Parameters parameters) {
        var places = new HashMap<String, Integer>();
        countries.forEach(country -> places.put(country, places.size()));
        var tonnes = new double[countries.size()][countries.size()];
        for (Market.Flow f : market.flows()) {
            tonnes[place(f.user(), places)][place(f.origin(), places)] = f.tonnesPerYear() / 12;
        }
        int[] upstream = market.upstream().stream()
                .mapToInt(feed -> marketIds.indexOf(feed.market()))
                .toArray();
        double[] ratio = market.upstream().stream()
                .mapToDouble(Market.Feed::tonnesPerTonne)
                .toArray();
        return new MarketState(market, upstream, ratio, new Flows(tonnes), parameters);
    }

    private static int place(String country, Map<String, Integer> places) {
        return Objects.requireNonNull(places.get(country), country);
    }

    /** An independent copy. */
    public MarketState copy() {
        return new MarketState(this);
    }

    public String id() {
        return id;
    }

    /** Number of countries. */
    public int size() {
        return size;
    }

    /** Mean price of 2024, US$ bn a tonne. */
    public double price0() {
        return price0;
    }

    /** Growth a year. */
    public double growth() {
        return growth;
    }

    /** Indices of the markets that feed this one. */
    public int[] upstream() {
        return upstream.clone();
    }

    /** Tonnes of the {@code i}-th upstream market's material that a tonne of output needs. */
    public double feedRatio(int i) {
        return feedRatio[i];
    }

    /**
     * {@code available}, or less for users of this market, an input, who miss some of it.
     *
     * @param missing by user, as a share of its use
     */
    double[] limit(double[] available, double[] missing) {
        double[] limited = available;
        boolean copied = false;
        for (int i = 0; i < size; i++) {
            double left = 1 - missing[i];
            if (left < limited[i] && normalUse[i] > 0) {
                limited = copied ? limited : available.clone();
                copied = true;
                limited[i] = left;
            }
        }
        return limited;
    }

    boolean isFedBy(int market) {
        for (int u : upstream) {
            if (u == market) {
                return true;
            }
        }
        return false;
    }

    /** What {@code origin} sells to {@code user} when nothing is controlled. */
    public double flow(int origin, int user) {
        return flow.get(origin, user);
    }

    /** Use of {@code user} in 2024. */
    public double normalUse(int user) {
        return normalUse[user];
    }

    public double stock(int user) {
        return stock[user];
    }

    /** How far {@code user} has adapted its use, 0..1. */
    public double adaptation(int user) {
        return adaptation[user];
    }

    public double price(int user) {
        return price[user];
    }

    /** Share of the use that is missing. */
    public double shortage(int user) {
        return shortage[user];
    }

    public double arrivals(int user) {
        return arrivals[user];
    }

    /** Arrivals from abroad. */
    public double imports(int user) {
        return imports[user];
    }

    /** Share of the arrivals that comes from China. */
    public double dependence(int user) {
        return dependence[user];
    }

    /** Price of the pool in which users bid for what is short, at least 1. */
    public double poolPrice() {
        return poolPrice;
    }

    /** Factor by which China presses the price, normally 1. */
    public double suppression() {
        return suppression;
    }

    /** Sets the factor by which China presses the price. */
    public void suppress(double factor) {
        suppression = factor;
    }

    /** Exports of {@code origin} to all others. */
    public double exports(int origin) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += flow.get(origin, j);
        }
        return sum - flow.get(origin, origin);
    }

    /** Weight of {@code user} in this market: the value of downstream output that its normal use supports. */
    public double weight(int user) {
        return downstreamValue * normalUse[user] * price0;
    }

    /** What the month cost {@code country}, US$ bn: missing output, dearer imports, use given up (MODEL section 4.9). */
    public double loss(int country, Parameters parameters) {
        double use = normalUse[country];
        if (use <= 0) {
            return 0;
        }
        double given = parameters.get(Parameter.ADAPTABLE_USE) * adaptation[country];
        double missing = finalShare * downstreamValue * shortage[country] * use * (1 - given);
        double dearer = parameters.get(Parameter.REPRICED) * (price[country] - 1) * imports[country];
        return price0 * (missing + dearer + given * use);
    }

    /** Another use of an input: {@code user} now needs {@code amount} more from {@code origin} (MODEL section 4.12). */
    public void addUse(int origin, int user, double amount, double stockCover) {
        flow.add(origin, user, amount);
        normalUse[user] += amount;
        stock[user] += stockCover * amount;
    }
}
