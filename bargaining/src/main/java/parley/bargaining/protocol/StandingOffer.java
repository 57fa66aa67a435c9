package parley.bargaining.protocol;

import java.util.List;
import java.util.stream.Stream;

/** The latest offer, which only the next offer replaces: by whom, and who has accepted it, its own party first. */
public record StandingOffer(int outcome, int seat, List<Integer> acceptedBy) {

    public StandingOffer {
        acceptedBy = List.copyOf(acceptedBy);
    }

    static StandingOffer by(int seat, int outcome) {
        return new StandingOffer(outcome, seat, List.of(seat));
    }

    public boolean isAcceptedBy(int seat) {
        return acceptedBy.contains(seat);
    }

    StandingOffer accepted(int seat) {
        List<Integer> accepting =
                Stream.concat(acceptedBy.stream(), Stream.of(seat)).toList();
        return new StandingOffer(outcome, this.seat, accepting);
    }

    /** Without the acceptance of a party that leaves. */
    StandingOffer without(int leaving) {
        List<Integer> accepting =
                acceptedBy.stream().filter(other -> other != leaving).toList();
        return new StandingOffer(outcome, seat, accepting);
    }
}
