package parley.summit.deal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import parley.summit.market.Losses;
import parley.summit.market.MarketState;
import parley.summit.market.Projections;
import parley.summit.market.SupplyChain;
import parley.summit.market.WhatIf;
import parley.summit.market.WhatIf.Restriction;
import parley.summit.measure.Exposure;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Event.PoolValue;
import parley.summit.transcript.Event.SupplyValue;

/**
 * What one more tonne is worth, US$ bn: to a buyer who gets it, and to each country when the pool gets it (MODEL section 7.2).
 * Stocks do not move in rounds, so these are computed once and reweighted.
 */
public final class ShadowPrices {

    private static final double POOL_STEP = .2;

    private static final double[] NOTHING = new double[3];

    /** By market and buyer, in the three worlds of {@link Weights}. */
    private final double[][][] supply;

    /** By market and country; empty where no project sells. */
    private final double[][] pool;

    private final SupplyChain chain;
    private final List<Integer> basket;
    private final double step;

    private ShadowPrices(Scenario scenario, SupplyChain chain) {
        this.chain = chain;
        basket = scenario.coercionBasket().stream().map(chain::market).toList();
        step = chain.parameters().get(Parameter.FINITE_STEP);
        int markets = chain.markets().size();
        int countries = chain.countries().size();
        supply = new double[markets][countries][];
        for (double[][] byBuyer : supply) {
            Arrays.fill(byBuyer, NOTHING);
        }
        pool = new double[markets][0];
    }

    /** The shadow prices in the markets of these plans, for these buyers, by projections over {@link Exposure#HORIZON} months. */
    static ShadowPrices of(
            Scenario scenario, SupplyChain chain, Projections projections, List<Plan> plans, List<Integer> buyers) {
        var prices = new ShadowPrices(scenario, chain);
        var places = new TreeMap<Integer, Integer>();
        plans.forEach(plan -> places.merge(plan.market(), plan.place(), Math::min));
        places.forEach((market, place) -> prices.price(projections, market, place, buyers));
        return prices;
    }

    private void price(Projections projections, int k, int place, List<Integer> buyers) {
        List<Integer> active = chain.downstreamOf(k);
        List<Integer> coerced = basket.stream().filter(active::contains).toList();
        var quiet = new Course(projections, active, WhatIf.nothing());
        Course slow = quiet.under(Exposure.slowLicences(chain, coerced));
        pool[k] = poolValues(k, place, slow);
        for (int buyer : buyers) {
            double amount = step * chain.market(k).normalUse(buyer);
            var sale = new WhatIf.Sale(k, place, amount, buyer, 1);
            Course banned = quiet.under(bans(coerced, buyer));
            double calm = quiet.saved(sale);
            supply[k][buyer] = new double[] {
                calm, slow == quiet ? calm : slow.saved(sale), banned == quiet ? calm : banned.saved(sale)
            };
        }
    }

    /** A course of some markets in one of the worlds, and what everybody loses in it. */
    private final class Course {

        private final Projections projections;
        private final List<Integer> active;
        private final WhatIf world;
        private final Losses losses;

        Course(Projections projections, List<Integer> active, WhatIf world) {
            this.projections = projections;
            this.active = active;
            this.world = world;
            losses = projections.of(active, world);
        }

        /** The same markets under more restrictions; this very course if there are none. */
        Course under(List<Restriction> restrictions) {
            return restrictions.isEmpty() ? this : new Course(projections, active, WhatIf.restrictions(restrictions));
        }

        /** What a tonne of a sale saves its buyer, US$ bn. */
        double saved(WhatIf.Sale sale) {
            if (sale.amount() <= 0 || !chain.has(Mechanism.SHADOW_PRICES)) {
                return 0;
            }
            return saved(sale.buyer(), with(sale)) / (Exposure.HORIZON * sale.amount());
        }

        Losses with(WhatIf.Sale sale) {
            return projections.of(active, world.with(sale));
        }

        double saved(int country, Losses with) {
            return Math.max(0, losses.of(country) - with.of(country));
        }
    }

    private List<Restriction> bans(List<Integer> markets, int country) {
        return markets.stream()
                .<Restriction>map(m -> new WhatIf.Ban(chain.china(), m, country))
                .toList();
    }

    private double[] poolValues(int k, int place, Course slow) {
        double amount = step * foreignUse(chain.market(k)) * POOL_STEP;
        var values = new double[chain.countries().size()];
        if (amount > 0 && chain.has(Mechanism.SHADOW_PRICES)) {
            Losses with = slow.with(new WhatIf.Sale(k, place, amount, place, 0));
            for (int c = 0; c < values.length; c++) {
                values[c] = slow.saved(c, with) / (Exposure.HORIZON * amount);
            }
        }
        return values;
    }

    private double foreignUse(MarketState market) {
        double sum = 0;
        for (int j = 0; j < market.size(); j++) {
            sum += j == chain.china() ? 0 : market.normalUse(j);
        }
        return sum;
    }

    /** Worth of a tonne to {@code buyer} in the three worlds, weighted. */
    double supply(int market, int buyer, Weights weights) {
        double[] worlds = supply[market][buyer];
        return worlds[0] * weights.quiet() + worlds[1] * weights.slow() + worlds[2] * weights.ban();
    }

    /** Worth of a tonne in the pool to {@code country}, weighted. */
    double pool(int market, int country, Weights weights) {
        return pool[market].length == 0 ? 0 : pool[market][country] * weights.slow();
    }

    /** All values for the buyers, by market. */
    public List<SupplyValue> supplyValues(List<Integer> buyers) {
        var values = new ArrayList<SupplyValue>();
        for (int k = 0; k < pool.length; k++) {
            for (int buyer : pool[k].length == 0 ? List.<Integer>of() : buyers) {
                double[] worlds = supply[k][buyer];
                values.add(new SupplyValue(
                        chain.market(k).id(), chain.countries().get(buyer), worlds[0], worlds[1], worlds[2]));
            }
        }
        return values;
    }

    /** All values in the pool, by market and country. */
    public List<PoolValue> poolValues() {
        var values = new ArrayList<PoolValue>();
        for (int k = 0; k < pool.length; k++) {
            for (int c = 0; c < pool[k].length; c++) {
                values.add(new PoolValue(chain.market(k).id(), chain.countries().get(c), pool[k][c]));
            }
        }
        return values;
    }
}
