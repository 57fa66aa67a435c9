package parley.summit.deal;

import java.util.List;
import java.util.Optional;
import parley.summit.market.MarketState;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Table;
import parley.summit.seat.SeatValues;

/**
 * Where one party stands at a deal table in one turn: everything that its valuation needs and that no deal changes, looked up once
 * for the thousands of deals that a turn compares.
 */
final class Standpoint {

    private static final double BILLION_GDP = .001;
    private static final double USEFUL_SHARE = .3;

    private final String party;
    final boolean isBuyer;
    final SeatValues values;
    final Prospects prospects;

    /** What US$ bn, US$ bn of China's answer, and political value are worth to the party. */
    final double money;

    final double punishment;
    final double politics;

    /** Prestige of a signature: full up to the leaders' meeting, half after it. */
    final double prestige;

    /** By market: worth of a secure tonne, of a tonne in the pool, and tonnes over which such a value holds. */
    final double[] secure;

    final double[] pool;
    final double[] useful;

    /** By market: what a floor pays on a tonne over the market. */
    final double[] floor;

    /** Prices of all that a deal can change, as the formulas enter them. */
    final Columns prices = Columns.ofPrices();

    /** What the deal in force is worth from here; nothing without one. */
    Sums before = Sums.NOTHING;

    /** What China is expected to do; it answers hosts alone. */
    private final Optional<Retaliation.Answer> answer;

    /** What the party itself has drawn at the table. */
    final RedLines ownLines;

    Standpoint(
            Table table,
            String party,
            Profile profile,
            SupplyChain chain,
            ShadowPrices prices,
            List<Plan> plans,
            SeatValues values,
            Prospects prospects) {
        Parameters p = chain.parameters();
        this.party = party;
        this.values = values;
        this.prospects = prospects;
        isBuyer = party.equals(table.buyer());
        double gdp = BILLION_GDP * profile.gdp();
        money = p.get(Parameter.WELFARE_WEIGHT) / gdp;
        punishment = values.retaliationWeight() / gdp;
        politics = values.politicalWeight();
        double meeting = prospects.round() <= table.meetingRound() ? 1 : .5;
        prestige = values.prestige().getOrDefault(table.id(), 0.0) * meeting;
        answer = isBuyer ? Optional.empty() : Optional.of(prospects.answer(party));
        ownLines = prospects.redLines().of(party, table);
        int markets = chain.markets().size();
        secure = new double[markets];
        pool = new double[markets];
        useful = new double[markets];
        floor = new double[markets];
        int country = chain.country(party);
        double months = DiscountedOutput.at(p.get(Parameter.DISCOUNT)).ofUse();
        Weights weights = prospects.weights(table.buyer());
        for (Plan plan : plans) {
            int k = plan.market();
            MarketState market = chain.market(k);
            secure[k] = isBuyer ? prices.supply(k, country, weights) : 0;
            pool[k] = prices.pool(k, country, weights);
            useful[k] = USEFUL_SHARE * market.normalUse(country) * months;
            floor[k] = market.price0() * Math.max(0, p.get(Parameter.FLOOR_PRICE) - market.suppression());
        }
    }

    /** What China is expected to do to the party for a deal that provokes it so much, US$ bn. */
    double retaliation(double provocation) {
        return answer.isPresent() ? answer.get().cost(provocation) : 0;
    }

    /** Whether it is the party's, by these very values and this very snapshot; equal ones are not looked for. */
    @SuppressWarnings("ReferenceEquality")
    boolean is(String otherParty, SeatValues otherValues, Prospects otherProspects) {
        return party.equals(otherParty) && values == otherValues && prospects == otherProspects;
    }
}
