package parley.summit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.strategy.BuiltInStrategy;

/** One player for each seat. */
public final class Players {

    private Players() {}

    /** Each seat plays the strategy that the scenario names for it. */
    public static Map<String, Negotiator> builtIn(Scenario scenario) {
        var players = new LinkedHashMap<String, Negotiator>();
        scenario.profiles()
                .forEach((seat, profile) -> players.put(seat, BuiltInStrategy.named(profile.defaultStrategy())));
        return players;
    }

    /** Each seat plays at random. */
    public static Map<String, Negotiator> random(Scenario scenario, long seed) {
        return each(scenario, seat -> new RandomNegotiator(seed + seat.hashCode()));
    }

    /** Each seat has the player that {@code player} makes for it. */
    public static Map<String, Negotiator> each(Scenario scenario, Function<String, Negotiator> player) {
        var players = new LinkedHashMap<String, Negotiator>();
        scenario.seats().forEach(seat -> players.put(seat, player.apply(seat)));
        return players;
    }
}
