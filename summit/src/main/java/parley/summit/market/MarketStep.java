package parley.summit.market;

import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/**
 * One month of one market, in closed form (MODEL section 4). It is made once for all markets and months that have the same
 * parameters; nothing of one month is left for the next.
 */
public final class MarketStep {

    private static final double REST = 1e-6;
    private static final double ADAPTING_PRICE = 1.2;
    private static final double ADAPTING_MONTHS = 24;

    private final int china;
    private final int n;
    private final double release;
    private final double adaptable;
    private final double elasticityFresh;
    private final double elasticityAdapted;
    private final double resourcingFresh;
    private final double resourcingAdapted;
    private final double stockCover;
    private final double restock;
    private final double restockCap;
    private final double homeCeiling;
    private final double homeSlope;
    private final double priceCap;
    private final double priceHorizon;
    private final double storagePremium;
    private final double spareExports;
    private final double rerouted;
    private final KnownPowers powers = new KnownPowers();
    private final double[] use;
    private final double[] home;
    private final double[] wanted;
    private final double[] searched;
    private final double[] claims;
    private final double[] essential;
    private double steepness;
    private double share;
    private double chineseShare;

    /** Steps of markets among so many countries, of which one is China. */
    public MarketStep(Parameters p, int countries, int china) {
        this.china = china;
        n = countries;
        release = p.get(Parameter.RELEASE);
        adaptable = p.get(Parameter.ADAPTABLE_USE);
        elasticityFresh = p.get(Parameter.ELASTICITY_FRESH);
        elasticityAdapted = p.get(Parameter.ELASTICITY_ADAPTED);
        resourcingFresh = p.get(Parameter.RESOURCING_FRESH);
        resourcingAdapted = p.get(Parameter.RESOURCING_ADAPTED);
        stockCover = p.get(Parameter.STOCK_COVER);
        restock = p.get(Parameter.RESTOCK);
        restockCap = p.get(Parameter.RESTOCK_CAP);
        homeCeiling = p.get(Parameter.HOME_CEILING);
        homeSlope = p.get(Parameter.HOME_SLOPE);
        priceCap = p.get(Parameter.PRICE_CAP);
        priceHorizon = p.get(Parameter.PRICE_HORIZON);
        storagePremium = p.get(Parameter.STORAGE_PREMIUM);
        spareExports = p.get(Parameter.SPARE_EXPORTS);
        rerouted = p.get(Parameter.REROUTED);
        use = new double[n];
        home = new double[n];
        wanted = new double[n];
        searched = new double[n];
        claims = new double[n];
        essential = new double[n];
    }

    /**
     * Moves {@code market} by one month, or leaves it where it rests.
     *
     * @param availability share of each origin's output that its own inputs allow, 0..1
     */
    public void step(MarketState market, Policy policy, double[] availability) {
        if (isAtRest(market, policy, availability)) {
            rest(market);
        } else {
            stepAwake(market, policy, availability);
        }
    }

    private boolean isAtRest(MarketState m, Policy policy, double[] availability) {
        if (!policy.isFree()) {
            return false;
        }
        for (int j = 0; j < m.size; j++) {
            double target = stockCover * m.normalUse[j];
            if (availability[j] != 1 || Math.abs(m.stock[j] - target) > REST * target || m.adaptation[j] > REST) {
                return false;
            }
        }
        return true;
    }

    private void rest(MarketState m) {
        for (int j = 0; j < m.size; j++) {
            m.stock[j] = stockCover * m.normalUse[j];
            m.adaptation[j] = 0;
            m.price[j] = m.suppression;
            m.shortage[j] = 0;
            m.arrivals[j] = m.normalUse[j];
            m.imports[j] = m.normalUse[j] - m.flow.get(j, j);
            m.dependence[j] = m.normalUse[j] > 0 ? m.flow.get(china, j) / m.normalUse[j] : 0;
        }
        m.poolPrice = 1;
    }

    /** Moves {@code m} by one month even where nothing would change. */
    public void stepAwake(MarketState m, Policy policy, double[] availability) {
        Orders orders = m.flow.orders(policy, availability, china);
        readUse(m);
        for (int j = 0; j < n; j++) {
            if (m.normalUse[j] > 0) {
                claim(m, j, orders, policy.search(j), availability[j]);
            }
        }
        balance(m, orders);
        for (int j = 0; j < n; j++) {
            if (m.normalUse[j] > 0) {
                settle(m, j, orders.fromChina[j]);
            } else {
                idle(m, j);
            }
        }
    }

    /** What is served of all claims, and at what price (MODEL section 4.5). */
    private void balance(MarketState m, Orders orders) {
        double demand = 0;
        double essentialDemand = 0;
        double supply = 0;
        double chinaSupply = 0;
        for (int j = 0; j < n; j++) {
            if (m.normalUse[j] > 0) {
                supply += orders.granted[j];
                chinaSupply += orders.fromChina[j];
                demand += claims[j];
                essentialDemand += essential[j];
            }
        }
        double capacity = supply * (1 + spareExports);
        m.poolPrice = poolPrice(essentialDemand, capacity);
        double served = least(demand, capacity);
        share = demand > 0 ? served / demand : 1;
        chineseShare = supply > 0 ? chinaSupply / supply : 0;
    }

