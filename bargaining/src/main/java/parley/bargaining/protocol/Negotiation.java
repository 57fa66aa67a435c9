package parley.bargaining.protocol;

import java.util.List;
import java.util.Optional;

/** Where a negotiation stands: open, or closed in one of three ways. Rounds count from 1. */
public sealed interface Negotiation {

    /** The round under way, or the last one. */
    int round();

    /** It is the turn of {@code seat}; {@code present} are the seats that have not left, in turn order. */
    record Open(int round, int seat, List<Integer> present, Optional<StandingOffer> standing) implements Negotiation {

        public Open {
            present = List.copyOf(present);
        }
    }

    /** Nothing more can be played. */
    sealed interface Closed extends Negotiation {}

    /** Every party that is present has accepted this outcome. */
    record Agreed(int round, int outcome) implements Closed {}

    /** A party ended it, acted against the rules, or left nobody to negotiate with. */
    record Broken(int round) implements Closed {}

    /** The last round passed without an agreement. */
    record TimedOut(int round) implements Closed {}
}
