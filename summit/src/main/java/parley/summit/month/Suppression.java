package parley.summit.month;

import java.util.HashMap;
import java.util.Map;
import parley.summit.chance.Stream;
import parley.summit.market.MarketState;
import parley.summit.scenario.Mechanism;
import parley.summit.transcript.Event;
import parley.summit.world.World;

/** China presses the price of a market where a rival plant is being built (MODEL section 9.5). */
final class Suppression {

    private static final double CHANCE = .008;
    private static final double FACTOR = .8;
    private static final int LASTS = 12;

    private final World world;
    private final boolean possible;
    private final Map<Integer, Integer> months = new HashMap<>();

    Suppression(World world) {
        this.world = world;
        possible = world.scenario().has(Mechanism.PRICE_SUPPRESSION)
                && world.scenario().has(Mechanism.CHINESE_MEASURES);
    }

    /** A month passes in one market; {@code provoked} says whether a plant there is being built under a deal in force. */
    void pass(int month, int market, boolean provoked) {
        MarketState state = world.chain().market(market);
        if (state.suppression() < 1) {
            if (months.merge(market, 1, Integer::sum) > LASTS) {
                state.suppress(1);
            }
        } else if (possible
                && provoked
                && world.scenario().coercionBasket().contains(state.id())
                && world.seed().uniform(Stream.SUPPRESSION, state.id(), month) < CHANCE) {
            state.suppress(FACTOR);
            months.put(market, 1);
            world.log().all(new Event.PriceSuppressed(state.id()));
        }
    }
}
