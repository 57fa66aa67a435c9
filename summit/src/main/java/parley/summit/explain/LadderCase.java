package parley.summit.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import parley.summit.chance.Stream;
import parley.summit.deal.Breakdown;
import parley.summit.deal.Breakdown.Item;
import parley.summit.deal.Breakdown.Part;
import parley.summit.explain.Explanation.Level;
import parley.summit.explain.Quantity.Kind;
import parley.summit.measure.LadderState;
import parley.summit.measure.Motives;
import parley.summit.measure.QuantalResponse;
import parley.summit.measure.QuantalResponse.Stakes;
import parley.summit.scenario.Parameter;
import parley.summit.world.World;

/** Works out why a government chose a level of a ladder, on the snapshot of the choice. */
final class LadderCase {

    private static final int FLIPS = 3;

    /** Steps of the measures' streams in rounds lie below those of the months. */
    private static final int ROUND_STEP = -100;

    private static final String BILLION = "US$ bn";

    private final World world;
    private final LadderState ladder;
    private final Move move;
    private final Rule rule;
    private final int chosen;
    private final int low;
    private final List<Motives> motives = new ArrayList<>();
    private final double draw;

    LadderCase(World world, LadderState ladder, int chosen, Move move, Rule rule) {
        this.world = world;
        this.ladder = ladder;
        this.chosen = chosen;
        this.move = move;
        this.rule = rule;
        low = QuantalResponse.lowest(ladder, ladder.level());
        for (int x = low; x <= QuantalResponse.highest(ladder, ladder.level()); x++) {
            motives.add(world.response().motives(ladder, x));
        }
        draw = draw(Stream.ACT);
    }

    private double draw(Stream stream) {
        long step = move.month() > 0 ? move.month() : ROUND_STEP + move.round();
        return world.seed().uniform(stream, ladder.entity(), step);
    }

    Explanation.OnLadder explanation() {
        double opportunity = world.chain()
                .parameters()
                .get(move.month() > 0 ? Parameter.MONTH_OPPORTUNITY : Parameter.ROUND_OPPORTUNITY);
        boolean known = rule instanceof Rule.QuantalResponse;
        var byDraw = new FlipSearch<>(List.of(drawDial()), chosen, Integer::equals);
        var others = new FlipSearch<>(dials(opportunity), chosen, Integer::equals);
        return new Explanation.OnLadder(
                move,
                rule,
                ladder.level(),
                chosen,
                world.highest(ladder),
                world.response().pressure(ladder),
                world.relations().tension(),
                motives.get(0).precision(),
                opportunity,
                draw(Stream.OPPORTUNITY),
                draw,
                levels(),
                known ? byDraw.smallest(1).stream().findFirst() : Optional.empty(),
                known ? others.smallest(FLIPS) : List.of());
    }

    private int decided(List<Motives> weighed, double by) {
        double[] exponents = weighed.stream().mapToDouble(Motives::exponent).toArray();
        int level = low + QuantalResponse.choose(QuantalResponse.probabilities(exponents), by);
        return Math.min(level, world.highest(ladder));
    }

    private List<Level> levels() {
        double[] probabilities = QuantalResponse.probabilities(
                motives.stream().mapToDouble(Motives::exponent).toArray());
        var levels = new ArrayList<Level>();
        for (int i = 0; i < probabilities.length; i++) {
            Motives m = motives.get(i);
            levels.add(new Level(
                    m.level(),
                    ladder.ladder().levels().get(m.level()).title(),
                    m.utility(),
                    probabilities[i],
                    m.concession(),
                    m.stakes().targetLoss(),
                    worth(m)));
        }
        return levels;
    }

    /** Money counts by the ladder's own scale; what answers a pressure stands under retaliation. */
    private static Breakdown worth(Motives m) {
        double prize = m.pressure() * m.demand();
        return new Breakdown(List.of(
                item(Part.WELFARE, "own cost", m.stakes().ownCost(), BILLION, -1, 1 / m.sensitivity()),
                item(Part.WELFARE, "markets lost", m.stakes().diversion(), BILLION, -1, 1 / m.sensitivity()),
                item(Part.POLITICS, "concession", m.concession(), "chance", prize, 1 / m.sensitivity()),
                item(Part.POLITICS, "moving", m.moved(), "share of the ladder", -2 * m.inertia(), 1),
                item(Part.POLITICS, "own word", m.word() ? 1 : 0, "-", 1, 1),
                item(
                        Part.RETALIATION,
                        "answer to pressure",
                        m.miss() * m.miss(),
                        "distance squared",
                        -m.reciprocity(),
                        1)));
    }

    private static Item item(Part part, String name, double amount, String unit, double price, double weight) {
        return new Item(part, name, Optional.empty(), amount, unit, price, weight * (price * amount));
    }

