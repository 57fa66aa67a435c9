package parley.bargaining.protocol;

import java.util.List;
import java.util.Optional;

/**
 * An open negotiation under {@link Saop}: it is the turn of {@code seat}.
 *
 * @param present the seats that have not left, in turn order
 * @param elapsed the time that had passed when the round began, in the unit of the limit
 */
public record Stacked(int round, int seat, List<Integer> present, Optional<StandingOffer> standing, double elapsed)
        implements Negotiation.Open {

    public Stacked {
        present = List.copyOf(present);
    }

    /** One in which no time passes but rounds. */
    public Stacked(int round, int seat, List<Integer> present, Optional<StandingOffer> standing) {
        this(round, seat, present, standing, 0);
    }
}
