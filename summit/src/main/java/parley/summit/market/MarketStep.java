package parley.summit.market;

import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/** One month of one market, in closed form (MODEL section 4). */
public final class MarketStep {

    private static final double REST = 1e-6;
    private static final double ADAPTING_PRICE = 1.2;
    private static final double ADAPTING_MONTHS = 24;

    private final MarketState m;
    private final Policy policy;
    private final double[] availability;
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
    private final double[] use;
    private final double[] home;
    private final double[] wanted;
    private final double[] searched;
    private final double[] claims;
    private final double[] fromChina;
    private double elasticity;
    private double demand;
    private double essentialDemand;
    private double supply;
    private double chinaSupply;

    private MarketStep(MarketState m, Policy policy, double[] availability, Parameters p, int china) {
        this.m = m;
        this.policy = policy;
        this.availability = availability;
        this.china = china;
        n = m.size;
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
    public static void step(MarketState market, Policy policy, double[] availability, Parameters p, int china) {
        if (isAtRest(market, policy, availability, p.get(Parameter.STOCK_COVER))) {
            rest(market, p.get(Parameter.STOCK_COVER), china);
        } else {
            stepAwake(market, policy, availability, p, china);
        }
    }

    /** Moves {@code market} by one month even where nothing would change. */
    public static void stepAwake(MarketState market, Policy policy, double[] availability, Parameters p, int china) {
        new MarketStep(market, policy, availability, p, china).run();
    }

    private static boolean isAtRest(MarketState m, Policy policy, double[] availability, double cover) {
        if (!policy.isFree()) {
            return false;
        }
        for (int j = 0; j < m.size; j++) {
            double target = cover * m.normalUse[j];
            if (availability[j] != 1 || Math.abs(m.stock[j] - target) > REST * target || m.adaptation[j] > REST) {
                return false;
            }
        }
        return true;
    }

    private static void rest(MarketState m, double cover, int china) {
        for (int j = 0; j < m.size; j++) {
            m.stock[j] = cover * m.normalUse[j];
            m.adaptation[j] = 0;
            m.price[j] = m.suppression;
            m.shortage[j] = 0;
            m.arrivals[j] = m.normalUse[j];
            m.imports[j] = m.normalUse[j] - m.flow[j][j];
            m.dependence[j] = m.normalUse[j] > 0 ? m.flow[china][j] / m.normalUse[j] : 0;
        }
        m.poolPrice = 1;
    }

    private void run() {
        readUse();
        for (int j = 0; j < n; j++) {
            if (m.normalUse[j] > 0) {
                claim(j);
            }
        }
        double capacity = supply * (1 + spareExports);
        m.poolPrice = poolPrice(capacity);
        double served = Math.min(demand, capacity);
        double share = demand > 0 ? served / demand : 1;
        for (int j = 0; j < n; j++) {
            if (m.normalUse[j] > 0) {
                settle(j, share);
            } else {
                idle(j);
            }
        }
    }

    /** Use after adaptation, and the elasticity of the average user. */
    private void readUse() {
        double total = 0;
        double adapted = 0;
        for (int j = 0; j < n; j++) {
            use[j] = m.normalUse[j] * (1 - adaptable * m.adaptation[j]);
            total += use[j];
            adapted += m.adaptation[j] * use[j];
        }
        elasticity = elasticityFresh + (elasticityAdapted - elasticityFresh) * (total > 0 ? adapted / total : 0);
    }

    /** What user {@code j} may buy from its suppliers, seeks elsewhere, and makes at home (MODEL sections 4.3 to 4.5). */
    private void claim(int j) {
        double granted = 0;
        double ordered = 0;
        double detours = 0;
        for (int i = 0; i < n; i++) {
            double b = m.flow[i][j];
            if (b > 0 && i != j) {
                double passes = b * availability[i] * policy.permitted(i, j);
                granted += passes;
                ordered += b;
                detours += b * availability[i] * Math.max(0, policy.permittedToAll(i, j) - policy.permitted(i, j));
                if (i == china) {
                    fromChina[j] = passes;
                    chinaSupply += passes;
                }
            }
        }
        double blocked = Math.max(0, ordered - granted);
        double psi = search(j, blocked > 0 ? Math.min(1, detours / blocked) : 0);
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
        home[j] = Math.min(availability[j] * m.flow[j][j] * r, m.flow[j][j] * availability[j] * homeFactor(j));
    }

    /**
     * Share of the blocked purchases that user {@code j} finds elsewhere: what it can re-source, and of the rest what comes
     * through third countries where it alone is barred.
     *
     * @param detourable share of the blocked purchases that others may buy
     */
    private double search(int j, double detourable) {
        double resourced =
                (resourcingFresh + (resourcingAdapted - resourcingFresh) * m.adaptation[j]) * policy.search(j);
        return resourced + (1 - resourced) * rerouted * detourable;
    }

    private double homeFactor(int j) {
        return Math.min(1 + homeCeiling, 1 + homeSlope * Math.max(0, m.price[j] - 1));
    }

    private double poolPrice(double capacity) {
        if (capacity <= 0) {
            return essentialDemand > 0 ? priceCap : 1;
        }
        return essentialDemand > capacity
                ? Math.min(priceCap, Powers.power(essentialDemand / capacity, 1 / elasticity))
                : 1;
    }

    /** Arrivals, stocks, shortage, price and dependence of user {@code j} (MODEL sections 4.6 to 4.8, 4.13). */
    private void settle(int j, double share) {
        double q = home[j] + claims[j] * share;
        double draw = Math.min(release * m.stock[j], Math.max(0, use[j] - q));
        double used = Math.min(q + draw, use[j]);
        m.stock[j] = Math.max(0, m.stock[j] + q - used);
        m.price[j] = Math.min(priceCap, price(j, q, used) * m.suppression);
        m.arrivals[j] = q;
        m.imports[j] = q - home[j];
        m.shortage[j] = Math.max(0, 1 - used / use[j]);
        m.dependence[j] = q > 0 ? chinese(j, share) / q : 0;
        m.adaptation[j] += ((m.price[j] > ADAPTING_PRICE ? 1 : 0) - m.adaptation[j]) / ADAPTING_MONTHS;
    }

    private double price(int j, double q, double used) {
        double price = m.poolPrice;
        if (used < use[j]) {
            price = Math.max(
                    price, used <= 0 ? priceCap : Math.min(priceCap, Powers.power(use[j] / used, 1 / elasticity)));
        }
        double cover = (m.stock[j] + priceHorizon * q) / ((stockCover + priceHorizon) * use[j]);
        if (cover < 1) {
            price = Math.max(price, cover <= 0 ? priceCap : Math.min(priceCap, Powers.power(cover, -storagePremium)));
        }
        return price;
    }

    private double chinese(int j, double share) {
        double direct = fromChina[j] * wanted[j] * share;
        double pooled = (supply > 0 ? chinaSupply / supply : 0) * searched[j] * share;
        return direct + pooled + (j == china ? home[j] : 0);
    }

    private void idle(int j) {
        m.arrivals[j] = 0;
        m.imports[j] = 0;
        m.shortage[j] = 0;
        m.price[j] = Math.min(priceCap, m.poolPrice * m.suppression);
        m.dependence[j] = 0;
    }
}
