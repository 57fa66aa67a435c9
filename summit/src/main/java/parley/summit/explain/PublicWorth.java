package parley.summit.explain;

import java.util.List;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.deal.Breakdown;
import parley.summit.deal.Prospects;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.table.TableState;
import parley.summit.world.Opening;
import parley.summit.world.World;

/**
 * What deals are worth by what everybody knows when a summit opens: the scenario with what it leaves open in the middle, and what others
 * believe of a country. No session goes into it, and so nothing that one keeps to itself can come out. Not for several threads at once.
 */
public final class PublicWorth {

    private final World world;
    private final Prospects prospects;

    private PublicWorth(World world) {
        this.world = world;
        prospects = world.glimpse(1, world.weights());
    }

    /** That of one scenario, which takes a moment to find. */
    public static PublicWorth of(Scenario scenario) {
        return drawn(scenario, 0, Secrets.open(scenario.seats()));
    }

    /** The same in a world in which all seats have drawn something, which must make no difference. */
    static PublicWorth drawn(Scenario scenario, long seed, Secrets secrets) {
        return new PublicWorth(new World(Opening.expected(scenario), new Seed(seed), secrets));
    }

    /** What a deal of a table is believed to be worth to one of its parties, item by item, over what it falls back on. */
    public Breakdown of(String table, String party, Deal deal) {
        TableState state = world.table(table)
                .filter(t -> t.table().parties().contains(party))
                .orElseThrow(() -> new IllegalArgumentException(
                        "table of " + party + ": " + table + " (expected: one of " + tables(party) + ")"));
        return state.valuation().breakdown(deal.toArray(), party, world.beliefs(party), prospects);
    }

    private List<String> tables(String party) {
        return world.tablesOf(party).stream().map(TableState::id).toList();
    }
}
