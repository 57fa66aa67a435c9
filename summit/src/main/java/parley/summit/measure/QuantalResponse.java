package parley.summit.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import parley.summit.market.MarketState;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Scenario;

/** How a government chooses a level: noisy expected utility (MODEL section 9.2). */
public final class QuantalResponse {

    /** How far a ladder can be climbed, and descended, in one decision. */
    private static final int UP = 2;

    private static final int DOWN = 3;

    private static final double LICENCE_YEAR = 12;
    private static final double CURB_COST = .08;

    private final Map<String, Profile> profiles;
    private final SupplyChain chain;
    private final Exposure exposure;
    private final Relations relations;
    private final Parameters p;
    private final Map<LadderState, Meaning> meanings = new HashMap<>();

    public QuantalResponse(Map<String, Profile> profiles, SupplyChain chain, Exposure exposure, Relations relations) {
        this.profiles = Map.copyOf(profiles);
        this.chain = chain;
        this.exposure = exposure;
        this.relations = relations;
        p = chain.parameters();
    }

    /** What a level means in money, US$ bn: the target's loss as believed, the actor's cost, and what it loses by diversion. */
    public record Stakes(double targetLoss, double ownCost, double diversion) {}

    /** Lowest level within reach of {@code from}. */
    public static int lowest(LadderState state, int from) {
        return state.isFrozen() ? from : Math.max(0, from - DOWN);
    }

    /** Highest level within reach of {@code from}. */
    public static int highest(LadderState state, int from) {
        return state.isFrozen() ? from : Math.min(state.levels() - 1, from + UP);
    }

    /** Pressure that the actor feels from its counterpart. */
    public double pressure(LadderState state) {
        return relations.pressure(state.ladder().actor(), state.ladder().counterpart());
    }

    /**
     * What the levels of a ladder mean as long as its actor sells the same in its markets.
     *
     * @param sales US$ bn a month
     * @param levels with log-odds but for the conflict between the two
     * @param distance of the two, 0..1
     */
    private record Meaning(double sales, List<LevelMeaning> levels, double distance) {}

    /** A level's stakes, and the log-odds that the counterpart gives in to it. */
    private record LevelMeaning(Stakes stakes, double odds) {}

    private Meaning meaning(LadderState state) {
        double sales = sales(state);
        Meaning known = meanings.get(state);
        if (known != null && known.sales == sales) {
            return known;
        }
        var levels = new ArrayList<LevelMeaning>(state.levels());
        for (int x = 0; x < state.levels(); x++) {
            Stakes stakes = stakes(state, x, sales);
            levels.add(new LevelMeaning(stakes, odds(stakes)));
        }
        var fresh = new Meaning(sales, levels, distance(state.ladder()));
        meanings.put(state, fresh);
        return fresh;
    }

    private double odds(Stakes stakes) {
        return Motives.odds(stakes, p.get(Parameter.BASE_CONCESSION));
    }

    /** What a level is good for, whatever the level before and the pressure: its chance of success and its cost, US$ bn. */
    private record Appeal(double concession, double cost) {}

    private Appeal[] appeals(LadderState state) {
        Meaning meaning = meaning(state);
        double conflict = p.get(Parameter.CONFLICT_EXPECTATION) * conflict(meaning.distance);
        var appeals = new Appeal[state.levels()];
        for (int x = 0; x < appeals.length; x++) {
            LevelMeaning level = meaning.levels.get(x);
            Stakes stakes = level.stakes;
            appeals[x] = new Appeal(
                    Motives.concession(x, level.odds - conflict, p.get(Parameter.THREAT_BONUS)),
                    stakes.ownCost() + stakes.diversion());
        }
        return appeals;
    }

    /**
     * What a year at level {@code x} costs those on both ends of a ladder in trade, beyond the minerals: tariffs and curbs that
     * are carried out, an announcement for what it says itself.
     */
    public Stakes trade(LadderState state, int x) {
        Ladder.Level level = state.ladder().levels().get(x);
        return switch (state.ladder().kind()) {
            case TARIFFS -> new Stakes(level.targetLoss(), level.ownCost(), 0);
            case LICENCES_ONE -> {
                double hit = tradeHit(level, state.ladder().counterpart());
                yield new Stakes(hit * p.get(Parameter.TRADE_LOSS), CURB_COST * hit, 0);
            }
            case LICENCES_ALL, RAW_EXPORTS -> new Stakes(0, 0, 0);
        };
    }

