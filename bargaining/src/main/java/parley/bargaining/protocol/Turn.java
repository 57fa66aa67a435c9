package parley.bargaining.protocol;

import java.util.List;
import java.util.Optional;

/** What a party is told when it is its turn: where things stand, and every move so far; rounds count from 1. */
public record Turn(int seat, int round, int rounds, Optional<StandingOffer> standing, List<Move> moves) {

    /** How much of the negotiation is over: above 0 in the first round, below 1 in the last, the same for all in it. */
    public double time() {
        return round / (rounds + 1.0);
    }
}
