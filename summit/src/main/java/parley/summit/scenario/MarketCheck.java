package parley.summit.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks the supply chain: every market by itself, and that no market depends on itself. */
final class MarketCheck {

    /** MODEL section 4.9: what is left of the use of a market that feeds another one. */
    private static final double MOST_FINAL_USE = .05;

    private final Scenario scenario;
    private final Faults faults;
    private final List<String> ids;
    private final List<String> codes;

    MarketCheck(Scenario scenario, Faults faults) {
        this.scenario = scenario;
        this.faults = faults;
        this.ids = ScenarioCheck.marketIds(scenario);
        this.codes = ScenarioCheck.codes(scenario);
    }

    void check() {
        List<Market> markets = scenario.markets();
        faults.require(!markets.isEmpty(), "markets", "", "at least one market");
        List<String> paths = IntStream.range(0, markets.size())
                .mapToObj(i -> ScenarioCheck.entry("markets", markets.get(i).id(), i))
                .toList();
        faults.unique(paths);
        Optional<List<String>> cycle = cycle();
        for (int i = 0; i < markets.size(); i++) {
            market(paths.get(i), markets.get(i));
            // Who is downstream of whom says nothing where a market needs itself.
            if (cycle.isEmpty()) {
                finalShare(paths.get(i) + ".final_share", markets.get(i));
            }
        }
        cycle.ifPresent(way -> faults.add(
                "markets[" + way.get(0) + "].upstream",
                String.join(" needs ", way),
                "no market that needs itself through others"));
    }

    private void market(String at, Market market) {
        faults.require(market.id().matches("[A-Za-z0-9_]+"), at + ".id", market.id(), "letters, digits and _");
        faults.present(at + ".name", market.name());
        faults.present(at + ".unit", market.unit());
        faults.positive(at + ".price_usd_per_t", market.price());
        faults.notNegative(at + ".downstream_value", market.downstreamValue());
        faults.within(at + ".growth", market.growth(), 0, 1);
        feeds(at, market);
        flows(at, market);
    }

    /** The shares of use must add up: what no market takes is final. */
    private void finalShare(String at, Market market) {
        Optional<Market> user = scenario.markets().stream()
                .filter(m -> m.upstream().stream().anyMatch(f -> f.market().equals(market.id())))
                .findFirst();
        if (user.isPresent()) {
            faults.require(
                    market.finalShare() >= 0 && market.finalShare() <= MOST_FINAL_USE,
                    at,
                    market.finalShare(),
                    "0.." + MOST_FINAL_USE + ", because " + user.get().id() + " is downstream");
        } else {
            faults.require(
                    market.finalShare() == 1,
                    at,
                    market.finalShare(),
                    "1, because no market of the scenario is downstream");
        }
    }

    private void feeds(String at, Market market) {
        List<String> paths = IntStream.range(0, market.upstream().size())
                .mapToObj(i -> ScenarioCheck.entry(
                        at + ".upstream", market.upstream().get(i).market(), i))
                .toList();
        faults.unique(paths);
        for (int i = 0; i < paths.size(); i++) {
            Market.Feed feed = market.upstream().get(i);
            faults.known(paths.get(i) + ".market", feed.market(), ids, "markets");
            faults.positive(paths.get(i) + ".tonnes_per_tonne", feed.tonnesPerTonne());
        }
    }

    private void flows(String at, Market market) {
        List<String> paths = market.flows().stream()
                .map(f -> at + ".flows[" + f.origin() + ">" + f.user() + "]")
                .toList();
        faults.require(!paths.isEmpty(), at + ".flows", "", "at least one flow");
        faults.unique(paths);
        for (int i = 0; i < paths.size(); i++) {
            Market.Flow flow = market.flows().get(i);
            faults.known(paths.get(i) + ".origin", flow.origin(), codes, "countries");
            faults.known(paths.get(i) + ".user", flow.user(), codes, "countries");
            faults.positive(paths.get(i) + ".tonnes_per_year", flow.tonnesPerYear());
        }
    }

    /** One way from a market back to itself, if there is any. */
    private Optional<List<String>> cycle() {
        Map<String, List<String>> upstream = new HashMap<>();
        scenario.markets()
                .forEach(m -> upstream.put(
                        m.id(), m.upstream().stream().map(Market.Feed::market).toList()));
        return ids.stream()
                .map(id -> wayBack(id, new ArrayList<>(List.of(id)), upstream))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<String>> wayBack(String goal, List<String> way, Map<String, List<String>> upstream) {
        for (String next : upstream.getOrDefault(way.get(way.size() - 1), List.of())) {
            var longer = new ArrayList<>(way);
            longer.add(next);
            if (next.equals(goal)) {
                return Optional.of(longer);
            }
            if (!way.contains(next)) {
                Optional<List<String>> found = wayBack(goal, longer, upstream);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
