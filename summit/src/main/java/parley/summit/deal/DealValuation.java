package parley.summit.deal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/**
 * Worth of a minerals deal to its buyer and its host (MODEL section 6.4), over what they fall back on: nothing, or the deal that is
 * in force between them.
 */
public final class DealValuation implements Valuation {

    private static final double LARGEST_RELIEF = .19;
    private static final String MONEY = "US$ bn";

    /** Both parties by their own values and by what is believed of them. */
    private static final int STANDPOINTS = 4;

    private final Table table;
    private final SupplyChain chain;
    private final Parameters p;
    private final List<Plan> plans;
    private final boolean[] withheld;
    private final Profile buyer;
    private final Profile host;
    private final ShadowPrices prices;
    private final double salesToChina;
    private final boolean inForce;
    private final int[] fallback;
    private final DealMap<Weighed> deals;
    private final List<Standpoint> standpoints = new ArrayList<>();
    private final IssueGrid<Weighed> grid;
    private Columns.@Nullable Several buyerCells;
    private Columns.@Nullable Several hostCells;
    private final Weighed start;
    private final boolean alignment;
    private final double redLinePrice;

    /**
     * Technology counts as it was withheld, or not, at the opening; so do the host's sales to China.
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
        salesToChina = salesToChina(chain.country(table.host()));
        fallback = opening.orElseGet(() -> new int[table.issues().size()]);
        deals = new DealMap<>(table.issues());
        withheld = new boolean[plans.size()];
        for (int j = 0; j < withheld.length; j++) {
            withheld[j] =
                    chain.technologyWithheld(plans.get(j).market(), plans.get(j).place());
        }
        redLinePrice = -p.get(Parameter.RED_LINE_COST);
        alignment = chain.has(Mechanism.ALIGNMENT);
        inForce = opening.isPresent();
        start = deal(fallback);
        grid = IssueGrid.of(table.issues(), this::deal);
    }

    /** What the host sold to China in a year at the opening, US$ bn. */
    private double salesToChina(int seller) {
        double month = 0;
        for (MarketState market : chain.markets()) {
            month += market.price0() * market.flow(seller, chain.china());
        }
        return 12 * month;
    }

    private Weighed deal(int[] levels) {
        return deals.at(levels, asked -> new Weighed(asked, compute(asked)));
    }

    private Components compute(int[] levels) {
        int news = 0;
        for (int i = 0; i < levels.length; i++) {
            Issue issue = table.issues().get(i);
            boolean form = issue.id().equals("bin") || issue.id().equals("trm");
            news += levels[i] != fallback[i] && !form ? 1 : 0;
        }
        return Components.of(Promises.of(Terms.of(table.issues(), levels), p), news, plans, withheld, host, chain);
    }

    @Override
    public Preferences preferences(String party, SeatValues values, Prospects prospects) {
        Standpoint from = standpoint(party, values, prospects);
        return new Preferences() {
            @Override
            public Appraisal appraise(int[] levels) {
                return DealValuation.this.appraise(deal(levels), from);
            }

            @Override
            public double surplus(int[] levels) {
                return appraise(levels).surplus();
            }

            @Override
            public double[][] issueValues() {
                return grid.byLevel(surpluses(from));
            }
        };
    }

    private Appraisal appraise(Weighed deal, Standpoint from) {
        return appraise(deal, sums(deal, from), from);
    }

    private Appraisal appraise(Weighed deal, Sums sums, Standpoint from) {
        double welfare = from.money * (sums.welfare() - from.before.welfare());
        double retaliation = from.punishment * (sums.retaliation() - from.before.retaliation());
        double politics = from.politics * (sums.politics() - from.before.politics());
        return new Appraisal(
                welfare - retaliation + politics, welfare, retaliation, politics, committed(deal.components));
    }

    /** Surplus of every deal of the grid: as {@link #appraise} finds it, all in one pass. */
    private double[] surpluses(Standpoint from) {
        Columns.Several amounts = cells(from);
        double[] money = amounts.welfare(from.prices);
        double[] politics = amounts.politics(from.prices);
        var surpluses = new double[money.length];
        for (int d = 0; d < surpluses.length; d++) {
            Weighed deal = grid.deals().get(d);
            surpluses[d] = appraise(deal, sums(deal, money[d], politics[d], from), from)
                    .surplus();
        }
        return surpluses;
    }

