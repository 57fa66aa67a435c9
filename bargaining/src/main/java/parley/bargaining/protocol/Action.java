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

    /**
     * No answer came, or none that counts: whoever runs the parties says so for it. It passes the turn and rejects nothing.
     *
     * @param detail one line for people that says more; may be empty
     */
    record NoReply(NoReplyReason reason, String detail) implements Action {

        /** No answer came, and nothing more is known. */
        public NoReply() {
            this(NoReplyReason.SILENT, "");
        }
    }

    /** Leaves for good; the others go on as long as enough of them remain. */
    record Leave() implements Action {}

    /** Ends the negotiation for everybody. */
    record End() implements Action {}

    /** Why a turn passed without an action. */
    enum NoReplyReason {
        /** No answer came, and nothing more is known. */
        SILENT,
        /** The party did not answer in time. */
        DEADLINE,
        /** The party could not be reached. */
        UNREACHABLE,
        /** The party failed to answer. */
        FAILED,
        /** What came back cannot be read. */
        GARBAGE,
        /** The action is not allowed, or the outcome not one of the domain's. */
        ILLEGAL
    }
}
