package parley.coordinator.session;

import java.util.List;
import java.util.function.Function;
import parley.summit.seat.Negotiator;

/**
 * The strategies that play in the coordinator's own process. The coordinator knows none by itself: whoever assembles a program
 * hands them in.
 *
 * @param names what to tell people who name one that does not exist
 * @param byName the strategy with this name; an IllegalArgumentException where there is none
 */
public record Strategies(List<String> names, Function<String, Negotiator> byName) {

    public Strategies {
        names = List.copyOf(names);
    }

    Negotiator named(String name) {
        try {
            return byName.apply(name);
        } catch (IllegalArgumentException e) {
            throw new DeclinedException(new Problem.UnknownStrategy(name, names));
        }
    }
}
