package parley.cli.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.measure.LadderState;
import parley.summit.measure.QuantalResponse;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Scenario;
import parley.summit.world.World;

/**
 * Ladders of a scenario, set back to where an episode has them, as the rules of measures move them month by month. Trade,
 * exposure and stakes are those of the scenario: nobody has written down those of the year of the episode.
 */
final class LadderCourse {

    private static final double FADE = .6;

    private final World world;
    private final Seed seed;

    /** The scenario's world under draw {@code number} of the parameters, calm but for this tension. */
    LadderCourse(Scenario scenario, long number, double tension) {
        seed = new Seed(number);
        world = new World(scenario, seed, seed, Secrets.open(scenario.seats()));
        world.relations().moveTension(-1);
        world.relations().moveTension(tension);
    }

    private LadderState ladder(String id) {
        return world.measures()
                .ladder(id)
                .orElseThrow(
                        () -> new IllegalArgumentException("ladder: " + id + " (expected: one of the scenario's)"));
    }

    /** Puts a ladder to a level, without a word given, and its actor under this pressure alone. */
    void set(String id, int level, double pressure) {
        LadderState state = ladder(id);
        state.moveTo(level);
        state.dropWord();
        String actor = state.ladder().actor();
        String counterpart = state.ladder().counterpart();
        world.relations().scale(actor, counterpart, 0);
        world.relations().press(actor, counterpart, pressure);
    }

    private double[] probabilities(LadderState state) {
        return QuantalResponse.probabilities(world.response().exponents(state));
    }

    /**
     * What a ladder does within a month.
     *
     * @param up probability that it is climbed
     * @param down probability that it is descended
     */
    record Step(double up, double down) {}

    Step step(String id) {
        LadderState state = ladder(id);
        double[] probabilities = probabilities(state);
        int low = QuantalResponse.lowest(state, state.level());
        double chance = world.chain().parameters().get(Parameter.MONTH_OPPORTUNITY);
        double up = 0;
        double down = 0;
        for (int i = 0; i < probabilities.length; i++) {
            up += low + i > state.level() ? chance * probabilities[i] : 0;
            down += low + i < state.level() ? chance * probabilities[i] : 0;
        }
        return new Step(up, down);
    }

    /** A country moved its ladder. */
    void move(String id, int level) {
        world.measures().move(ladder(id), level);
    }

    /** A month passes; pressures fade. */
    void pass() {
        world.relations().fade(FADE);
    }

    /** Levels of a ladder at the end of each month, where luck and the rules alone move it. */
    List<Integer> levels(String id, int months) {
        LadderState state = ladder(id);
        double chance = world.chain().parameters().get(Parameter.MONTH_OPPORTUNITY);
        var levels = new ArrayList<Integer>();
        for (int month = 1; month <= months; month++) {
            if (seed.uniform(Stream.OPPORTUNITY, state.entity(), month) < chance) {
                double draw = seed.uniform(Stream.ACT, state.entity(), month);
                int chosen = QuantalResponse.lowest(state, state.level())
                        + QuantalResponse.choose(probabilities(state), draw);
                move(id, chosen);
            }
            pass();
            levels.add(state.level());
        }
        return levels;
    }

    /** Loss of the target that remains after redirection, as a share of its exports that a level hits. */
    double netLoss(String id, int level) {
        LadderState state = ladder(id);
        String target = state.ladder().counterpart();
        double exports = Objects.requireNonNull(world.scenario().profiles().get(target), "profile of " + target)
                .exportsToChina();
        double hit = state.ladder().levels().get(level).exportsHit() * exports;
        return world.response().trade(state, level).targetLoss() / hit;
    }
}
