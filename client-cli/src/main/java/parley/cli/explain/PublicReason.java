package parley.cli.explain;

import java.util.List;
import java.util.Optional;
import parley.cli.story.Words;
import parley.summit.explain.PublicWorth;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;

/**
 * Why a country may have answered as it did, in a sentence for the other side of its table while both still negotiate. All of it is made of
 * the scenario and of the offers that both have read; what the country keeps to itself is not asked for.
 */
public record PublicReason(Scenario scenario, PublicWorth worth) {

    /** A deal that somebody offered. */
    public record Offered(String by, Deal deal) {}

    /**
     * What a country did last, what that changes, and what counts most for it by what everybody knows.
     *
     * @param offers at the table so far, at least one
     * @param signed whether it accepted the last of them; else its own last offer is told
     */
    public String of(Table table, String country, List<Offered> offers, boolean signed) {
        List<Deal> own = offers.stream()
                .filter(o -> o.by().equals(country))
                .map(Offered::deal)
                .toList();
        Deal deal = signed || own.isEmpty() ? offers.getLast().deal() : own.getLast();
        String what = Words.sentence(new Words(scenario).the(country)) + " "
                + (signed ? "accepts" : did(table, own, before(country, offers), deal));
        return new ForAndAgainst(scenario, table, country, worth.of(table.id(), country, deal))
                .clause()
                .map(why -> what + ": by what everybody knows, " + why + ".")
                .orElse(what + ".");
    }

    /** What the other side had offered before the country's last offer. */
    private static Optional<Deal> before(String country, List<Offered> offers) {
        int last = offers.size() - 1;
        while (last > 0 && !offers.get(last).by().equals(country)) {
            last--;
        }
        return offers.subList(0, last).stream()
                .filter(o -> !o.by().equals(country))
                .map(Offered::deal)
                .reduce((earlier, later) -> later);
    }

    private String did(Table table, List<Deal> own, Optional<Deal> theirs, Deal deal) {
        var words = new Words(scenario);
        if (own.size() > 1) {
            String changes = words.changes(table, own.get(own.size() - 2), deal);
            return changes.isEmpty() ? "stays with its last offer" : "changes its last offer (" + changes + ")";
        }
        return theirs.map(offer -> words.changes(table, offer, deal))
                .filter(changes -> !changes.isEmpty())
                .map(changes -> "wants something else (" + changes + ")")
                .orElse(theirs.isPresent() ? "offers the same" : "begins");
    }
}
