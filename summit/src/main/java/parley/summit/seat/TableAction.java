package parley.summit.seat;

/** What a country does when it is its turn at a table. */
public sealed interface TableAction {

    /** Puts a deal on the table, in place of the standing offer. */
    record Offer(Deal deal) implements TableAction {}

    /** Accepts the standing offer, which is repeated so that an acceptance never meets another one. */
    record Accept(Deal deal) implements TableAction {}

    /** Leaves everything as it is. */
    record Wait() implements TableAction {}

    /** Closes the table without a deal. */
    record Walk() implements TableAction {}
}
