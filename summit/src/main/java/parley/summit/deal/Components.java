package parley.summit.deal;

import java.util.LinkedHashMap;
import java.util.List;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Profile;

/**
 * What a deal changes, before anybody prices it (MODEL section 6.3).
 *
 * @param promises what was signed, and what will be kept of it
 * @param outputs what it adds, by market of the projects
 * @param capex of all projects, US$ bn
 * @param relief tariff relief, as a share
 * @param sovereignty how much sovereignty it touches
 * @param alignment how far it aligns the host
 * @param provocation how far it provokes China, 0..1
 * @param depth how much there is to celebrate, 0..1
 * @param losers weight of domestic losers, with the host's obstacles
 */
record Components(
        Promises promises,
        List<Output> outputs,
        double capex,
        double relief,
        double sovereignty,
        double alignment,
        double provocation,
        double depth,
        double losers) {

    /** Months in which a deal must survive to add its output. */
    private static final double SURVIVAL = 24;

    static Components of(
            Promises promises,
            int issuesTouched,
            List<Plan> plans,
            boolean[] withheld,
            Profile host,
            SupplyChain chain) {
        Terms t = promises.signed();
        double aligned = Math.max(0, host.alignment());
        double sovereignty = .25 * t.waiver()
                + .55 * t.china() * (1 - .5 * aligned)
                + .12 * t.binding()
                + .06 * t.standards()
                + .08 * t.offtake()
                + .10 * t.security() * (1 - aligned);
        double provocation = Math.min(1, .15 * t.offtake() + .70 * t.china() + .35 * t.security() + .10 * t.waiver());
        return new Components(
                promises,
                outputs(promises, plans, withheld, host, chain),
                capex(plans),
                Math.min(promises.kept().tariff(), host.usTariff()) / 100,
                sovereignty,
                t.security() + .25 * t.china(),
                provocation,
                Math.min(1, issuesTouched / 3.0),
                losers(promises, host.obstacles()));
    }

    private static double capex(List<Plan> plans) {
        double sum = 0;
        for (Plan plan : plans) {
            sum += plan.project().capex();
        }
        return sum;
    }

    /** Terms at face value. */
    Terms signed() {
        return promises.signed();
    }

    /** Terms as they will be kept. */
    Terms kept() {
        return promises.kept();
    }

    /** What the buyer commits, US$ bn: a budget has to cover what is signed. */
    double committed() {
        Terms terms = signed();
        return terms.finance() * capex + terms.infrastructure();
    }

    private static double losers(Promises promises, Profile.Obstacles obstacles) {
        Terms t = promises.kept();
        double push = promises.push();
        double tax = .4 * t.finance();
        double environment = .6 * push * (1 - .5 * t.standards());
        double export = .5 * t.waiver() + .5 * t.offtake();
        double social = .5 * push * (1 - .4 * t.standards() - .4 * t.infrastructure());
        return obstacles.tax() * tax
                + obstacles.environment() * environment
                + obstacles.export() * export
                + obstacles.social() * social;
    }

    /**
     * Discounted tonnes that a deal adds in one market.
     *
     * @param offtake sold to the buyer
     * @param others added for others; negative where offtake diverts from them
     */
    record Output(int market, double offtake, double others) {
        Output plus(Output more) {
            return new Output(market, offtake + more.offtake, others + more.others);
        }
    }

    private static List<Output> outputs(
            Promises promises, List<Plan> plans, boolean[] withheld, Profile host, SupplyChain chain) {
        DiscountedOutput discounted = DiscountedOutput.at(chain.parameters().get(Parameter.DISCOUNT));
        double survival = survival(promises.signed(), host, chain);
        var byMarket = new LinkedHashMap<Integer, Output>();
        for (int j = 0; j < plans.size(); j++) {
            Output output = output(promises, plans.get(j), withheld[j], discounted, survival);
            byMarket.merge(output.market, output, Output::plus);
        }
        return List.copyOf(byMarket.values());
    }

    private static Output output(
            Promises promises, Plan plan, boolean withheld, DiscountedOutput discounted, double survival) {
        double alone = plan.chanceAlone();
        double more = plan.chanceUnder(promises) - alone;
        double before = discounted.months(plan.leadAlone(withheld), 60);
        double lead = plan.leadUnder(promises, withheld);
        double after = discounted.months(lead, 60);
        double inTerm = discounted.months(lead, promises.signed().horizon());
        double added = plan.capacity() * (alone * (after - before) + more * after * survival);
        double bought = promises.kept().offtake() * (plan.capacity() * (alone * inTerm + more * inTerm * survival));
        return new Output(plan.market(), bought, added - bought);
    }

    private static double survival(Terms t, Profile host, SupplyChain chain) {
        double alive =
                StrictMath.exp(-SURVIVAL * Hazards.in(chain, t, host, 0, false).total());
        return t.isTreaty() ? alive * Hazards.within(SURVIVAL, Hazards.ratification(host)) : alive;
    }
}
