package parley.summit.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.summit.chance.PrivateDraws;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.deal.Plans;
import parley.summit.deal.Prospects;
import parley.summit.deal.RedLines;
import parley.summit.deal.Retaliation;
import parley.summit.deal.Weights;
import parley.summit.market.SupplyChain;
import parley.summit.measure.Exposure;
import parley.summit.measure.LadderState;
import parley.summit.measure.Measures;
import parley.summit.measure.QuantalResponse;
import parley.summit.measure.Relations;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Profile;
import parley.summit.scenario.RedLine;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.seat.SeatValues;
import parley.summit.table.Budgets;
import parley.summit.table.TableState;
import parley.summit.transcript.Event;
import parley.summit.transcript.Log;

/** Everything that one session's rules know and change. */
public final class World {

    /** Pressure that China feels from the host of a deal that provokes it fully. */
    private static final double PRESSED = .5;

    private final Scenario scenario;
    private final Seed seed;
    private final SupplyChain chain;
    private final Relations relations;
    private final Measures measures;
    private final Exposure exposure;
    private final QuantalResponse response;
    private final Retaliation retaliation;
    private final Plans plans;
    private final Map<String, Profile> profiles;
    private final Map<String, PrivateDraws> draws = new HashMap<>();
    private final Map<String, SeatValues> values = new LinkedHashMap<>();
    private final Map<String, SeatValues> beliefs = new LinkedHashMap<>();
    private final List<TableState> tables;
    private final Map<String, List<TableState>> tablesBySeat = new HashMap<>();
    private final Budgets budgets;
    private final List<TableState> signatures = new ArrayList<>();
    private final Log log = new Log();
    private Optional<Truce> truce = Optional.empty();
    private RedLines redLines = RedLines.NONE;
    private Onlooker onlooker = Onlooker.NOBODY;

    /** The world on the eve of the summit, with all that chance decides beforehand. */
    public World(Scenario scenario, Seed seed, Secrets secrets) {
        this(scenario, seed, seed, secrets);
    }

    /**
     * The same, where the model's parameters are drawn from a seed of their own: worlds that share it differ in their luck
     * alone.
     */
    public World(Scenario scenario, Seed seed, Seed parameterSeed, Secrets secrets) {
        this(Opening.of(scenario, parameterSeed.value()), seed, secrets);
    }

    /** The same, from an opening that other worlds may have had. */
    public World(Opening opening, Seed seed, Secrets secrets) {
        scenario = opening.scenario();
        this.seed = seed;
        profiles = scenario.profiles();
        profiles.keySet().forEach(seat -> draws.put(seat, secrets.of(seat, seed.value())));
        chain = opening.chain();
        relations = new Relations(scenario);
        measures = new Measures(scenario, chain, relations);
        exposure = opening.exposure();
        response = new QuantalResponse(profiles, chain, exposure, relations);
        retaliation = new Retaliation(measures, response, exposure, chain);
        plans = new Plans(scenario, chain, opening.prices());
        PrivateValues.draw(scenario, secrets, seed, values);
        PrivateValues.believed(scenario, beliefs);
        tables = scenario.tables().stream().map(this::table).toList();
        profiles.keySet()
                .forEach(seat -> tablesBySeat.put(
                        seat,
                        tables.stream()
                                .filter(t -> t.table().parties().contains(seat))
                                .toList()));
        budgets = new Budgets(scenario, tables);
        log.host(opened());
        tables.forEach(this::stand);
        if (scenario.has(Mechanism.RED_LINES)) {
            scenario.redLines().forEach(this::draw);
        }
    }

    /** A deal in force at the opening is known to all, and China has felt it. */
    private void stand(TableState table) {
        table.opening().ifPresent(deal -> {
            relations.press(Scenario.CHINA, table.table().host(), PRESSED * table.provocation(deal));
            log.all(new Event.OpeningDealStands(table.id(), deal));
        });
    }

    private TableState table(Table table) {
        int opener = seed.uniform(Stream.COIN, table.id(), 0) < .5 ? 0 : 1;
        var state = new TableState(table, plans.valuation(table), opener, opening(table), scenario.openFloor());
        if (table.kind() == TableKind.TRUCE && !scenario.has(Mechanism.TRUCE)) {
            state.close();
        }
        return state;
    }

    private Optional<Deal> opening(Table table) {
        return scenario.openingDeal(table.id()).map(deal -> new Deal(deal.levels()));
    }

    private Event opened() {
        var slow = new ArrayList<Event.SlowLoss>();
        for (int c = 0; c < chain.countries().size(); c++) {
            slow.add(new Event.SlowLoss(chain.countries().get(c), exposure.slow(c)));
        }
        return new Event.WorldOpened(
                new TreeMap<>(chain.parameters().bySymbol()),
                List.copyOf(values.values()),
                exposure.bans().entrySet().stream()
                        .map(e -> new Event.BanLoss(
                                e.getKey(), e.getValue().own(), e.getValue().all()))
                        .toList(),
                slow,
                plans.prices().supplyValues(plans.buyers()),
                plans.prices().poolValues());
    }

