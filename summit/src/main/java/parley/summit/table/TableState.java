package parley.summit.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import parley.summit.deal.Valuation;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;

/**
 * A table in motion. In turns its parties move one after the other; on an open floor whoever did not write the standing offer may
 * accept or replace it at any time in the round, and either may where nothing stands.
 */
public final class TableState {

    /** Offers that a table takes in one round of an open floor, from both parties together; then one can only accept, wait or walk. */
    public static final int MOST_OFFERS = 8;

    private final Table table;
    private final Valuation valuation;
    private final int opener;
    private final Optional<Deal> opening;
    private final boolean openFloor;
    private final List<Offered> history = new ArrayList<>();
    private int turn;
    private boolean open = true;
    private Optional<Offered> standing = Optional.empty();
    private Optional<Deal> signed = Optional.empty();

    /** An offer, who made it and when, and what it commits, US$ bn. */
    public record Offered(String by, int round, Deal deal, double commits) {}

    /**
     * The table before its first turn.
     *
     * @param opener index of the party that moves first
     * @param opening the deal in force that the parties fall back on
     * @param openFloor whether it is played on an open floor
     */
    public TableState(Table table, Valuation valuation, int opener, Optional<Deal> opening, boolean openFloor) {
        this.table = table;
        this.valuation = valuation;
        this.opener = opener;
        this.opening = opening;
        this.openFloor = openFloor;
    }

    public Table table() {
        return table;
    }

    public String id() {
        return table.id();
    }

    public Valuation valuation() {
        return valuation;
    }

    /** Who moves first. */
    public String opener() {
        return table.parties().get(opener);
    }

    /** The deal in force at the opening, which the parties fall back on. */
    public Optional<Deal> opening() {
        return opening;
    }

    /** The deal in force: what was signed, or else what stood before. */
    public Optional<Deal> inForce() {
        return signed.or(this::opening);
    }

    /** Whether this party may move there in {@code round}. */
    public boolean moves(String party, int round) {
        return sitsIn(round)
                && (openFloor ? standing.filter(o -> o.by().equals(party)).isEmpty() : mover().equals(party));
    }

    /** Whether it takes no more offers in {@code round}. */
    public boolean isFull(int round) {
        return openFloor && history.stream().filter(o -> o.round() == round).count() >= MOST_OFFERS;
    }

    /** Who is to move, where parties move in turns. */
    public String mover() {
        return table.parties().get((turn + opener) % 2);
    }

    /** Number of turns so far; on an open floor two for each round that is over, and one more once somebody has moved. */
    public int turn() {
        return turn;
    }

    /** Relative time of the turn to come, in (0, 1). */
    public double time() {
        return (turn + 1.0) / (table.turns() + 1.0);
    }

    public boolean isOpen() {
        return open;
    }

    /** Whether parties move there in {@code round}. */
    public boolean sitsIn(int round) {
        return open && table.startRound() <= round && round <= table.deadlineRound();
    }

    public Optional<Offered> standing() {
        return standing;
    }

    /** Every offer so far. */
    public List<Offered> history() {
        return Collections.unmodifiableList(history);
    }

    /** The deal that was signed. */
    public Optional<Deal> signed() {
        return signed;
    }

    /** What the standing offer reserves of {@code country}'s budget, US$ bn: only a buyer's own offer does. */
    public double reserved(String country) {
        return open && country.equals(table.buyer())
                ? standing.filter(o -> o.by().equals(country))
                        .map(Offered::commits)
                        .orElse(0.0)
                : 0;
    }

    /** What the buyer commits by {@code deal} beyond the deal in force, US$ bn. */
    public double committed(Deal deal) {
        return valuation.committed(deal.toArray());
    }

    /** How far {@code deal} provokes China, 0..1. */
    public double provocation(Deal deal) {
        return valuation.provocation(deal.toArray());
    }

    /** The turn passes on. */
    public void pass() {
        turn++;
    }

    /** A round of an open floor begins: its first half is what the first of two turns would be. */
    public void enter(int round) {
        if (sitsIn(round)) {
            turn = 2 * (round - table.startRound());
        }
    }

    /** Somebody moved on the open floor: the second half of the round. */
    public void stir() {
        turn = turn / 2 * 2 + 1;
    }

    /** Puts a deal on the table. */
    public void offer(String by, int round, Deal deal) {
        var offered = new Offered(by, round, deal, committed(deal));
        standing = Optional.of(offered);
        history.add(offered);
    }

    /** The standing offer is signed. */
    public void sign(Deal deal) {
        signed = Optional.of(deal);
        open = false;
    }

    /** Closes without a deal. */
    public void close() {
        open = false;
    }
}