    /** What the side of {@code from} weighs in the deals of the grid. */
    private Columns.Several cells(Standpoint from) {
        Columns.Several known = from.isBuyer ? buyerCells : hostCells;
        return known == null ? entered(from) : known;
    }

    private Columns.Several entered(Standpoint from) {
        var amounts = new Columns.Several(
                grid.deals().stream().map(deal -> deal.amounts(from, this)).toList());
        if (from.isBuyer) {
            buyerCells = amounts;
        } else {
            hostCells = amounts;
        }
        return amounts;
    }

    private Sums sums(Weighed deal, Standpoint from) {
        Columns amounts = deal.amounts(from, this);
        return sums(deal, amounts.welfare(from.prices), amounts.politics(from.prices), from);
    }

    /** What it is worth with China's answer and red lines, which belong to a turn. */
    private Sums sums(Weighed deal, double welfare, double politics, Standpoint from) {
        return new Sums(
                welfare,
                from.retaliation(deal.components.provocation()),
                politics + crossed(deal.levels, from) * redLinePrice);
    }

    @Override
    public Breakdown breakdown(int[] levels, String party, SeatValues values, Prospects prospects) {
        Standpoint from = standpoint(party, values, prospects);
        Breakdown deal = books(deal(levels), from);
        return inForce ? deal.over(books(start, from)) : deal;
    }

    private Breakdown books(Weighed deal, Standpoint from) {
        var books = new Breakdown.Books(k -> chain.market(k).id(), from.money, from.punishment, from.politics);
        items(deal.components, from, books);
        books.redLines(crossed(deal.levels, from), redLinePrice);
        return books.breakdown();
    }

    /** Those of one turn are kept; the first of the next turn clears them away. */
    private Standpoint standpoint(String party, SeatValues values, Prospects prospects) {
        for (Standpoint known : standpoints) {
            if (known.is(party, values, prospects)) {
                return known;
            }
        }
        if (standpoints.size() == STANDPOINTS) {
            standpoints.clear();
        }
        Profile profile = party.equals(table.buyer()) ? buyer : host;
        var fresh = new Standpoint(table, party, profile, chain, prices, plans, values, prospects);
        items(start.components, fresh, fresh.prices);
        if (inForce) {
            fresh.before = sums(start, fresh);
        }
        standpoints.add(fresh);
        return fresh;
    }

    /** What a side of the table weighs, but for red lines. */
    void items(Components c, Standpoint from, Account account) {
        if (from.isBuyer) {
            toBuyer(c, from, account);
        } else {
            toHost(c, from, account);
        }
    }

    /** To stay with what is in force breaks no word. */
    private int crossed(int[] levels, Standpoint from) {
        return from.ownLines.lines().isEmpty() || Arrays.equals(levels, fallback)
                ? 0
                : from.ownLines.crossed(table, levels);
    }

    private void toBuyer(Components c, Standpoint from, Account account) {
        Terms t = c.signed();
        Terms kept = c.kept();
        for (Components.Output output : c.outputs()) {
            tonnesToBuyer(kept, output, from, account);
        }
        account.welfare("finance", kept.finance() * c.capex(), MONEY, -p.get(Parameter.SUBSIDY));
        account.welfare("infrastructure", kept.infrastructure(), MONEY, -1);
        account.welfare("tariff", c.relief() * host.exportsToUsa(), MONEY, -p.get(Parameter.TARIFF_COST));
        account.welfare("technology", kept.technology() * c.capex(), MONEY, -p.get(Parameter.TECHNOLOGY_COST));
        double weight = buyer.tableImportance();
        account.politics("prestige", c.depth(), weight * from.prestige);
        account.politics("clause", t.china(), weight * .25);
        account.politics("security", t.security(), weight * .15 * (.3 + .7 * Math.max(0, host.alignment())));
        account.politics("form", t.binding(), weight * .04);
        account.politics("waiver", t.waiver(), weight * .15);
        account.politics("standards", t.standards(), weight * .05);
        account.politics("tariff", c.relief(), -weight * .25 / LARGEST_RELIEF);
        account.politics("technology", t.technology(), -weight * .10);
        account.politics(
                "ratification", t.binding(), -weight * p.get(Parameter.RATIFICATION_COST) * from.values.ratification());
    }

