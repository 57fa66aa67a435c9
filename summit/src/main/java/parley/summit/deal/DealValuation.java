package parley.summit.deal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parley.summit.market.MarketState;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Mechanism;
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
    private final double salesToChina;
    private final Optional<int[]> opening;
    private final int[] fallback;
    private final Map<Integer, Components> components = new HashMap<>();

    /**
     * Technology counts as it was withheld, or not, at the opening.
     *
     * @param opening the deal in force that the parties fall back on
     */
    DealValuation(
            Table table,
            SupplyChain chain,
            List<Plan> plans,
            Map<String, Profile> profiles,
            ShadowPrices prices,
            Optional<int[]> opening) {
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
        salesToChina = salesToChina();
        this.opening = opening;
        fallback = opening.orElseGet(() -> new int[table.issues().size()]);
        withheld = new boolean[plans.size()];
        for (int j = 0; j < withheld.length; j++) {
            withheld[j] =
                    chain.technologyWithheld(plans.get(j).market(), plans.get(j).place());
        }
    }

    /** What the host sold to China in a year at the opening, US$ bn. */
    private double salesToChina() {
        double month = 0;
        for (MarketState market : chain.markets()) {
            month += market.price0() * market.flow(hostIndex, chain.china());
        }
        return 12 * month;
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
        return Components.of(Promises.of(Terms.of(table.issues(), levels), p), touched, plans, withheld, host, chain);
    }

    @Override
    public Appraisal appraise(int[] levels, String party, SeatValues values, Prospects prospects) {
        Worth worth = worth(levels, party, values, prospects);
        double committed = committed(levels);
        return opening.map(deal -> worth.over(worth(deal, party, values, prospects)))
                .orElse(worth)
                .appraisal(committed);
    }

    /** Worth over no deal at all, and its parts. */
    private record Worth(double welfare, double retaliation, double politics) {
        Worth over(Worth other) {
            return new Worth(welfare - other.welfare, retaliation - other.retaliation, politics - other.politics);
        }

        Appraisal appraisal(double committed) {
            return new Appraisal(welfare - retaliation + politics, welfare, retaliation, politics, committed);
        }
    }

    private Worth worth(int[] levels, String party, SeatValues values, Prospects prospects) {
        Components c = components(levels);
        double crossing = p.get(Parameter.RED_LINE_COST) * crossed(levels, party, prospects);
        return party.equals(table.buyer())
                ? toBuyer(c, crossing, values, prospects)
                : toHost(c, crossing, values, prospects);
    }

    /** Own red lines beyond which a deal lies; to stay with what is in force breaks no word. */
    private int crossed(int[] levels, String party, Prospects prospects) {
        return Arrays.equals(levels, fallback) ? 0 : prospects.redLines().crossed(table, party, levels);
    }

    private Worth toBuyer(Components c, double crossing, SeatValues values, Prospects prospects) {
        Terms t = c.signed();
        Terms kept = c.kept();
        double money = 0;
        for (Components.Output output : c.outputs()) {
            money += suppliesBuyer(kept, output, prospects.weights(table.buyer()));
        }
        money -= p.get(Parameter.SUBSIDY) * kept.finance() * c.capex()
                + kept.infrastructure()
                + p.get(Parameter.TARIFF_COST) * c.relief() * host.exportsToUsa()
                + p.get(Parameter.TECHNOLOGY_COST) * kept.technology() * c.capex();
        double politics = prestige(values, prospects) * c.depth()
                + .25 * t.china()
                + .15 * t.security() * (.3 + .7 * Math.max(0, host.alignment()))
                + .04 * t.binding()
                + .15 * t.waiver()
                + .05 * t.standards()
                - .25 * c.relief() / .19
                - .10 * t.technology()
                - p.get(Parameter.RATIFICATION_COST) * values.ratification() * t.binding();
        return worth(buyer, money, 0, buyer.tableImportance() * politics - crossing, values);
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

    private Worth toHost(Components c, double crossing, SeatValues values, Prospects prospects) {
        Terms t = c.signed();
        Terms kept = c.kept();
        double money = p.get(Parameter.FINANCE_GAIN) * kept.finance() * c.capex()
                + p.get(Parameter.TARIFF_GAIN) * c.relief() * host.exportsToUsa()
                + p.get(Parameter.TECHNOLOGY_GAIN) * kept.technology() * c.capex()
                + p.get(Parameter.GRANT_GAIN) * kept.infrastructure()
                - p.get(Parameter.STANDARDS_COST) * t.standards() * c.capex()
                - t.waiver() * host.rawExportRent()
                - p.get(Parameter.SALES_AT_RISK) * t.china() * t.china() * salesToChina;
        for (Components.Output output : c.outputs()) {
            MarketState market = chain.market(output.market());
            double bought = output.offtake();
            double others = output.others();
            money += p.get(Parameter.VALUE_ADDED) * market.price0() * (bought + others)
                    + floorPayment(kept, market, bought)
                    + prices.pool(output.market(), hostIndex, prospects.weights(table.buyer())) * others
                    + p.get(Parameter.KEPT_AT_HOME) * market.price0() * useful(market, others);
        }
        double politics = prestige(values, prospects) * c.depth()
                - values.sovereignty() * c.sovereignty()
                - p.get(Parameter.RATIFICATION_COST) * values.ratification() * t.binding()
                + alignmentValue() * host.alignment() * c.alignment()
                - p.get(Parameter.LOSERS_WEIGHT) * c.losers()
                - crossing;
        double punished = chain.has(Mechanism.RETALIATION) ? prospects.retaliation(table.host(), c.provocation()) : 0;
        return worth(host, money, punished, politics, values);
    }

    /** Tonnes that a host has a strategic use for at home: up to a share of its own use; diverted ones count against it. */
    private double useful(MarketState market, double tonnes) {
        double most = USEFUL_SHARE * market.normalUse(hostIndex) * monthsOfUse;
        return Math.clamp(tonnes, -most, most);
    }

    private double alignmentValue() {
        return chain.has(Mechanism.ALIGNMENT) ? p.get(Parameter.ALIGNMENT_VALUE) : 0;
    }

    /** Prestige of a signature: full up to the leaders' meeting, half after it. */
    private double prestige(SeatValues values, Prospects prospects) {
        double meeting = prospects.round() <= table.meetingRound() ? 1 : .5;
        return values.prestige().getOrDefault(table.id(), 0.0) * meeting;
    }

    @Override
    public Breakdown breakdown(int[] levels, String party, SeatValues values, Prospects prospects) {
        Breakdown items = items(levels, party, values, prospects);
        return opening.map(deal -> items.over(items(deal, party, values, prospects)))
                .orElse(items);
    }

    private Breakdown items(int[] levels, String party, SeatValues values, Prospects prospects) {
        Components c = components(levels);
        Profile profile = party.equals(table.buyer()) ? buyer : host;
        double gdp = BILLION_GDP * profile.gdp();
        var account = new Breakdown.Account(
                p.get(Parameter.WELFARE_WEIGHT) / gdp, values.retaliationWeight() / gdp, values.politicalWeight());
        if (party.equals(table.buyer())) {
            buyersItems(account, c, values, prospects);
        } else {
            hostsItems(account, c, values, prospects);
        }
        return account.politics("red lines", crossed(levels, party, prospects), -p.get(Parameter.RED_LINE_COST))
                .breakdown();
    }

    private void buyersItems(Breakdown.Account account, Components c, SeatValues values, Prospects prospects) {
        Terms t = c.signed();
        Terms kept = c.kept();
        c.outputs().forEach(output -> buyersTonnes(account, kept, output, prospects.weights(table.buyer())));
        account.welfare("finance", kept.finance() * c.capex(), "US$ bn", -p.get(Parameter.SUBSIDY))
                .welfare("infrastructure", kept.infrastructure(), "US$ bn", -1)
                .welfare("tariff", c.relief() * host.exportsToUsa(), "US$ bn", -p.get(Parameter.TARIFF_COST))
                .welfare("technology", kept.technology() * c.capex(), "US$ bn", -p.get(Parameter.TECHNOLOGY_COST));
        double weight = buyer.tableImportance();
        account.politics("prestige", c.depth(), weight * prestige(values, prospects))
                .politics("clause", t.china(), weight * .25)
                .politics("security", t.security(), weight * .15 * (.3 + .7 * Math.max(0, host.alignment())))
                .politics("form", t.binding(), weight * .04)
                .politics("waiver", t.waiver(), weight * .15)
                .politics("standards", t.standards(), weight * .05)
                .politics("tariff", c.relief(), -weight * .25 / .19)
                .politics("technology", t.technology(), -weight * .10)
                .politics(
                        "ratification",
                        t.binding(),
                        -weight * p.get(Parameter.RATIFICATION_COST) * values.ratification());
    }

    private void buyersTonnes(Breakdown.Account account, Terms kept, Components.Output output, Weights weights) {
        int k = output.market();
        MarketState market = chain.market(k);
        double bought = output.offtake();
        double secure = Math.min(Math.max(bought, 0), USEFUL_SHARE * market.normalUse(buyerIndex) * monthsOfUse);
        account.tonnes("secure supply", market.id(), secure, prices.supply(k, buyerIndex, weights))
                .tonnes("pool", market.id(), bought - secure + output.others(), prices.pool(k, buyerIndex, weights))
                .tonnes(
                        "strategic premium",
                        market.id(),
                        bought + p.get(Parameter.OTHERS_STRATEGIC) * output.others(),
                        p.get(Parameter.STRATEGIC_PREMIUM) * market.price0())
                .tonnes("floor", market.id(), kept.floor() * bought, -floorPrice(market));
    }

    /** What a floor pays on a tonne over the market, US$ bn. */
    private double floorPrice(MarketState market) {
        return market.price0() * Math.max(0, p.get(Parameter.FLOOR_PRICE) - market.suppression());
    }

    private void hostsItems(Breakdown.Account account, Components c, SeatValues values, Prospects prospects) {
        Terms t = c.signed();
        Terms kept = c.kept();
        account.welfare("finance", kept.finance() * c.capex(), "US$ bn", p.get(Parameter.FINANCE_GAIN))
                .welfare("tariff", c.relief() * host.exportsToUsa(), "US$ bn", p.get(Parameter.TARIFF_GAIN))
                .welfare("technology", kept.technology() * c.capex(), "US$ bn", p.get(Parameter.TECHNOLOGY_GAIN))
                .welfare("infrastructure", kept.infrastructure(), "US$ bn", p.get(Parameter.GRANT_GAIN))
                .welfare("standards", kept.standards() * c.capex(), "US$ bn", -p.get(Parameter.STANDARDS_COST))
                .welfare("waiver", t.waiver() * host.rawExportRent(), "US$ bn", -1)
                .welfare(
                        "sales at risk",
                        t.china() * t.china() * salesToChina,
                        "US$ bn",
                        -p.get(Parameter.SALES_AT_RISK));
        c.outputs().forEach(output -> hostsTonnes(account, kept, output, prospects.weights(table.buyer())));
        double punished = chain.has(Mechanism.RETALIATION) ? prospects.retaliation(table.host(), c.provocation()) : 0;
        account.retaliation(punished)
                .politics("prestige", c.depth(), prestige(values, prospects))
                .politics("sovereignty", c.sovereignty(), -values.sovereignty())
                .politics("ratification", t.binding(), -p.get(Parameter.RATIFICATION_COST) * values.ratification())
                .politics("alignment", c.alignment(), alignmentValue() * host.alignment())
                .politics("losers", c.losers(), -p.get(Parameter.LOSERS_WEIGHT));
    }

    private void hostsTonnes(Breakdown.Account account, Terms kept, Components.Output output, Weights weights) {
        MarketState market = chain.market(output.market());
        double bought = output.offtake();
        double others = output.others();
        account.tonnes("value added", market.id(), bought + others, p.get(Parameter.VALUE_ADDED) * market.price0())
                .tonnes("floor", market.id(), kept.floor() * bought, floorPrice(market))
                .tonnes("pool", market.id(), others, prices.pool(output.market(), hostIndex, weights))
                .tonnes(
                        "kept at home",
                        market.id(),
                        useful(market, others),
                        p.get(Parameter.KEPT_AT_HOME) * market.price0());
    }

    private Worth worth(Profile party, double money, double punished, double political, SeatValues values) {
        double gdp = BILLION_GDP * party.gdp();
        double welfare = p.get(Parameter.WELFARE_WEIGHT) * money / gdp;
        double retaliation = values.retaliationWeight() * punished / gdp;
        double politics = values.politicalWeight() * political;
        return new Worth(welfare, retaliation, politics);
    }

    @Override
    public double committed(int[] levels) {
        double before = opening.map(deal -> components(deal).committed()).orElse(0.0);
        return Math.max(0, components(levels).committed() - before);
    }

    @Override
    public double provocation(int[] levels) {
        return components(levels).provocation();
    }
}