    private Dial<Integer> drawDial() {
        return new Dial<>(Quantity.of(Kind.DRAW), draw, 1, 0, Math.nextDown(1.0), d -> decided(motives, d));
    }

    private List<Dial<Integer>> dials(double opportunity) {
        var dials = new ArrayList<Dial<Integer>>();
        double ready = draw(Stream.OPPORTUNITY);
        dials.add(new Dial<>(
                Quantity.of(Kind.OPPORTUNITY),
                opportunity,
                1,
                0,
                1,
                chance -> ready < chance ? chosen : ladder.level()));
        Motives any = motives.get(0);
        add(dials, "z", any.pressure(), 1, (m, v) -> with(m, v, m.demand(), m.sensitivity(), m.stakes()));
        add(dials, "Theta", any.demand(), (m, v) -> with(m, m.pressure(), v, m.sensitivity(), m.stakes()));
        add(dials, "Sa", any.sensitivity(), (m, v) -> with(m, m.pressure(), m.demand(), v, m.stakes()));
        add(dials, "Lb", 1, (m, v) -> with(m, stakes(m, v, 1, 1)));
        add(dials, "own", 1, (m, v) -> with(m, stakes(m, 1, v, 1)));
        add(dials, "dv", 1, (m, v) -> with(m, stakes(m, 1, 1, v)));
        add(dials, "pcb", any.baseRate(), 1, (m, v) -> with(m, v, m.conflictWeight(), m.threat()));
        add(dials, "ce", any.conflictWeight(), (m, v) -> with(m, m.baseRate(), v, m.threat()));
        motives.stream()
                .filter(m -> m.threat() > 0)
                .findFirst()
                .ifPresent(threat -> add(
                        dials,
                        "thr",
                        threat.threat(),
                        (m, v) -> with(m, m.baseRate(), m.conflictWeight(), m.threat() > 0 ? v : 0)));
        add(dials, "rhoq", any.reciprocity(), (m, v) -> tuned(m, v, m.inertia(), m.precision()));
        add(dials, "kap", any.inertia(), (m, v) -> tuned(m, m.reciprocity(), v, m.precision()));
        add(dials, "lamq", any.precision(), (m, v) -> tuned(m, m.reciprocity(), m.inertia(), v));
        return dials;
    }

    private void add(
            List<Dial<Integer>> dials, String symbol, double now, BiFunction<Motives, Double, Motives> turned) {
        add(dials, symbol, now, Double.POSITIVE_INFINITY, turned);
    }

    /** One that is 0 cannot be scaled; one that is a probability or share stays below 1. */
    private void add(
            List<Dial<Integer>> dials,
            String symbol,
            double now,
            double most,
            BiFunction<Motives, Double, Motives> turned) {
        if (now > 0) {
            double least = now / 1e6;
            dials.add(new Dial<>(
                    Quantity.of(Kind.MOTIVE, symbol),
                    now,
                    now,
                    least,
                    Math.min(2 * now, most - (most - now) / 1e6),
                    value -> decided(
                            motives.stream().map(m -> turned.apply(m, value)).toList(), draw)));
        }
    }

    private static Stakes stakes(Motives m, double loss, double own, double diversion) {
        Stakes s = m.stakes();
        return new Stakes(loss * s.targetLoss(), own * s.ownCost(), diversion * s.diversion());
    }

    private static Motives with(Motives m, Stakes stakes) {
        return with(m, m.pressure(), m.demand(), m.sensitivity(), stakes);
    }

    private static Motives with(Motives m, double pressure, double demand, double sensitivity, Stakes stakes) {
        return new Motives(
                m.level(),
                m.from(),
                m.top(),
                pressure,
                demand,
                sensitivity,
                stakes,
                m.baseRate(),
                m.conflictWeight(),
                m.conflict(),
                m.threat(),
                m.reciprocity(),
                m.inertia(),
                m.word(),
                m.precision());
    }

    private static Motives with(Motives m, double baseRate, double conflictWeight, double threat) {
        return new Motives(
                m.level(),
                m.from(),
                m.top(),
                m.pressure(),
                m.demand(),
                m.sensitivity(),
                m.stakes(),
                baseRate,
                conflictWeight,
                m.conflict(),
                threat,
                m.reciprocity(),
                m.inertia(),
                m.word(),
                m.precision());
    }

    private static Motives tuned(Motives m, double reciprocity, double inertia, double precision) {
        return new Motives(
                m.level(),
                m.from(),
                m.top(),
                m.pressure(),
                m.demand(),
                m.sensitivity(),
                m.stakes(),
                m.baseRate(),
                m.conflictWeight(),
                m.conflict(),
                m.threat(),
                reciprocity,
                inertia,
                m.word(),
                precision);
    }
}
