package parley.summit.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Parameters;

/**
 * What the months after the summit would cost if nothing else happened but what one supposes and what is pending. A market moves with its
 * own controls and the shortages of what feeds it, so that suppositions which leave both alone have its course in common: each
 * course of a market is followed once. It stands for the world as it was when it was made.
 */
public final class Projections {

    private final SupplyChain chain;
    private final int months;
    private final Parameters parameters;
    private final boolean[] feedsOthers;
    private final Map<Supposed, Course> courses = new HashMap<>();

    /** By market: the different courses of its shortages so far. */
    private final List<List<double[][]>> shortages = new ArrayList<>();

    Projections(SupplyChain chain, int months) {
        this.chain = chain;
        this.months = months;
        parameters = chain.parameters();
        feedsOthers = new boolean[chain.markets().size()];
        for (MarketState market : chain.markets()) {
            shortages.add(new ArrayList<>());
            for (int u : market.upstream) {
                feedsOthers[u] = true;
            }
        }
    }

    /**
     * What is supposed of one market.
     *
     * @param inputs courses of the shortages of what feeds it; the same course is the same object
     */
    private record Supposed(
            int market, List<WhatIf.Restriction> restrictions, Optional<WhatIf.Sale> sale, List<double[][]> inputs) {}

    /** What becomes of one market: losses by country, US$ bn, and shortages by month and user. */
    private static final class Course {

        private final double[] losses;
        private final double[][] shortages;

        Course(double[] losses, double[][] shortages) {
            this.losses = losses;
            this.shortages = shortages;
        }
    }

    /** Losses of each country in the {@code active} markets, which are in scenario order; the others stay as they are. */
    public Losses of(List<Integer> active, WhatIf what) {
        var found = new HashMap<Integer, Course>();
        for (int k : active) {
            course(k, active, what, found);
        }
        var losses =
                new Losses(active, chain.markets().size(), chain.countries().size());
        found.forEach((k, course) -> losses.add(k, course.losses));
        return losses;
    }

    private Course course(int k, List<Integer> active, WhatIf what, Map<Integer, Course> found) {
        Course known = found.get(k);
        if (known != null) {
            return known;
        }
        int[] upstream = chain.market(k).upstream;
        var inputs = new ArrayList<double[][]>(upstream.length);
        for (int u : upstream) {
            inputs.add(active.contains(u) ? course(u, active, what, found).shortages : still(u));
        }
        Course course = courses.computeIfAbsent(
                new Supposed(k, what.restrictionsOf(k), what.sale().filter(sale -> sale.market() == k), inputs),
                this::follow);
        found.put(k, course);
        return course;
    }

    /** The shortages of a market that does not move. */
    private double[][] still(int k) {
        var same = new double[months][];
        Arrays.fill(same, chain.market(k).shortage);
        return known(k, same);
    }

    private double[][] known(int k, double[][] course) {
        for (double[][] known : shortages.get(k)) {
            if (Arrays.deepEquals(known, course)) {
                return known;
            }
        }
        shortages.get(k).add(course);
        return course;
    }

    private Course follow(Supposed supposed) {
        int k = supposed.market;
        MarketState market = chain.market(k).copy();
        supposed.sale.ifPresent(sale -> sale.apply(market, parameters, chain.china()));
        MarketControls controls = chain.controlsOf(k).copy();
        supposed.restrictions.forEach(restriction -> controls.add(restriction.begin()));
        List<DatedControl> pending = chain.pendingIn(k);
        var losses = new double[market.size];
        var shortage = new double[feedsOthers[k] ? months : 0][];
        for (int month = 1; month <= months; month++) {
            for (DatedControl due : pending) {
                if (month == Math.max(1, due.monthAfterSummit())) {
                    chain.decree(due, k, controls);
                }
            }
            controls.tick();
            chain.step(market, controls, availability(k, month, supposed.inputs));
            for (int c = 0; c < losses.length; c++) {
                losses[c] += market.loss(c, parameters);
            }
            if (feedsOthers[k]) {
                shortage[month - 1] = market.shortage.clone();
            }
        }
        return new Course(losses, known(k, shortage));
    }

    private double[] availability(int k, int month, List<double[][]> inputs) {
        int[] upstream = chain.market(k).upstream;
        double[] available = chain.unlimited();
        for (int u = 0; u < upstream.length; u++) {
            MarketState input = chain.market(upstream[u]);
            available = input.limit(available, month == 1 ? input.shortage : inputs.get(u)[month - 2]);
        }
        return available;
    }
}
