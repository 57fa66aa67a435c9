package parley.bargaining.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a party is told when it is its turn: where things stand, and every move so far; rounds count from 1.
 *
 * @param rounds the last round, if their number is limited
 * @param time how much of the negotiation is over: above 0 and below 1, the same for all in a round
 * @param ask what it is asked for
 * @param allowed which outcomes can be offered and accepted
 */
public record Turn(
        int seat,
        int round,
        OptionalInt rounds,
        double time,
        Optional<StandingOffer> standing,
        List<Move> moves,
        Ask ask,
        Allowed allowed) {

    /** What a party is asked for. */
    public enum Ask {
        /** An offer or an answer to the standing one, as it likes. */
        ANYTHING,
        /** An offer. */
        OFFER,
        /** An answer to the standing offer. */
        ANSWER
    }

    /** A turn under a limit of rounds, anything being allowed. */
    public Turn(int seat, int round, int rounds, Optional<StandingOffer> standing, List<Move> moves) {
        this(
                seat,
                round,
                OptionalInt.of(rounds),
                round / (rounds + 1.0),
                standing,
                moves,
                Ask.ANYTHING,
                new Allowed.Everything());
    }
}
