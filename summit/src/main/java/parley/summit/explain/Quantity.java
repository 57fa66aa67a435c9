package parley.summit.explain;

import java.util.Optional;
import parley.summit.deal.Breakdown.Part;

/**
 * A single number on which a decision rests.
 *
 * @param part of the utility that it belongs to, where it belongs to one
 * @param name of the item, issue or parameter; empty where the kind says all
 * @param market in which it counts, where it counts in one
 */
public record Quantity(Kind kind, Optional<Part> part, String name, Optional<String> market) {

    /** What the number is. */
    public enum Kind {
        /** What the seat has without a deal, in utility; 0 by definition. */
        RESERVATION,
        /** The least that it asks for, in utility. */
        ASPIRATION,
        /** The worth of one unit of an item. */
        PRICE,
        /** The weight of a whole part: of money, of politics, of China's answer. */
        WEIGHT,
        /** The factor on what the seat gives at a truce table. */
        CONCESSION_AVERSION,
        /** What it may still commit, US$ bn. */
        BUDGET,
        /** The draw in [0, 1) that decides. */
        DRAW,
        /** The chance that a government is ready to act at all. */
        OPPORTUNITY,
        /** A level of the offer that it was to answer, by index. */
        TERM,
        /** A number of the quantal response, by its symbol in MODEL section 9. */
        MOTIVE,
        /** The political cost of signing beyond a red line. */
        RED_LINE_COST
    }

    static Quantity of(Kind kind) {
        return new Quantity(kind, Optional.empty(), "", Optional.empty());
    }

    static Quantity of(Kind kind, String name) {
        return new Quantity(kind, Optional.empty(), name, Optional.empty());
    }
}
