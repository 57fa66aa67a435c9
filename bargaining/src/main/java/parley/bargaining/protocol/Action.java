package parley.bargaining.protocol;

/** What a party does on its turn. */
public sealed interface Action {

    /** Puts an outcome on the table, in place of the standing offer; offering it is accepting it. */
    record Offer(int outcome) implements Action {}

    /** Accepts the standing offer. */
    record Accept() implements Action {}

    /** Turns the standing offer down without another, where the protocol asks for an answer and no more. */
    record Reject() implements Action {}

    /** Lets the turn pass; the standing offer stays. */
    record Wait() implements Action {}

    /** No answer came: whoever runs the parties says so for it. It passes the turn and rejects nothing. */
    record NoReply() implements Action {}

    /** Leaves for good; the others go on as long as enough of them remain. */
    record Leave() implements Action {}

    /** Ends the negotiation for everybody. */
    record End() implements Action {}
}
