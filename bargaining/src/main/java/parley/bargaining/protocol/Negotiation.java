package parley.bargaining.protocol;

import java.util.List;

/** Where a negotiation stands: open, in whatever state its protocol has, or closed in one of three ways. Rounds count from 1. */
public sealed interface Negotiation {

    /** The round under way, or the last one. */
    int round();

    /** Somebody is to act. */
    non-sealed interface Open extends Negotiation {

        /** Whose turn it is. */
        int seat();
    }

    /** Nothing more can be played. */
    sealed interface Closed extends Negotiation {}

    /** The signatories have accepted this outcome, and they are enough. */
    record Agreed(int round, int outcome, List<Integer> signatories) implements Closed {

        public Agreed {
            signatories = List.copyOf(signatories);
        }
    }

    /** It ended without an agreement before its time. */
    record Broken(int round, Cause cause) implements Closed {}

    /** The time passed without an agreement. */
    record TimedOut(int round) implements Closed {}

    /** Why a negotiation broke. */
    enum Cause {
        /** A party ended it, or so many left that no agreement is possible. */
        WALKED,
        /** A party acted against the rules. */
        AGAINST_THE_RULES,
        /** Nobody had anything new to offer. */
        EXHAUSTED
    }
}
