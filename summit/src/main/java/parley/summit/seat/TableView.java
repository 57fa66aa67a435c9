package parley.summit.seat;

import java.util.List;
import java.util.Optional;
import parley.summit.scenario.Table;

/**
 * One of the seat's own tables, with the seat's own preferences there. To leave without a new deal is worth 0, the reservation
 * value.
 *
 * @param table issues, levels and dates
 * @param other the party that sits opposite
 * @param open whether it can still be signed
 * @param toMove whether it is the seat's turn here now
 * @param full whether the table takes no more offers in this round of an open floor; then one can only accept, wait or walk
 * @param turn number of turns so far; on an open floor two for each round that is over, and one more once somebody has moved
 * @param turns number of turns that the table has in all
 * @param time relative time of this turn, in (0, 1)
 * @param opening the deal in force when the summit opened: what the parties fall back on, and over which all worth is counted
 * @param standing the offer on the table
 * @param history every offer so far, oldest first
 * @param issueValues the seat's surplus of the middle deal with one issue at one level, by issue and level;
 *     empty when it is not its turn
 * @param menu deals worth proposing, from the seat's own best to the largest concession; empty when it is not its turn
 * @param reserved what the seat's own standing offer here reserves of its budget, US$ bn
 * @param affordable what a deal here may commit if nothing else changes, US$ bn; infinite without a budget
 */
public record TableView(
        Table table,
        String other,
        boolean open,
        boolean toMove,
        boolean full,
        int turn,
        int turns,
        double time,
        Optional<Deal> opening,
        Optional<OfferView> standing,
        List<OfferView> history,
        List<List<Double>> issueValues,
        List<MenuDeal> menu,
        double reserved,
        double affordable) {

    public TableView {
        history = List.copyOf(history);
        issueValues = issueValues.stream().map(List::copyOf).toList();
        menu = List.copyOf(menu);
    }

    /** An offer, who made it when, what it is worth to the seat today, and what it would commit, US$ bn. */
    public record OfferView(String by, int round, Deal deal, double surplus, double commits) {}

    /** A deal of the menu, what it is worth to the seat, and what it would commit, US$ bn. */
    public record MenuDeal(Deal deal, double surplus, double commits) {}
}
