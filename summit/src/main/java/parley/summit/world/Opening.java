package parley.summit.world;

import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.deal.Plans;
import parley.summit.deal.ShadowPrices;
import parley.summit.market.Projections;
import parley.summit.market.SupplyChain;
import parley.summit.measure.Exposure;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Priors;
import parley.summit.scenario.Scenario;

/**
 * What a scenario and its parameters decide before any luck: the markets on the eve of the summit, what measures would cost, and
 * what a tonne is worth (MODEL section 7). Sessions that differ in their luck alone can share it, on one thread.
 */
public final class Opening {

    private final Scenario scenario;
    private final SupplyChain chain;
    private final Exposure exposure;
    private final ShadowPrices prices;

    private Opening(Scenario scenario, SupplyChain chain) {
        this.scenario = scenario;
        this.chain = chain;
        Projections projections = chain.projections(Exposure.HORIZON);
        exposure = Exposure.of(scenario, chain, projections);
        prices = new Plans(scenario, chain, projections).prices();
    }

    /** The opening of a scenario whose parameters are drawn from a seed. */
    public static Opening of(Scenario scenario, long parameterSeed) {
        var seed = new Seed(parameterSeed);
        Parameters parameters = Priors.of(scenario).at(p -> seed.uniform(Stream.PARAMETER, p.symbol(), 0));
        return new Opening(scenario, SupplyChain.before(scenario, parameters));
    }

    /** The opening in the middle of all that a scenario leaves open: what one expects who knows of no draw. */
    public static Opening expected(Scenario scenario) {
        return new Opening(
                scenario, SupplyChain.before(scenario, Priors.of(scenario).at(p -> .5)));
    }

    public Scenario scenario() {
        return scenario;
    }

    /** The markets, for one session. */
    SupplyChain chain() {
        return chain.copy();
    }

    Exposure exposure() {
        return exposure;
    }

    ShadowPrices prices() {
        return prices;
    }
}