    /** What all parties take as given in a turn for tables; hosts whose tables sit settle what they expect of China. */
    public Prospects prospects(int round, Map<String, Weights> weights) {
        hosts(table -> table.sitsIn(round)).forEach(retaliation::prepare);
        return glimpse(round, weights);
    }

    /** The same for one who only looks, and settles nothing. */
    public Prospects glimpse(int round, Map<String, Weights> weights) {
        return new Prospects(round, weights, retaliation.today(hosts(table -> true)), redLines, provoking());
    }

    private Set<String> hosts(Predicate<TableState> which) {
        return tables.stream()
                .filter(t -> t.table().kind() == TableKind.DEAL && which.test(t))
                .map(t -> t.table().host())
                .collect(Collectors.toSet());
    }

    private List<String> provoking() {
        return tables.stream()
                .filter(t -> t.inForce()
                        .filter(deal -> t.provocation(deal) > Prospects.COUNTS)
                        .isPresent())
                .map(t -> t.table().host())
                .toList();
    }

    /** What every buyer expects of China today. */
    public Map<String, Weights> weights() {
        var weights = new LinkedHashMap<String, Weights>();
        plans.buyerCodes().forEach(buyer -> weights.put(buyer, Weights.of(buyer, measures, response)));
        return weights;
    }

    /** What a seat keeps to itself. */
    public SeatValues values(String seat) {
        return Objects.requireNonNull(values.get(seat), seat);
    }

    /** A seat's own random bits for {@code purpose}. */
    public long bits(String seat, String purpose) {
        return Objects.requireNonNull(draws.get(seat), seat).bits(purpose);
    }

    /** What the others believe of a seat. */
    public SeatValues beliefs(String seat) {
        return Objects.requireNonNull(beliefs.get(seat), seat);
    }

    public Profile profile(String seat) {
        return Objects.requireNonNull(profiles.get(seat), seat);
    }

    /** The table with this id. */
    public Optional<TableState> table(String id) {
        return tables.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    public Scenario scenario() {
        return scenario;
    }

    public Seed seed() {
        return seed;
    }

    public SupplyChain chain() {
        return chain;
    }

    public Relations relations() {
        return relations;
    }

    public Measures measures() {
        return measures;
    }

    public QuantalResponse response() {
        return response;
    }

    public Retaliation retaliation() {
        return retaliation;
    }

    public Plans plans() {
        return plans;
    }

    /** All tables, open or closed, in scenario order. */
    public List<TableState> tables() {
        return tables;
    }

    /** The tables of one seat, in scenario order. */
    public List<TableState> tablesOf(String seat) {
        return tablesBySeat.getOrDefault(seat, List.of());
    }

    public Budgets budgets() {
        return budgets;
    }

    public Log log() {
        return log;
    }

    /** Somebody watches how levels are chosen; that changes nothing. */
    public void watchedBy(Onlooker newOnlooker) {
        onlooker = newOnlooker;
    }

    Onlooker onlooker() {
        return onlooker;
    }

    /** Tables that were signed, in the order of their signatures. */
    public List<TableState> signatures() {
        return Collections.unmodifiableList(signatures);
    }

    /** Highest level that may be chosen on a ladder now: within reach, and no step up that a truce forbids. */
    public int highest(LadderState ladder) {
        boolean bound = truce.filter(t -> t.binds(ladder.ladder())).isPresent();
        return bound ? ladder.level() : QuantalResponse.highest(ladder, ladder.level());
    }

    /** The standing offer of a table is signed, and what it commits is spent. */
    public void sign(TableState table, Deal deal) {
        double committed = table.committed(deal);
        table.sign(deal);
        signatures.add(table);
        budgets.spend(table.table().buyer(), committed);
        if (table.table().kind() == TableKind.TRUCE) {
            begin(new Truce(table.table(), deal));
        } else {
            String host = table.table().host();
            double before = table.opening().map(table::provocation).orElse(0.0);
            relations.press(Scenario.CHINA, host, PRESSED * Math.max(0, table.provocation(deal) - before));
            retaliation.forget(host);
        }
    }

    /** The red lines that stand. */
    public RedLines redLines() {
        return redLines;
    }

    /** A country draws a red line, for all to see and for good; one that stands already is not drawn again. */
    public void draw(RedLine line) {
        if (!redLines.has(line)) {
            redLines = redLines.with(line);
            log.all(new Event.RedLineDrawn(
                    line.country(), line.table(), line.issue(), line.bound(), line.level(), line.title()));
        }
    }

    /** The truce in force. */
    public Optional<Truce> truce() {
        return truce;
    }

    /** What was announced before the summit and is due in {@code month} acts; a truce in force delays some of it. */
    public void decreePending(int month) {
        chain.decreePending(month, truce.map(Truce::suspension).orElse(0.0));
    }

    private void begin(Truce newTruce) {
        truce = Optional.of(newTruce);
        newTruce.begin(this);
        retaliation.forgetAll();
    }

    /** The truce in force breaks down. */
    public void breakTruce() {
        truce.ifPresent(t -> {
            truce = Optional.empty();
            t.breakDown(this);
        });
    }
}
