package parley.summit.deal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parley.summit.market.Projections;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;

/** The projects of every deal table, and from them the valuation of every table. */
public final class Plans {

    private final Scenario scenario;
    private final SupplyChain chain;
    private final Map<String, List<Plan>> byTable = new LinkedHashMap<>();
    private final List<Plan> atNoTable;
    private final ShadowPrices prices;

    /** Looks up all projects and prices a tonne in their markets, by projections of the opening. */
    public Plans(Scenario scenario, SupplyChain chain, Projections projections) {
        this(scenario, chain, plans -> ShadowPrices.of(scenario, chain, projections, plans.all(), plans.buyers()));
    }

    /** The same on another course from the same opening, where a tonne has the same price. */
    public Plans(Scenario scenario, SupplyChain chain, ShadowPrices prices) {
        this(scenario, chain, plans -> prices);
    }

    private Plans(Scenario scenario, SupplyChain chain, Function<Plans, ShadowPrices> priced) {
        this.scenario = scenario;
        this.chain = chain;
        for (Table table : scenario.tables()) {
            if (table.kind() == TableKind.DEAL) {
                byTable.put(
                        table.id(),
                        table.projects().stream()
                                .map(p -> Plan.of(p, p.place().orElse(table.host()), chain))
                                .toList());
            }
        }
        atNoTable = scenario.projects().stream()
                .map(p -> Plan.of(p, p.place().orElseThrow(), chain))
                .toList();
        prices = priced.apply(this);
    }

    /** The projects of all tables. */
    private List<Plan> all() {
        return byTable.values().stream().flatMap(List::stream).toList();
    }

    /** Indices of the buyers of deal tables, in table order. */
    public List<Integer> buyers() {
        return buyerCodes().stream().map(chain::country).toList();
    }

    /** Codes of the buyers of deal tables, in table order. */
    public List<String> buyerCodes() {
        return scenario.tables().stream()
                .filter(t -> t.kind() == TableKind.DEAL)
                .map(Table::buyer)
                .distinct()
                .toList();
    }

    /** The projects of one table. */
    public List<Plan> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** The projects that belong to no table; no deal buys their tonnes, so they are not priced. */
    public List<Plan> atNoTable() {
        return atNoTable;
    }

    public ShadowPrices prices() {
        return prices;
    }

    private Optional<int[]> opening(Table table) {
        return scenario.openingDeal(table.id())
                .map(deal -> deal.levels().stream().mapToInt(Integer::intValue).toArray());
    }

    /** How the deals of {@code table} are valued. */
    public Valuation valuation(Table table) {
        Map<String, Profile> profiles = scenario.profiles();
        return switch (table.kind()) {
            case DEAL -> new DealValuation(table, chain, of(table.id()), profiles, prices, opening(table));
            case TRUCE -> new TruceValuation(table, profiles, chain.parameters().get(Parameter.RED_LINE_COST));
        };
    }
}
