package parley.bargaining.protocol;

import java.util.List;
import parley.bargaining.protocol.Negotiation.Closed;
import parley.bargaining.protocol.Negotiation.Open;

/**
 * What the rules say to an action.
 *
 * @param <O> the protocol's open state
 */
public sealed interface Ruling<O extends Open> {

    /** The action counts, and the negotiation goes on here. */
    record Played<O extends Open>(O open, List<Event> events) implements Ruling<O> {

        public Played {
            events = List.copyOf(events);
        }
    }

    /** The negotiation is over. The action counted, unless it came after the time. */
    record Ended<O extends Open>(Closed end, List<Event> events) implements Ruling<O> {

        public Ended {
            events = List.copyOf(events);
        }
    }

    /** The action is against the rules and changes nothing. */
    record Refused<O extends Open>(Reason reason) implements Ruling<O> {}

    /** Why an action is refused. */
    enum Reason {
        /** There is no standing offer yet. */
        NOTHING_TO_ACCEPT,
        /** The party made the standing offer, or has accepted it. */
        ALREADY_ACCEPTED,
        /** The outcome is not one of the domain's. */
        UNKNOWN_OUTCOME,
        /** What was agreed at another table rules the outcome out. */
        RULED_OUT,
        /** It is the turn to make an offer. */
        OFFER_EXPECTED,
        /** It is the turn to answer an offer. */
        ANSWER_EXPECTED,
        /** The party has offered the outcome before, and not last. */
        OFFERED_BEFORE,
        /** The party has repeated its last offer, which is final by that. */
        FINAL_OFFER_MADE
    }
}
