package parley.sweep.tournament;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Opposition;
import parley.bargaining.analysis.UtilitySpace;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Preferences;

/** A domain with what its parties want, worked out once for all negotiations on it. */
record Arena(String name, Domain domain, List<Preferences> preferences, Frontier frontier, OptionalDouble opposition) {

    Arena {
        preferences = List.copyOf(preferences);
    }

    /**
     * The arena of these utilities.
     *
     * @param utilities one array per party, with one utility per outcome
     */
    static Arena of(String name, Domain domain, double[][] utilities, double... reservations) {
        UtilitySpace space = UtilitySpace.of(utilities, reservations);
        List<Preferences> preferences = IntStream.range(0, utilities.length)
                .mapToObj(seat -> Preferences.of(utilities[seat], reservations[seat]))
                .toList();
        return new Arena(name, domain, preferences, Frontier.of(space), Opposition.level(space));
    }

    int outcomes() {
        return frontier.space().size();
    }
}