    /** Use after adaptation, and how steeply the price answers the average user. */
    private void readUse(MarketState m) {
        double total = 0;
        double adapted = 0;
        for (int j = 0; j < n; j++) {
            use[j] = m.normalUse[j] * (1 - adaptable * m.adaptation[j]);
            total += use[j];
            adapted += m.adaptation[j] * use[j];
        }
        steepness = 1 / (elasticityFresh + (elasticityAdapted - elasticityFresh) * (total > 0 ? adapted / total : 0));
    }

    /** What user {@code j} may buy from its suppliers, seeks elsewhere, and makes at home (MODEL sections 4.3 to 4.5). */
    private void claim(MarketState m, int j, Orders orders, double free, double available) {
        double granted = orders.granted[j];
        double blocked = most(0, orders.ordered[j] - granted);
        double psi = search(m.adaptation[j], free, blocked > 0 ? least(1, orders.detours[j] / blocked) : 0);
        double gap = most(0, stockCover * use[j] - m.stock[j]);
        double bought = least(least(restock, release * (1 - psi)) * gap, restockCap * use[j]);
        double r = (use[j] + bought) / m.normalUse[j];
        double spare = use[j] / m.normalUse[j];
        searched[j] = psi * most(0, blocked * r - release * m.stock[j]);
        claims[j] = granted * r + searched[j];
        wanted[j] = r;
        essential[j] = granted * spare + psi * most(0, blocked * spare - release * m.stock[j]);
        double own = m.flow.get(j, j);
        home[j] = least(available * own * r, own * available * homeFactor(m.price[j]));
    }

    /**
     * Share of the blocked purchases that a user finds elsewhere: what it can re-source, and of the rest what comes through third
     * countries where it alone is barred.
     *
     * @param free factor on what it can re-source
     * @param detourable share of the blocked purchases that others may buy
     */
    private double search(double adaptation, double free, double detourable) {
        double resourced = (resourcingFresh + (resourcingAdapted - resourcingFresh) * adaptation) * free;
        return resourced + (1 - resourced) * rerouted * detourable;
    }

    private double homeFactor(double price) {
        return least(1 + homeCeiling, 1 + homeSlope * most(0, price - 1));
    }

    private double poolPrice(double essentialDemand, double capacity) {
        if (capacity <= 0) {
            return essentialDemand > 0 ? priceCap : 1;
        }
        return essentialDemand > capacity ? least(priceCap, powers.power(essentialDemand / capacity, steepness)) : 1;
    }

    /** Arrivals, stocks, shortage, price and dependence of user {@code j} (MODEL sections 4.6 to 4.8, 4.13). */
    private void settle(MarketState m, int j, double fromChina) {
        double q = home[j] + claims[j] * share;
        double draw = least(release * m.stock[j], most(0, use[j] - q));
        double used = least(q + draw, use[j]);
        m.stock[j] = most(0, m.stock[j] + q - used);
        m.price[j] = least(priceCap, price(m, j, q, used) * m.suppression);
        m.arrivals[j] = q;
        m.imports[j] = q - home[j];
        m.shortage[j] = most(0, 1 - used / use[j]);
        m.dependence[j] = q > 0 ? chinese(j, fromChina) / q : 0;
        m.adaptation[j] += ((m.price[j] > ADAPTING_PRICE ? 1 : 0) - m.adaptation[j]) / ADAPTING_MONTHS;
    }

    private double price(MarketState m, int j, double q, double used) {
        double price = m.poolPrice;
        if (used < use[j]) {
            price = most(price, used <= 0 ? priceCap : least(priceCap, powers.power(use[j] / used, steepness)));
        }
        double cover = (m.stock[j] + priceHorizon * q) / ((stockCover + priceHorizon) * use[j]);
        if (cover < 1) {
            price = most(price, cover <= 0 ? priceCap : least(priceCap, powers.power(cover, -storagePremium)));
        }
        return price;
    }

    private double chinese(int j, double fromChina) {
        double direct = fromChina * wanted[j] * share;
        double pooled = chineseShare * searched[j] * share;
        return direct + pooled + (j == china ? home[j] : 0);
    }

    private void idle(MarketState m, int j) {
        m.arrivals[j] = 0;
        m.imports[j] = 0;
        m.shortage[j] = 0;
        m.price[j] = least(priceCap, m.poolPrice * m.suppression);
        m.dependence[j] = 0;
    }

    /** As {@link Math#min} for numbers that are no NaN and not negative zero, which it pays for in the innermost loop. */
    private static double least(double a, double b) {
        return a < b ? a : b;
    }

    private static double most(double a, double b) {
        return a > b ? a : b;
    }
}
