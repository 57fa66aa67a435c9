package parley.summit.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.summit.measure.LadderState;
import parley.summit.scenario.Ladder;
import parley.summit.transcript.Event;

/** Measures that all choose on one snapshot and that then act in the order of the ladders (MODEL section 9.4). */
public final class MeasureRound {

    private final World world;
    private final Map<LadderState, Integer> chosen = new LinkedHashMap<>();

    public MeasureRound(World world) {
        this.world = world;
    }

    /** A level was chosen on this ladder. */
    public void choose(LadderState ladder, int level) {
        world.onlooker().chosen(world, ladder, level);
        chosen.put(ladder, level);
    }

    /** All choices act. */
    public void apply() {
        for (LadderState ladder : world.measures().ladders()) {
            Integer level = chosen.get(ladder);
            if (level != null) {
                move(ladder, level);
            }
        }
    }

    private void move(LadderState state, int level) {
        int from = state.level();
        world.measures().move(state, level);
        if (level != from) {
            Ladder ladder = state.ladder();
            ladder.target().ifPresent(world.retaliation()::forget);
            world.log()
                    .all(new Event.MeasureTaken(
                            state.id(), ladder.actor(), ladder.target(), from, level, Optional.empty()));
        }
    }
}
