package parley.bargaining.protocol;

import java.util.List;

/** How a negotiation ended. */
public enum Ending {
    AGREEMENT,
    TIMEOUT,
    /** A party left and too few stayed, or one ended it. */
    WALKED,
    /** A party acted against the rules. */
    BROKEN;

    /** That of a negotiation. */
    public static Ending of(Transcript transcript) {
        return switch (transcript.end()) {
            case Negotiation.Agreed agreed -> AGREEMENT;
            case Negotiation.TimedOut out -> TIMEOUT;
            case Negotiation.Broken broken -> walked(transcript) ? WALKED : BROKEN;
        };
    }

    private static boolean walked(Transcript transcript) {
        List<Move> moves = transcript.moves();
        Action last = moves.get(moves.size() - 1).action();
        return last instanceof Action.Leave || last instanceof Action.End;
    }
}
