package parley.summit.month;

import parley.summit.measure.LadderState;
import parley.summit.measure.QuantalResponse.Stakes;
import parley.summit.scenario.Mechanism;
import parley.summit.world.World;

/** What tariffs and curbs on trade cost in a month, above those in force when the summit opened (MODEL section 10). */
final class TradeLosses {

    private static final double MONTHS_A_YEAR = 12;

    private final World world;
    private final boolean counted;

    TradeLosses(World world) {
        this.world = world;
        counted = world.scenario().has(Mechanism.TRADE_LOSSES);
    }

    /** Adds the losses of a month by country, US$ bn; a measure that was taken back since the opening saves what it cost. */
    void add(double[] losses) {
        if (counted) {
            for (LadderState ladder : world.measures().ladders()) {
                add(ladder, losses);
            }
        }
    }

    private void add(LadderState state, double[] losses) {
        if (state.level() != state.ladder().openingLevel()) {
            Stakes now = world.response().trade(state, state.level());
            Stakes then = world.response().trade(state, state.ladder().openingLevel());
            losses[state.counterpart()] += (now.targetLoss() - then.targetLoss()) / MONTHS_A_YEAR;
            losses[state.actor()] += (now.ownCost() - then.ownCost()) / MONTHS_A_YEAR;
        }
    }
}