    /** A buyer values secure tonnes at its shadow price, up to a share of its own use, and all tonnes strategically. */
    private void tonnesToBuyer(Terms kept, Components.Output output, Standpoint from, Account account) {
        int k = output.market();
        double bought = output.offtake();
        double others = output.others();
        double secure = Math.min(Math.max(bought, 0), from.useful[k]);
        account.tonnes("secure supply", k, secure, from.secure[k]);
        account.tonnes("pool", k, bought - secure + others, from.pool[k]);
        account.tonnes(
                "strategic premium",
                k,
                bought + p.get(Parameter.OTHERS_STRATEGIC) * others,
                p.get(Parameter.STRATEGIC_PREMIUM) * chain.market(k).price0());
        account.tonnes("floor", k, kept.floor() * bought, -from.floor[k]);
    }

    private void toHost(Components c, Standpoint from, Account account) {
        Terms t = c.signed();
        Terms kept = c.kept();
        account.welfare("finance", kept.finance() * c.capex(), MONEY, p.get(Parameter.FINANCE_GAIN));
        account.welfare("tariff", c.relief() * host.exportsToUsa(), MONEY, p.get(Parameter.TARIFF_GAIN));
        account.welfare("technology", kept.technology() * c.capex(), MONEY, p.get(Parameter.TECHNOLOGY_GAIN));
        account.welfare("infrastructure", kept.infrastructure(), MONEY, p.get(Parameter.GRANT_GAIN));
        account.welfare("standards", kept.standards() * c.capex(), MONEY, -p.get(Parameter.STANDARDS_COST));
        account.welfare("waiver", t.waiver() * host.rawExportRent(), MONEY, -1);
        account.welfare("sales at risk", t.china() * t.china() * salesToChina, MONEY, -p.get(Parameter.SALES_AT_RISK));
        for (Components.Output output : c.outputs()) {
            tonnesToHost(kept, output, from, account);
        }
        account.retaliation(from.retaliation(c.provocation()));
        account.politics("prestige", c.depth(), from.prestige);
        account.politics("sovereignty", c.sovereignty(), -from.values.sovereignty());
        account.politics("ratification", t.binding(), -p.get(Parameter.RATIFICATION_COST) * from.values.ratification());
        account.politics("alignment", c.alignment(), alignmentValue() * host.alignment());
        account.politics("losers", c.losers(), -p.get(Parameter.LOSERS_WEIGHT));
    }

    private double alignmentValue() {
        return alignment ? p.get(Parameter.ALIGNMENT_VALUE) : 0;
    }

    /** Of the tonnes that a host keeps, up to a share of its own use has a strategic value to it; diverted ones count against it. */
    private void tonnesToHost(Terms kept, Components.Output output, Standpoint from, Account account) {
        int k = output.market();
        double price0 = chain.market(k).price0();
        double bought = output.offtake();
        double others = output.others();
        account.tonnes("value added", k, bought + others, p.get(Parameter.VALUE_ADDED) * price0);
        account.tonnes("floor", k, kept.floor() * bought, from.floor[k]);
        account.tonnes("pool", k, others, from.pool[k]);
        account.tonnes(
                "kept at home",
                k,
                Math.clamp(others, -from.useful[k], from.useful[k]),
                p.get(Parameter.KEPT_AT_HOME) * price0);
    }

    @Override
    public double committed(int[] levels) {
        return committed(deal(levels).components);
    }

    /** What a deal commits beyond what the deal in force has committed already. */
    private double committed(Components c) {
        double before = inForce ? start.components.committed() : 0;
        return Math.max(0, c.committed() - before);
    }

    @Override
    public double provocation(int[] levels) {
        return deal(levels).components.provocation();
    }
}
