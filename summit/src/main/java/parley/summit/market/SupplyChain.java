package parley.summit.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import parley.summit.scenario.Country;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Market;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Scenario;

/** All markets and the controls in force: the material side of the world. */
public final class SupplyChain {

    private final Parameters parameters;
    private final List<String> countries;
    private final int china;
    private final Set<Mechanism> without;
    private final List<MarketState> markets;
    private final Controls controls;
    private final boolean controlled;
    private final Policy free;
    private final MarketStep step;
    private final double[] unlimited;
    private final List<DatedControl> pending;

    private SupplyChain(Scenario scenario, Parameters parameters) {
        this.parameters = parameters;
        countries = scenario.countries().stream().map(Country::code).toList();
        china = countries.indexOf(Scenario.CHINA);
        without = scenario.without();
        List<String> ids = scenario.markets().stream().map(Market::id).toList();
        markets = scenario.markets().stream()
                .map(market -> MarketState.atRest(market, countries, ids, parameters))
                .toList();
        controls = new Controls(markets.size(), countries.size(), parameters.get(Parameter.EXTRATERRITORIAL_LOSS));
        controlled = has(Mechanism.CONTROLS);
        free = Policy.free(countries.size());
        step = new MarketStep(parameters, countries.size(), china);
        unlimited = new double[countries.size()];
        Arrays.fill(unlimited, 1);
        pending = new ArrayList<>(
                scenario.controls().stream().filter(DatedControl::isPending).toList());
    }

    /** Another course of {@code from}, in which markets and controls are these. */
    private SupplyChain(SupplyChain from, List<MarketState> markets, Controls controls) {
        controlled = from.controlled;
        free = from.free;
        step = from.step;
        unlimited = from.unlimited;
        parameters = from.parameters;
        countries = from.countries;
        china = from.china;
        without = from.without;
        this.markets = markets;
        this.controls = controls;
        pending = new ArrayList<>(from.pending);
    }

    /** The world on the eve of the summit: that of 2024 under the dated controls of January to October 2025. */
    public static SupplyChain before(Scenario scenario, Parameters parameters) {
        var chain = new SupplyChain(scenario, parameters);
        for (int month = 1; month <= DatedControl.SUMMIT_MONTH; month++) {
            chain.decree(scenario.controls(), month);
            chain.step();
        }
        return chain;
    }

    /** The same world once more, on a course of its own; not for another thread than this one's. */
    public SupplyChain copy() {
        return new SupplyChain(this, markets.stream().map(MarketState::copy).toList(), controls.copy());
    }

    /** The world of the flows, with full stocks, before anything is decreed. */
    public static SupplyChain atRest(Scenario scenario, Parameters parameters) {
        return new SupplyChain(scenario, parameters);
    }

    /** What acts from {@code month} on is decreed; what acted before the first month acts from it, with its age. */
    public void decree(List<DatedControl> dated, int month) {
        for (DatedControl control : dated) {
            if (Math.max(1, control.firstMonth()) == month) {
                decree(control);
            }
        }
    }

    private void decree(DatedControl dated) {
        for (String id : dated.markets()) {
            int k = market(id);
            if (dated.revision()) {
                controls.in(k).revise(dated);
            } else {
                impose(imposed(dated, k));
            }
        }
    }

    /** The same in one market alone, on these {@code controls} of it. */
    void decree(DatedControl dated, int k, MarketControls controlsOfIt) {
        if (dated.revision()) {
            controlsOfIt.revise(dated);
        } else {
            controlsOfIt.add(imposed(dated, k));
        }
    }

    private Control imposed(DatedControl dated, int k) {
        OptionalInt target =
                dated.target().map(t -> OptionalInt.of(countries.indexOf(t))).orElseGet(OptionalInt::empty);
        int age = Math.max(0, 1 - dated.firstMonth());
        return Control.dated(countries.indexOf(dated.origin()), k, target, dated, age);
    }

    /**
     * What was announced before the summit and is due by now acts, each control once.
     *
     * @param month after the summit, from 1
     * @param suspension months by which a truce delays what it can suspend
     */
    public void decreePending(int month, double suspension) {
        for (Iterator<DatedControl> left = pending.iterator(); left.hasNext(); ) {
            DatedControl due = left.next();
            if (month >= due.monthAfterSummit() + (due.suspendable() ? suspension : 0)) {
                decree(due);
                left.remove();
            }
        }
    }

    /** What is pending in one market. */
    List<DatedControl> pendingIn(int k) {
        String id = markets.get(k).id();
        return pending.stream().filter(dated -> dated.markets().contains(id)).toList();
    }

    /** A month passes: controls find their routine, then every market moves on the shortages of the month before. */
    public void step() {
        controls.tick();
        var availability = new double[markets.size()][];
        for (int k = 0; k < availability.length; k++) {
            availability[k] = availability(markets.get(k));
        }
        for (int k = 0; k < availability.length; k++) {
            step(markets.get(k), controls.in(k), availability[k]);
        }
    }

    /** A month of one market under these controls. */
    void step(MarketState market, MarketControls controlsOfIt, double[] availability) {
        step.step(market, controlled ? controlsOfIt.policy() : free, availability);
    }

    /** Share of each origin's output that the shortage of its inputs leaves (MODEL section 4.1). */
    private double[] availability(MarketState market) {
        double[] available = unlimited;
        for (int u : market.upstream) {
            MarketState input = markets.get(u);
            available = input.limit(available, input.shortage);
        }
        return available;
    }

    /** An availability that nothing limits; to be read only. */
    double[] unlimited() {
        return unlimited;
    }

    MarketControls controlsOf(int k) {
        return controls.in(k);
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

    /** What the first {@code months} after the summit would cost, as the world is now. */
    public Projections projections(int months) {
        return new Projections(this, months);
    }

    /** Whether technology for {@code market} is withheld from {@code place}: never from where it comes from. */
    public boolean technologyWithheld(int market, int place) {
        for (Control control : controls.in(market).all()) {
            if (controlled && control.technology() && control.origin() != place) {
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

    /** The controls in force. */
    public List<Control> controls() {
        return controls.all();
    }

    /** What was announced before the summit and does not act yet. */
    public List<DatedControl> pending() {
        return Collections.unmodifiableList(pending);
    }

    /** A ladder or a truce adds a control of its own. */
    public void impose(Control control) {
        controls.add(control);
    }

    /** Whether the scenario leaves this mechanism on. */
    public boolean has(Mechanism mechanism) {
        return !without.contains(mechanism);
    }

    public Parameters parameters() {
        return parameters;
    }

    public int china() {
        return china;
    }
}
