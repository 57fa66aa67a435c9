package parley.summit.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import parley.summit.deal.Breakdown;
import parley.summit.explain.Desk.Change;
import parley.summit.explain.Explanation.OfRedLine;
import parley.summit.explain.Explanation.Option;
import parley.summit.explain.Quantity.Kind;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.RedLine;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView.MenuDeal;
import parley.summit.session.Session;
import parley.summit.transcript.Event;

/** What a red line costs the seat that drew it, and what it keeps it from, in the seat's first turn at the table after that. */
record LineCase(Desk desk, Move move, RedLine line, boolean before, double cost) {

    private static final Breakdown NOTHING = new Breakdown(List.of());

    /** Empty as long as the seat has no turn at the table. */
    static Optional<OfRedLine> of(Session session, Move move, Event.RedLineDrawn drawn) {
        boolean mayMove = session.view(move.seat()).tables().stream()
                .anyMatch(t -> t.table().id().equals(drawn.table()) && t.toMove());
        if (!mayMove) {
            return Optional.empty();
        }
        double cost = session.world().chain().parameters().get(Parameter.RED_LINE_COST);
        return Optional.of(new LineCase(
                        new Desk(session, move.seat(), drawn.table()), move, Move.line(drawn), move.round() == 0, cost)
                .explanation());
    }

    private OfRedLine explanation() {
        Optional<MenuDeal> within = best(cost, this::isWithin);
        Optional<MenuDeal> beyond = best(cost, d -> !isWithin(d));
        return new OfRedLine(
                move,
                line,
                before,
                cost * desk.values().politicalWeight(),
                within.map(this::option).orElseGet(LineCase::none),
                beyond.map(this::option),
                flip());
    }

    private boolean isWithin(MenuDeal deal) {
        return !crosses(deal.deal().levels().get(index()));
    }

    private boolean crosses(int level) {
        return line.isCrossedBy(level);
    }

    private int index() {
        return desk.seen().table().issueIndex(line.issue());
    }

    /** The best deal of the menu that the seat would have if crossing the line cost this much. */
    private Optional<MenuDeal> best(double costNow, Predicate<MenuDeal> which) {
        double cheaper = (cost - costNow) * desk.values().politicalWeight();
        return desk.menu(Change.worth(deal -> crosses(deal.levels().get(index())) ? cheaper : 0)).stream()
                .filter(which)
                .max(Comparator.comparingDouble(MenuDeal::surplus));
    }

    private Optional<Flip<Boolean>> flip() {
        Dial<Boolean> dial = Dial.scaled(Quantity.of(Kind.RED_LINE_COST), cost, this::gainsBeyond);
        return cost > 0
                ? new FlipSearch<>(List.of(dial), gainsBeyond(cost), Boolean::equals)
                        .smallest(1).stream().findFirst()
                : Optional.empty();
    }

    private boolean gainsBeyond(double costNow) {
        double inside = best(costNow, this::isWithin).map(MenuDeal::surplus).orElse(0.0);
        return best(costNow, d -> !isWithin(d)).map(MenuDeal::surplus).orElse(0.0) > inside;
    }

    private Option option(MenuDeal deal) {
        return new Option(
                new TableAction.Offer(deal.deal()),
                Optional.of(deal.deal()),
                desk.worth(deal.deal()),
                deal.surplus(),
                deal.commits(),
                OptionalDouble.empty());
    }

    private static Option none() {
        return new Option(new TableAction.Wait(), Optional.empty(), NOTHING, 0, 0, OptionalDouble.empty());
    }
}
