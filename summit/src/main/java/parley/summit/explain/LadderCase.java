package parley.summit.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.summit.chance.Stream;
import parley.summit.deal.Breakdown;
import parley.summit.deal.Breakdown.Item;
import parley.summit.deal.Breakdown.Part;
import parley.summit.explain.Explanation.Level;
import parley.summit.explain.Quantity.Kind;
import parley.summit.measure.Drive;
import parley.summit.measure.LadderState;
import parley.summit.measure.Motives;
import parley.summit.measure.QuantalResponse;
import parley.summit.scenario.Parameter;
import parley.summit.world.World;

/** Works out why a government chose a level of a ladder, on the snapshot of the choice. */
final class LadderCase {

    private static final int FLIPS = 3;

    /** Steps of the measures' streams in rounds lie below those of the months. */
    private static final int ROUND_STEP = -100;

    /** How near a number comes to where it would mean something else. */
    private static final double EDGE = 1e6;

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
                motives.get(0).of(Drive.PRECISION),
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
        double prize = m.of(Drive.PRESSURE) * m.of(Drive.DEMAND);
        double scale = 1 / m.of(Drive.SENSITIVITY);
        return new Breakdown(List.of(
                item(Part.WELFARE, "own cost", m.stakes().ownCost(), BILLION, -1, scale),
                item(Part.WELFARE, "markets lost", m.stakes().diversion(), BILLION, -1, scale),
                item(Part.POLITICS, "concession", m.concession(), "chance", prize, scale),
                item(Part.POLITICS, "moving", m.moved(), "share of the ladder", -2 * m.of(Drive.INERTIA), 1),
                item(Part.POLITICS, "own word", m.word() ? 1 : 0, "-", 1, 1),
                item(
                        Part.RETALIATION,
                        "answer to pressure",
                        m.miss() * m.miss(),
                        "distance squared",
                        -m.of(Drive.RECIPROCITY),
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
        for (Drive drive : Drive.values()) {
            dial(drive).ifPresent(dials::add);
        }
        return dials;
    }

    /** From nearly nothing to twice as much; one that is 0 cannot be scaled, and a share of 1 stays below it. */
    private Optional<Dial<Integer>> dial(Drive drive) {
        double now = motives.get(0).of(drive);
        double most = drive == Drive.PRESSURE || drive == Drive.BASE_RATE ? 1 - (1 - now) / EDGE : 2 * now;
        return now > 0
                ? Optional.of(new Dial<>(
                        Quantity.of(Kind.MOTIVE, drive.symbol()),
                        now,
                        now,
                        now / EDGE,
                        Math.min(2 * now, most),
                        value -> decided(
                                motives.stream().map(m -> m.with(drive, value)).toList(), draw)))
                : Optional.empty();
    }
}
