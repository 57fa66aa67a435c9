package parley.summit.seat;

/**
 * Why a move is illegal on the snapshot.
 *
 * @param field path of what is wrong in the move, e.g. {@code tables[USA-MYS].offer.levels[2]}
 */
public record Refusal(Reason reason, String field, String value, String expected) {

    /** The rules a move can break. */
    public enum Reason {
        /** A table that does not exist, is closed, or where it is not the seat's turn. */
        NOT_YOUR_TURN,
        /** A level that the issue or ladder does not have, or a wrong number of levels. */
        UNKNOWN_LEVEL,
        /** An acceptance where nothing stands, or one's own offer stands. */
        NOTHING_TO_ACCEPT,
        /** An acceptance of another deal than the one that stands. */
        OFFER_REPLACED,
        /** More than what is left of the seat's budget. */
        OVER_BUDGET,
        /** A ladder that is not the seat's, or a level that is not open. */
        MEASURE_NOT_OPEN,
        /** Something that this kind of turn does not ask for. */
        WRONG_TURN_KIND,
        /** A red line at a table that is closed or not the seat's, on an issue that it lacks, or where lines do not count. */
        RED_LINE_NOT_OPEN,
        /** An offer at a table that takes no more of them in this round of an open floor. */
        TABLE_FULL
    }

    /** One line for people. */
    public String message() {
        return "%s: %s (expected: %s)".formatted(field, value, expected);
    }
}
