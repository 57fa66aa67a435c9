package parley.summit.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import parley.summit.market.Losses;
import parley.summit.market.Projections;
import parley.summit.market.SupplyChain;
import parley.summit.market.WhatIf;
import parley.summit.market.WhatIf.Restriction;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Scenario;

/**
 * What China's measures would cost others in twelve months above the status quo, US$ bn (MODEL section 7.1): the worth of its
 * threats.
 */
public final class Exposure {

    /** Months over which losses are counted. */
    public static final int HORIZON = 12;

    /** Approval under slow licences. */
    public static final double SLOW = .35;

    private final Map<String, Ban> bans = new LinkedHashMap<>();
    private final double[] slow;

    /**
     * Loss under a ban aimed at one country.
     *
     * @param own of that country
     * @param all of all countries but China
     */
    public record Ban(double own, double all) {}

    private Exposure(int countries) {
        slow = new double[countries];
    }

    /** The exposure of the world as it is now. */
    public static Exposure of(Scenario scenario, SupplyChain chain) {
        return of(scenario, chain, chain.projections(HORIZON));
    }

    /** The same, by these projections of it over {@link #HORIZON} months. */
    public static Exposure of(Scenario scenario, SupplyChain chain, Projections projections) {
        List<Integer> basket =
                scenario.coercionBasket().stream().map(chain::market).toList();
        List<Integer> active = downstream(chain, basket);
        Losses statusQuo = projections.of(active, WhatIf.nothing());
        Losses slowLicences = projections.of(active, WhatIf.restrictions(slowLicences(chain, basket)));
        double dependence = chain.parameters().get(Parameter.DEPENDENCE_SCALE);
        int n = chain.countries().size();
        var exposure = new Exposure(n);
        for (int c = 0; c < n; c++) {
            exposure.slow[c] = dependence * Math.max(0, slowLicences.of(c) - statusQuo.of(c));
        }
        scenario.ladders().stream()
                .filter(ladder -> ladder.kind() == LadderKind.LICENCES_ONE)
                .map(Ladder::counterpart)
                .forEach(target ->
                        exposure.bans.computeIfAbsent(target, t -> ban(chain, projections, basket, statusQuo, t)));
        return exposure;
    }

    private static Ban ban(
            SupplyChain chain, Projections projections, List<Integer> basket, Losses statusQuo, String target) {
        int c = chain.country(target);
        List<Integer> supplied = basket.stream()
                .filter(k -> chain.market(k).flow(chain.china(), c) > 0)
                .toList();
        List<Integer> active = downstream(chain, supplied);
        List<Restriction> banned = basket.stream()
                .filter(active::contains)
                .<Restriction>map(k -> new WhatIf.Ban(chain.china(), k, c))
                .toList();
        Losses losses = projections.of(active, WhatIf.restrictions(banned));
        double all = 0;
        for (int j = 0; j < chain.countries().size(); j++) {
            all += j == chain.china() ? 0 : losses.above(statusQuo, j);
        }
        double dependence = chain.parameters().get(Parameter.DEPENDENCE_SCALE);
        return new Ban(dependence * Math.max(0, losses.above(statusQuo, c)), dependence * Math.max(0, all));
    }

    /** Licences by which China approves slowly, to all, in these markets. */
    public static List<Restriction> slowLicences(SupplyChain chain, Collection<Integer> markets) {
        return markets.stream()
                .<Restriction>map(k -> new WhatIf.Licences(chain.china(), k, SLOW))
                .toList();
    }

    private static List<Integer> downstream(SupplyChain chain, List<Integer> markets) {
        var all = new TreeSet<Integer>();
        markets.forEach(k -> all.addAll(chain.downstreamOf(k)));
        return new ArrayList<>(all);
    }

    /** The countries that a ban was projected for, with its losses. */
    public Map<String, Ban> bans() {
        return java.util.Collections.unmodifiableMap(bans);
    }

    /** Losses under a ban on {@code country}; none where no ladder aims at it. */
    public Ban ban(String country) {
        return bans.getOrDefault(country, new Ban(0, 0));
    }

    /** Loss of the country with this index under slow licences to all. */
    public double slow(int country) {
        return slow[country];
    }

    /** Losses of all but China under slow licences to all. */
    public double slowForAll(int china) {
        double sum = 0;
        for (int c = 0; c < slow.length; c++) {
            sum += c == china ? 0 : slow[c];
        }
        return sum;
    }
}
