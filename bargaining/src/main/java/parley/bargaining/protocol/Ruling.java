package parley.bargaining.protocol;

/** What the rules say to an action. */
public sealed interface Ruling {

    /** The action counts, and this is where the negotiation stands now. */
    record Played(Negotiation negotiation) implements Ruling {}

    /** The action is against the rules and changes nothing. */
    record Refused(Reason reason) implements Ruling {}

    /** Why an action is refused. */
    enum Reason {
        /** There is no standing offer yet. */
        NOTHING_TO_ACCEPT,
        /** The party made the standing offer, or has accepted it. */
        ALREADY_ACCEPTED,
        /** The outcome is not one of the domain's. */
        UNKNOWN_OUTCOME
    }
}
