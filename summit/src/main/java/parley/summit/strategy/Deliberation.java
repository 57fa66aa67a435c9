package parley.summit.strategy;

import java.util.List;
import java.util.Optional;
import parley.summit.seat.Deal;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView.MenuDeal;

/**
 * How a built-in strategy comes to what it does at one table in one turn.
 *
 * @param commits what that would commit, US$ bn; empty for an action that commits nothing
 * @param affordable what it may commit there, after what it has just decided at tables before this one, US$ bn
 * @param best surplus of the best deal on its menu; 0 where nothing is worth proposing
 * @param threshold least surplus that it asks for
 * @param next what it would offer
 * @param drawn earlier offers of which {@code next} was drawn, each as likely; empty where nothing was drawn
 * @param acceptance how likely it was to accept what stands; 0 or 1 where its strategy leaves nothing to chance
 * @param draw uniform in [0, 1), decides whether it accepts
 */
public record Deliberation(
        TableAction action,
        Optional<Double> commits,
        double affordable,
        double best,
        double threshold,
        Optional<MenuDeal> next,
        List<MenuDeal> drawn,
        double acceptance,
        double draw) {

    public Deliberation {
        drawn = List.copyOf(drawn);
    }

    /** It waits, since no deal is worth more to it than none. */
    static Deliberation hopeless(double affordable) {
        return new Deliberation(
                new TableAction.Wait(), Optional.empty(), affordable, 0, 0, Optional.empty(), List.of(), 0, 0);
    }

    /** How likely it was to do this. */
    public double probability(TableAction what) {
        return switch (what) {
            case TableAction.Accept accept -> acceptance;
            case TableAction.Offer offer -> offered(offer.deal());
            case TableAction.Wait wait -> next.isEmpty() ? 1 - acceptance : 0;
            case TableAction.Walk walk -> 0;
        };
    }

    private double offered(Deal deal) {
        List<MenuDeal> possible = drawn.isEmpty() ? next.stream().toList() : drawn;
        return possible.stream().anyMatch(d -> d.deal().equals(deal)) ? (1 - acceptance) / possible.size() : 0;
    }
}
