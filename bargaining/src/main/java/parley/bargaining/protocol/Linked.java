package parley.bargaining.protocol;

import java.util.Map;
import parley.bargaining.domain.Issue;
import parley.bargaining.protocol.Link.AtMost;
import parley.bargaining.protocol.Link.Place;
import parley.bargaining.protocol.Link.Same;

/**
 * The outcomes of one table that go with what has been agreed at others.
 *
 * @param agreed the outcome of every other table that has agreed
 */
record Linked(Agenda agenda, int table, Map<Integer, Integer> agreed) implements Allowed {

    Linked {
        agreed = Map.copyOf(agreed);
    }

    @Override
    public boolean has(int outcome) {
        return agenda.links().stream().allMatch(link -> goesWith(link, outcome));
    }

    private boolean goesWith(Link link, int outcome) {
        return switch (link) {
            case Same same ->
                !isSettled(same.one(), outcome)
                        || !isSettled(same.other(), outcome)
                        || value(same.one(), outcome).equals(value(same.other(), outcome));
            case AtMost atMost ->
                atMost.places().stream()
                                .filter(place -> isSettled(place, outcome))
                                .mapToDouble(place -> issue(place).number(level(place, outcome)))
                                .sum()
                        <= atMost.limit();
        };
    }

    /** Whether the place has a value if the outcome is agreed on at this table. */
    private boolean isSettled(Place place, int outcome) {
        return outcomeAt(place, outcome) >= 0;
    }

    private int outcomeAt(Place place, int outcome) {
        return place.table() == table ? outcome : agreed.getOrDefault(place.table(), -1);
    }

    private String value(Place place, int outcome) {
        return issue(place).value(level(place, outcome));
    }

    private int level(Place place, int outcome) {
        return agenda.domains().get(place.table()).levels(outcomeAt(place, outcome))[place.issue()];
    }

    private Issue issue(Place place) {
        return agenda.domains().get(place.table()).issues().get(place.issue());
    }
}