    /** Exponents of the levels from {@link #lowest} to {@link #highest}, before one decision. */
    public double[] exponents(LadderState state) {
        return exponents(state, appeals(state), state.level(), pressure(state));
    }

    private double[] exponents(LadderState state, Appeal[] appeals, int from, double pressure) {
        int low = lowest(state, from);
        var exponents = new double[highest(state, from) - low + 1];
        for (int x = low; x < low + exponents.length; x++) {
            exponents[x - low] = p.get(Parameter.PRECISION) * utility(state, appeals[x], from, x, pressure);
        }
        return exponents;
    }

    private double utility(LadderState state, Appeal appeal, int from, int x, double pressure) {
        Ladder ladder = state.ladder();
        double gain = pressure * ladder.demand() * appeal.concession - appeal.cost;
        int top = state.levels() - 1;
        return Motives.utility(
                gain / ladder.sensitivity(),
                p.get(Parameter.RECIPROCITY),
                (double) x / top - pressure,
                p.get(Parameter.INERTIA),
                x - from,
                top,
                isAnnounced(state, x));
    }

    private static boolean isAnnounced(LadderState state, int x) {
        return state.announced().isPresent() && state.announced().getAsInt() == x;
    }

    /** What draws the actor to level {@code x} today; its exponent is that of {@link #exponents}. */
    public Motives motives(LadderState state, int x) {
        Ladder ladder = state.ladder();
        var drives = new EnumMap<Drive, Double>(Drive.class);
        for (Drive drive : Drive.values()) {
            drives.put(
                    drive,
                    switch (drive) {
                        case PRESSURE -> pressure(state);
                        case DEMAND -> ladder.demand();
                        case SENSITIVITY -> ladder.sensitivity();
                        case TARGET_LOSS, OWN_COST, DIVERSION -> 1.0;
                        case BASE_RATE -> p.get(Parameter.BASE_CONCESSION);
                        case CONFLICT -> p.get(Parameter.CONFLICT_EXPECTATION);
                        case THREAT -> p.get(Parameter.THREAT_BONUS);
                        case RECIPROCITY -> p.get(Parameter.RECIPROCITY);
                        case INERTIA -> p.get(Parameter.INERTIA);
                        case PRECISION -> p.get(Parameter.PRECISION);
                    });
        }
        return new Motives(
                x,
                state.level(),
                state.levels() - 1,
                stakes(state, x),
                conflict(distance(ladder)),
                isAnnounced(state, x),
                drives);
    }

    /** Further conflict is expected from those who are far apart, and in tense days. */
    private double conflict(double distance) {
        return .5 * distance + .5 * relations.tension();
    }

    private double distance(Ladder ladder) {
        double alignment = profile(ladder.counterpart()).alignment();
        return (ladder.actor().equals(Scenario.USA) ? 1 - alignment : 1 + alignment) / 2;
    }

    /** What level {@code x} means in money. */
    public Stakes stakes(LadderState state, int x) {
        return meaning(state).levels.get(x).stakes;
    }

    private Stakes stakes(LadderState state, int x, double sales) {
        return switch (state.ladder().kind()) {
            case LICENCES_ONE -> towardOne(state, x, sales);
            case LICENCES_ALL -> towardAll(state, x, sales);
            case TARIFFS -> tariffs(state, x);
            case RAW_EXPORTS -> rawExports(state, x, sales);
        };
    }

    private Stakes towardOne(LadderState state, int x, double sales) {
        Ladder.Level level = state.ladder().levels().get(x);
        String target = state.ladder().counterpart();
        Exposure.Ban ban = exposure.ban(target);
        double trade = tradeHit(level, target);
        double loss = x == Ladder.ANNOUNCEMENT
                ? threatened(state) * ban.own()
                : level.lossShare() * ban.own() + trade * p.get(Parameter.TRADE_LOSS);
        return new Stakes(
                loss,
                p.get(Parameter.LOST_MARGIN) * withheld(sales, level) + CURB_COST * trade,
                p.get(Parameter.DIVERSION_COST) * level.lossShare() * ban.all());
    }

    /** Exports of {@code target} to China that a level hits, US$ bn a year. */
    private double tradeHit(Ladder.Level level, String target) {
        return level.exportsHit() * profile(target).exportsToChina() * p.get(Parameter.DEPENDENCE_SCALE);
    }

