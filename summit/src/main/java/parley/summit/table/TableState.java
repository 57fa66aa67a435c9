package parley.summit.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import parley.summit.deal.Valuation;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;

/** A table in motion. */
public final class TableState {

    private final Table table;
    private final Valuation valuation;
    private final int opener;
    private final Optional<Deal> opening;
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
     */
    public TableState(Table table, Valuation valuation, int opener, Optional<Deal> opening) {
        this.table = table;
        this.valuation = valuation;
        this.opener = opener;
        this.opening = opening;
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

    /** Who is to move. */
    public String mover() {
        return table.parties().get((turn + opener) % 2);
    }

    /** Number of turns so far. */
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
