package parley.bargaining.protocol;

/** How a negotiation ended. */
public enum Ending {
    AGREEMENT,
    TIMEOUT,
    /** A party left and too few stayed, or one ended it. */
    WALKED,
    /** A party acted against the rules. */
    BROKEN,
    /** Nobody had anything new to offer. */
    EXHAUSTED;

    /** That of a negotiation. */
    public static Ending of(Transcript transcript) {
        return switch (transcript.end()) {
            case Negotiation.Agreed agreed -> AGREEMENT;
            case Negotiation.TimedOut out -> TIMEOUT;
            case Negotiation.Broken broken ->
                switch (broken.cause()) {
                    case WALKED -> WALKED;
                    case AGAINST_THE_RULES -> BROKEN;
                    case EXHAUSTED -> EXHAUSTED;
                };
        };
    }
}