    private Stakes towardAll(LadderState state, int x, double sales) {
        Ladder.Level level = state.ladder().levels().get(x);
        double slow = exposure.slow(state.counterpart());
        double share = x == Ladder.ANNOUNCEMENT ? threatened(state) : level.lossShare();
        return new Stakes(
                share * slow,
                p.get(Parameter.LOST_MARGIN) * withheld(sales, level),
                p.get(Parameter.DIVERSION_COST) * level.lossShare() * exposure.slowForAll(chain.china()));
    }

    /** A host gives up the margin on what it keeps at home, and expects nothing of anybody. */
    private Stakes rawExports(LadderState state, int x, double sales) {
        double withheld = withheld(sales, state.ladder().levels().get(x));
        return new Stakes(0, p.get(Parameter.RAW_MARGIN) * withheld, 0);
    }

    private static Stakes tariffs(LadderState state, int x) {
        List<Ladder.Level> levels = state.ladder().levels();
        double loss = x == Ladder.ANNOUNCEMENT
                ? .5 * levels.get(Ladder.THREATENED).targetLoss()
                : levels.get(x).targetLoss();
        return new Stakes(loss, levels.get(x).ownCost(), 0);
    }

    /** An announcement is believed for half of what it threatens. */
    private static double threatened(LadderState state) {
        return .5 * state.ladder().levels().get(Ladder.THREATENED).lossShare();
    }

    /** What the actor sells a month in the ladder's markets, to its target or to all, US$ bn. */
    private double sales(LadderState state) {
        return switch (state.ladder().kind()) {
            case LICENCES_ONE -> sales(state, market -> market.flow(chain.china(), state.counterpart()));
            case LICENCES_ALL, RAW_EXPORTS -> sales(state, market -> market.exports(state.actor()));
            case TARIFFS -> 0;
        };
    }

    private double sales(LadderState state, ToDoubleFunction<MarketState> tonnes) {
        double sum = 0;
        for (int k : state.markets()) {
            MarketState market = chain.market(k);
            sum += market.price0() * tonnes.applyAsDouble(market);
        }
        return sum;
    }

    /** What a level withholds of these monthly sales, US$ bn a year. */
    private static double withheld(double sales, Ladder.Level level) {
        return sales * LICENCE_YEAR * (1 - passing(level));
    }

    private static double passing(Ladder.Level level) {
        return level.ban() ? 0 : level.approval();
    }

    /** Probabilities of the levels from {@link #lowest} to {@link #highest}, for given exponents. */
    public static double[] probabilities(double[] exponents) {
        double most = Double.NEGATIVE_INFINITY;
        for (double exponent : exponents) {
            most = Math.max(most, exponent);
        }
        var probabilities = new double[exponents.length];
        double sum = 0;
        for (int i = 0; i < exponents.length; i++) {
            probabilities[i] = StrictMath.exp(exponents[i] - most);
            sum += probabilities[i];
        }
        for (int i = 0; i < exponents.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    /** Index of the choice that a uniform draw makes among these probabilities. */
    public static int choose(double[] probabilities, double draw) {
        double cumulated = 0;
        for (int i = 0; i < probabilities.length - 1; i++) {
            cumulated += probabilities[i];
            if (draw < cumulated) {
                return i;
            }
        }
        return probabilities.length - 1;
    }

    /** Where the ladder is likely to stand: mean distribution over all levels after one to four decisions (pi4). */
    public double[] outlook(LadderState state, double pressure) {
        int n = state.levels();
        Appeal[] appeals = appeals(state);
        var rows = new double[n][];
        for (int from = 0; from < n; from++) {
            rows[from] = probabilities(exponents(state, appeals, from, pressure));
        }
        var now = new double[n];
        now[state.level()] = 1;
        var mean = new double[n];
        for (int decision = 0; decision < 4; decision++) {
            now = decided(state, now, rows);
            for (int x = 0; x < n; x++) {
                mean[x] += now[x] / 4;
            }
        }
        return mean;
    }

    private static double[] decided(LadderState state, double[] now, double[][] rows) {
        var next = new double[now.length];
        for (int from = 0; from < now.length; from++) {
            int low = lowest(state, from);
            for (int i = 0; i < rows[from].length; i++) {
                next[low + i] += now[from] * rows[from][i];
            }
        }
        return next;
    }

    private Profile profile(String country) {
        return Objects.requireNonNull(profiles.get(country), country);
    }
}
