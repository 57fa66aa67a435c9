package parley.summit.deal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.summit.market.MarketState;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Table;
import parley.summit.seat.Appraisal;
import parley.summit.seat.SeatValues;

/** Worth of a minerals deal to its buyer and its host (MODEL section 6.4). */
public final class DealValuation implements Valuation {

    private static final double BILLION_GDP = .001;
    private static final double USEFUL_SHARE = .3;

    private final Table table;
    private final SupplyChain chain;
    private final Parameters p;
    private final List<Plan> plans;
    private final boolean[] withheld;
    private final Profile buyer;
    private final Profile host;
    private final ShadowPrices prices;
    private final int buyerIndex;
    private final int hostIndex;
    private final double monthsOfUse;
    private final Map<Integer, Components> components = new HashMap<>();

    /** Technology counts as it was withheld, or not, at the opening. */
    DealValuation(
            Table table, SupplyChain chain, List<Plan> plans, Map<String, Profile> profiles, ShadowPrices prices) {
        this.table = table;
        this.chain = chain;
        this.plans = List.copyOf(plans);
        this.prices = prices;
        p = chain.parameters();
        buyer = Objects.requireNonNull(profiles.get(table.buyer()), table.buyer());
        host = Objects.requireNonNull(profiles.get(table.host()), table.host());
        buyerIndex = chain.country(table.buyer());
        hostIndex = chain.country(table.host());
        monthsOfUse = DiscountedOutput.at(p.get(Parameter.DISCOUNT)).ofUse();
        withheld = new boolean[plans.size()];
        for (int j = 0; j < withheld.length; j++) {
            withheld[j] =
                    chain.technologyWithheld(plans.get(j).market(), plans.get(j).place());
        }
    }

    private Components components(int[] levels) {
        return components.computeIfAbsent(index(levels), i -> compute(levels));
    }

    private int index(int[] levels) {
        int index = 0;
        for (int i = 0; i < levels.length; i++) {
            index = index * table.issues().get(i).levels().size() + levels[i];
        }
        return index;
    }

    private Components compute(int[] levels) {
        int touched = 0;
        for (int i = 0; i < levels.length; i++) {
            Issue issue = table.issues().get(i);
            boolean form = issue.id().equals("bin") || issue.id().equals("trm");
            touched += levels[i] > 0 && !form ? 1 : 0;
        }
        return Components.of(Terms.of(table.issues(), levels), touched, plans, withheld, host, chain);
    }

    @Override
    public Appraisal appraise(int[] levels, String party, SeatValues values, Prospects prospects) {
        Components c = components(levels);
        return party.equals(table.buyer()) ? toBuyer(c, values, prospects) : toHost(c, values, prospects);
    }

    private Appraisal toBuyer(Components c, SeatValues values, Prospects prospects) {
        Terms t = c.terms();
        double money = 0;
        for (Components.Output output : c.outputs()) {
            money += suppliesBuyer(t, output, prospects.weights(table.buyer()));
        }
        money -= p.get(Parameter.SUBSIDY) * t.finance() * c.capex()
                + t.infrastructure()
                + p.get(Parameter.TARIFF_COST) * c.relief() * host.exportsToUsa()
                + p.get(Parameter.TECHNOLOGY_COST) * t.technology() * c.capex();
        double politics = prestige(values, prospects) * c.depth()
                + .25 * t.china()
                + .15 * t.security() * (.3 + .7 * Math.max(0, host.alignment()))
                + .04 * t.binding()
                + .15 * t.waiver()
                + .05 * t.standards()
                - .25 * c.relief() / .19
                - .10 * t.technology()
                - p.get(Parameter.RATIFICATION_COST) * values.ratification() * t.binding();
        return appraisal(buyer, money, 0, buyer.tableImportance() * politics, values, c);
    }

    /** A buyer values secure tonnes at its shadow price, up to a share of its own use, and all tonnes strategically. */
    private double suppliesBuyer(Terms t, Components.Output output, Weights weights) {
        int k = output.market();
        MarketState market = chain.market(k);
        double bought = output.offtake();
        double others = output.others();
        double secure = Math.min(Math.max(bought, 0), USEFUL_SHARE * market.normalUse(buyerIndex) * monthsOfUse);
        return prices.supply(k, buyerIndex, weights) * secure
                + prices.pool(k, buyerIndex, weights) * (bought - secure + others)
                + p.get(Parameter.STRATEGIC_PREMIUM)
                        * market.price0()
                        * (bought + p.get(Parameter.OTHERS_STRATEGIC) * others)
                - floorPayment(t, market, bought);
    }

    private double floorPayment(Terms t, MarketState market, double bought) {
        return t.floor() * market.price0() * Math.max(0, p.get(Parameter.FLOOR_PRICE) - market.suppression()) * bought;
    }

    private Appraisal toHost(Components c, SeatValues values, Prospects prospects) {
        Terms t = c.terms();
        double money = p.get(Parameter.FINANCE_GAIN) * t.finance() * c.capex()
                + p.get(Parameter.TARIFF_GAIN) * c.relief() * host.exportsToUsa()
                + p.get(Parameter.TECHNOLOGY_GAIN) * t.technology() * c.capex()
                + p.get(Parameter.GRANT_GAIN) * t.infrastructure()
                - p.get(Parameter.STANDARDS_COST) * t.standards() * c.capex()
                - t.waiver() * host.rawExportRent();
        for (Components.Output output : c.outputs()) {
            MarketState market = chain.market(output.market());
            double bought = output.offtake();
            double others = output.others();
            money += p.get(Parameter.VALUE_ADDED) * market.price0() * (bought + others)
                    + floorPayment(t, market, bought)
                    + prices.pool(output.market(), hostIndex, prospects.weights(table.buyer())) * others;
        }
        double politics = prestige(values, prospects) * c.depth()
                - values.sovereignty() * c.sovereignty()
                - p.get(Parameter.RATIFICATION_COST) * values.ratification() * t.binding()
                + p.get(Parameter.ALIGNMENT_VALUE) * host.alignment() * c.alignment()
                - p.get(Parameter.LOSERS_WEIGHT) * c.losers();
        double punished = prospects.retaliation(table.host(), c.provocation());
        return appraisal(host, money, punished, politics, values, c);
    }

    /** Prestige of a signature: full up to the leaders' meeting, half after it. */
    private double prestige(SeatValues values, Prospects prospects) {
        double meeting = prospects.round() <= table.meetingRound() ? 1 : .5;
        return values.prestige().getOrDefault(table.id(), 0.0) * meeting;
    }

    private Appraisal appraisal(
            Profile party, double money, double punished, double political, SeatValues values, Components c) {
        double gdp = BILLION_GDP * party.gdp();
        double welfare = p.get(Parameter.WELFARE_WEIGHT) * money / gdp;
        double retaliation = values.retaliationWeight() * punished / gdp;
        double politics = values.politicalWeight() * political;
        return new Appraisal(welfare - retaliation + politics, welfare, retaliation, politics, c.committed());
    }

    @Override
    public double committed(int[] levels) {
        return components(levels).committed();
    }

    @Override
    public double provocation(int[] levels) {
        return components(levels).provocation();
    }
}
