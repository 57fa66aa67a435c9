package parley.summit.debrief;

import parley.summit.seat.Deal;

/**
 * A deal and what it was worth to the two parties of its table, in the table's order.
 *
 * @param fits whether the buyer could have committed what it asks for
 */
public record Valued(Deal deal, double first, double second, boolean fits) {

    /** Whether it would have left neither party worse off than without a deal. */
    boolean isRational() {
        return first >= 0 && second >= 0;
    }
}
