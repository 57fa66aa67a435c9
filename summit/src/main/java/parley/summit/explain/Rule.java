package parley.summit.explain;

import parley.summit.transcript.Driver;

/** By what rule a seat chose, as far as that is known. */
public sealed interface Rule {

    /**
     * A built-in strategy: every move that its driver made at tables is, to the last term, what this strategy does in its place.
     *
     * @param strategy its name
     * @param recorded whether the transcript names it; otherwise it was recognised by its moves
     * @param turns at tables in which that was seen
     */
    record Strategy(String strategy, boolean recorded, int turns) implements Rule {}

    /** The quantal response of MODEL section 9.2: chance decides by these probabilities. */
    record QuantalResponse() implements Rule {}

    /** A person, or a program of which nobody knows how it chooses. */
    record Unknown(Driver driver) implements Rule {}
}
