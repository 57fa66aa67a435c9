package parley.summit.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import parley.summit.scenario.Country;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Market;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Scenario;

/** All markets and the controls in force: the material side of the world. */
public final class SupplyChain {

    /** Months of 2025 that bring the world of 2024 to the eve of the summit. */
    private static final int SPIN_UP = 10;

    private final Parameters parameters;
    private final List<String> countries;
    private final int china;
    private final List<MarketState> markets;
    private final List<Control> controls;

    private SupplyChain(
            Parameters parameters,
            List<String> countries,
            int china,
            List<MarketState> markets,
            List<Control> controls) {
        this.parameters = parameters;
        this.countries = countries;
        this.china = china;
        this.markets = markets;
        this.controls = controls;
    }

    /** The world on the eve of the summit: that of 2024 under the dated controls of January to October 2025. */
    public static SupplyChain before(Scenario scenario, Parameters parameters) {
        List<String> countries =
                scenario.countries().stream().map(Country::code).toList();
        List<String> ids = scenario.markets().stream().map(Market::id).toList();
        List<MarketState> markets = scenario.markets().stream()
                .map(market -> MarketState.atRest(market, countries, ids, parameters))
                .toList();
        var chain =
                new SupplyChain(parameters, countries, countries.indexOf(Scenario.CHINA), markets, new ArrayList<>());
        for (int month = 1; month <= SPIN_UP; month++) {
            chain.decree(scenario.controls(), month);
            chain.step();
        }
        return chain;
    }

    private void decree(List<DatedControl> dated, int month) {
        for (DatedControl control : dated) {
            if (Math.max(1, control.firstMonth()) == month) {
                if (control.revision()) {
                    revise(control);
                } else {
                    impose(control);
                }
            }
        }
    }

    private void impose(DatedControl dated) {
        int age = Math.max(0, 1 - dated.firstMonth());
        var target = dated.target().map(countries::indexOf);
        for (String market : dated.markets()) {
            controls.add(Control.dated(
                    countries.indexOf(dated.origin()),
                    market(market),
                    target.map(java.util.OptionalInt::of).orElseGet(java.util.OptionalInt::empty),
                    dated.key(),
                    dated.approval(),
                    dated.ban(),
                    age,
                    dated.licenceTalks(),
                    dated.relapse()));
        }
    }

    private void revise(DatedControl dated) {
        for (Control control : controls) {
            if (control.key().equals(dated.key())
                    && dated.markets().contains(markets.get(control.market()).id())) {
                control.revise(dated.approval());
            }
        }
    }

    /** A month passes: controls find their routine, then every market moves on the shortages of the month before. */
    public void step() {
        controls.forEach(Control::tick);
        var availability = new ArrayList<double[]>();
        markets.forEach(market -> availability.add(availability(market)));
        for (int k = 0; k < markets.size(); k++) {
            stepMarket(k, availability.get(k));
        }
    }

    private void stepMarket(int k, double[] availability) {
        Policy policy = Policy.of(controls, k, countries.size(), parameters.get(Parameter.EXTRATERRITORIAL_LOSS));
        MarketStep.step(markets.get(k), policy, availability, parameters, china);
    }

    /** Share of each origin's output that the shortage of its inputs leaves (MODEL section 4.1). */
    private double[] availability(MarketState market) {
        var available = new double[countries.size()];
        Arrays.fill(available, 1);
        for (int u : market.upstream()) {
            MarketState input = markets.get(u);
            for (int i = 0; i < available.length; i++) {
                if (input.normalUse(i) > 0) {
                    available[i] = Math.min(available[i], 1 - input.shortage(i));
                }
            }
        }
        return available;
    }

    /** The markets that {@code market} feeds, directly or not, and itself, in scenario order. */
    public List<Integer> downstreamOf(int market) {
        var found = new ArrayList<>(List.of(market));
        for (int at = 0; at < found.size(); at++) {
            int from = found.get(at);
            IntStream.range(0, markets.size())
                    .filter(k -> markets.get(k).isFedBy(from) && !found.contains(k))
                    .forEach(found::add);
        }
        Collections.sort(found);
        return List.copyOf(found);
    }

    /** What {@code months} would cost each country in the {@code active} markets if nothing else happened but {@code what}. */
    public Losses project(int months, List<Integer> active, WhatIf what) {
        List<MarketState> states = IntStream.range(0, markets.size())
                .mapToObj(k -> active.contains(k) ? markets.get(k).copy() : markets.get(k))
                .toList();
        List<Control> copies = new ArrayList<>();
        controls.stream()
                .filter(c -> active.contains(c.market()))
                .map(Control::copy)
                .forEach(copies::add);
        what.controls().stream().map(Control::copy).forEach(copies::add);
        what.sale().ifPresent(sale -> sale.apply(states, parameters, china));
        var projected = new SupplyChain(parameters, countries, china, states, copies);
        var losses = new Losses(active, countries.size());
        for (int month = 1; month <= months; month++) {
            projected.stepOnly(active);
            losses.add(states, parameters);
        }
        return losses;
    }

    private void stepOnly(List<Integer> active) {
        controls.forEach(Control::tick);
        List<double[]> availability =
                active.stream().map(k -> availability(markets.get(k))).toList();
        for (int a = 0; a < active.size(); a++) {
            stepMarket(active.get(a), availability.get(a));
        }
    }

    /** Whether technology for {@code market} is withheld from {@code place}: never from where it comes from. */
    public boolean technologyWithheld(int market, int place) {
        for (Control control : controls) {
            if (control.market() == market && control.technology() && control.origin() != place) {
                return true;
            }
        }
        return false;
    }

    /** Index of the market with this id. */
    public int market(String id) {
        for (int k = 0; k < markets.size(); k++) {
            if (markets.get(k).id().equals(id)) {
                return k;
            }
        }
        throw new IllegalArgumentException("market: " + id + " (expected: one of "
                + markets.stream().map(MarketState::id).toList() + ")");
    }

    /** Index of the country with this code. */
    public int country(String code) {
        return countries.indexOf(code);
    }

    public List<String> countries() {
        return countries;
    }

    public List<MarketState> markets() {
        return markets;
    }

    public MarketState market(int index) {
        return markets.get(index);
    }

    /** The controls in force; ladders and truces add theirs here. */
    public List<Control> controls() {
        return controls;
    }

    public Parameters parameters() {
        return parameters;
    }

    public int china() {
        return china;
    }
}
