package parley.bargaining.protocol;

import java.util.Optional;

/** What a party is told when it is its turn; rounds count from 1. */
public record Turn(int seat, int round, int rounds, Optional<StandingOffer> standing) {

    /** How much of the negotiation is over: above 0 in the first round, below 1 in the last, the same for all in it. */
    public double time() {
        return round / (rounds + 1.0);
    }
}
