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
    private final double[] fromChina;
    private double steepness;
    private double demand;
    private double essentialDemand;
    private double supply;
    private double chinaSupply;
    private double chineseShare;
    private boolean scarce;
    private double granted;
    private double detours;

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
        fromChina = new double[n];
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
        readUse(m);
        demand = 0;
        essentialDemand = 0;
        supply = 0;
        chinaSupply = 0;
        scarce = false;
        for (double share : availability) {
            scarce |= share != 1;
        }
        for (int j = 0; j < n; j++) {
            if (m.normalUse[j] > 0) {
                claim(m, j, policy, availability);
            }
        }
        double capacity = supply * (1 + spareExports);
        m.poolPrice = poolPrice(capacity);
        double served = Math.min(demand, capacity);
        double share = demand > 0 ? served / demand : 1;
        chineseShare = supply > 0 ? chinaSupply / supply : 0;
        for (int j = 0; j < n; j++) {
            if (m.normalUse[j] > 0) {
                settle(m, j, share);
            } else {
                idle(m, j);
            }
        }
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
    private void claim(MarketState m, int j, Policy policy, double[] availability) {
        double[] flow = m.flow.to(j);
        double ordered = m.flow.importsOf(j);
        fromChina[j] = j == china ? 0 : flow[china];
        granted = ordered;
        detours = 0;
        if (scarce || policy.hits(j)) {
            order(m, j, policy, availability);
        }
        chinaSupply += fromChina[j];
        double blocked = Math.max(0, ordered - granted);
        double psi = search(m.adaptation[j], policy.search(j), blocked > 0 ? Math.min(1, detours / blocked) : 0);
        double gap = Math.max(0, stockCover * use[j] - m.stock[j]);
        double bought = Math.min(Math.min(restock, release * (1 - psi)) * gap, restockCap * use[j]);
        double r = (use[j] + bought) / m.normalUse[j];
        double essential = use[j] / m.normalUse[j];
        searched[j] = psi * Math.max(0, blocked * r - release * m.stock[j]);
        claims[j] = granted * r + searched[j];
        wanted[j] = r;
        demand += claims[j];
        supply += granted;
        essentialDemand += granted * essential + psi * Math.max(0, blocked * essential - release * m.stock[j]);
        home[j] = Math.min(availability[j] * flow[j] * r, flow[j] * availability[j] * homeFactor(m.price[j]));
    }

    /** What user {@code j} is granted where less than everything passes, and what of the rest others may buy. */
    private void order(MarketState m, int j, Policy policy, double[] availability) {
        double[] flow = m.flow.to(j);
        granted = 0;
        for (int i : m.flow.suppliersOf(j)) {
            double available = flow[i] * availability[i];
            double passes = available;
            if (policy.restricts(i)) {
                double permitted = policy.permitted(i, j);
                passes = available * permitted;
                detours += available * Math.max(0, policy.permittedToAll(i, j) - permitted);
            }
            granted += passes;
            if (i == china) {
                fromChina[j] = passes;
            }
        }
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
        return Math.min(1 + homeCeiling, 1 + homeSlope * Math.max(0, price - 1));
    }

    private double poolPrice(double capacity) {
        if (capacity <= 0) {
            return essentialDemand > 0 ? priceCap : 1;
        }
        return essentialDemand > capacity ? Math.min(priceCap, powers.power(essentialDemand / capacity, steepness)) : 1;
    }

    /** Arrivals, stocks, shortage, price and dependence of user {@code j} (MODEL sections 4.6 to 4.8, 4.13). */
    private void settle(MarketState m, int j, double share) {
        double q = home[j] + claims[j] * share;
        double draw = Math.min(release * m.stock[j], Math.max(0, use[j] - q));
        double used = Math.min(q + draw, use[j]);
        m.stock[j] = Math.max(0, m.stock[j] + q - used);
        m.price[j] = Math.min(priceCap, price(m, j, q, used) * m.suppression);
        m.arrivals[j] = q;
        m.imports[j] = q - home[j];
        m.shortage[j] = Math.max(0, 1 - used / use[j]);
        m.dependence[j] = q > 0 ? chinese(j, share) / q : 0;
        m.adaptation[j] += ((m.price[j] > ADAPTING_PRICE ? 1 : 0) - m.adaptation[j]) / ADAPTING_MONTHS;
    }

    private double price(MarketState m, int j, double q, double used) {
        double price = m.poolPrice;
        if (used < use[j]) {
            price = Math.max(price, used <= 0 ? priceCap : Math.min(priceCap, powers.power(use[j] / used, steepness)));
        }
        double cover = (m.stock[j] + priceHorizon * q) / ((stockCover + priceHorizon) * use[j]);
        if (cover < 1) {
            price = Math.max(price, cover <= 0 ? priceCap : Math.min(priceCap, powers.power(cover, -storagePremium)));
        }
        return price;
    }

    private double chinese(int j, double share) {
        double direct = fromChina[j] * wanted[j] * share;
        double pooled = chineseShare * searched[j] * share;
        return direct + pooled + (j == china ? home[j] : 0);
    }

    private void idle(MarketState m, int j) {
        m.arrivals[j] = 0;
        m.imports[j] = 0;
        m.shortage[j] = 0;
        m.price[j] = Math.min(priceCap, m.poolPrice * m.suppression);
        m.dependence[j] = 0;
    }
}
