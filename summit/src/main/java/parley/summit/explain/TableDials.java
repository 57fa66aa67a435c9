package parley.summit.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import parley.summit.deal.Breakdown.Item;
import parley.summit.deal.Breakdown.Part;
import parley.summit.explain.Desk.Change;
import parley.summit.explain.Quantity.Kind;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.Deliberation;

/** Every number on which a seat's decision at a table rests, each to be turned on its own. */
record TableDials(Desk desk, BuiltInStrategy strategy, Deliberation taken, double moneyWeight) {

    private static final double NOTHING = 1e-12;

    /** All of them; prices come as they stand in the breakdowns of the deals that were weighed. */
    List<Dial<TableAction>> all() {
        var dials = new ArrayList<Dial<TableAction>>();
        double scale = scale();
        if (scale > 0) {
            dials.add(new Dial<>(Quantity.of(Kind.RESERVATION), 0, scale, -scale, scale, this::withReservation));
        }
        if (taken.best() > 0) {
            dials.add(new Dial<>(
                    Quantity.of(Kind.ASPIRATION),
                    taken.threshold(),
                    taken.best(),
                    0,
                    taken.best(),
                    least -> decided(Change.asked(least))));
        }
        if (taken.affordable() < Double.POSITIVE_INFINITY && taken.affordable() > 0) {
            dials.add(Dial.scaled(
                    Quantity.of(Kind.BUDGET), taken.affordable(), amount -> decided(Change.affordable(amount))));
        }
        if (isChance()) {
            dials.add(new Dial<>(Quantity.of(Kind.DRAW), taken.draw(), 1, 0, Math.nextDown(1.0), this::withDraw));
        }
        weights(dials);
        prices(dials);
        return dials;
    }

    private boolean isChance() {
        return taken.acceptance() > 0 && taken.acceptance() < 1;
    }

    /** What counts as 1 for the reservation value: the best deal, or the largest loss where no deal gains. */
    private double scale() {
        return taken.best() > 0
                ? taken.best()
                : weighed().stream()
                        .mapToDouble(d -> Math.abs(desk.surplus(d)))
                        .max()
                        .orElse(0);
    }

    private TableAction withReservation(double value) {
        return decided(Change.worth(deal -> -value));
    }

    private TableAction withDraw(double draw) {
        return draw < taken.acceptance()
                ? new TableAction.Accept(desk.seen().standing().orElseThrow().deal())
                : taken.next()
                        .<TableAction>map(d -> new TableAction.Offer(d.deal()))
                        .orElseGet(TableAction.Wait::new);
    }

    private TableAction decided(Change change) {
        return desk.retake(strategy, taken.affordable(), change).action();
    }

    private void weights(List<Dial<TableAction>> dials) {
        weight(dials, Part.WELFARE, moneyWeight);
        weight(dials, Part.POLITICS, desk.values().politicalWeight());
        weight(dials, Part.RETALIATION, desk.values().retaliationWeight());
        if (isTruce()) {
            scaled(
                    dials,
                    Quantity.of(Kind.CONCESSION_AVERSION),
                    desk.values().concessionAversion(),
                    item -> item.amount() < 0 && isTerm(item));
        }
    }

    private boolean isTruce() {
        return desk.seen().table().kind() == TableKind.TRUCE;
    }

    private boolean isTerm(Item item) {
        return desk.seen().table().issues().stream().anyMatch(i -> i.id().equals(item.name()));
    }

    private void weight(List<Dial<TableAction>> dials, Part part, double now) {
        var quantity = new Quantity(Kind.WEIGHT, Optional.of(part), "", Optional.empty());
        scaled(dials, quantity, now, item -> item.part() == part);
    }

    /** At a truce table the duration scales every term, so that a term's price is a factor on its payoffs, 1 as it is. */
    private void prices(List<Dial<TableAction>> dials) {
        prices().forEach((quantity, price) ->
                scaled(dials, quantity, isTruce() ? 1 : price, item -> quantity.equals(quantity(item))));
    }

    private Map<Quantity, Double> prices() {
        var prices = new LinkedHashMap<Quantity, Double>();
        for (Deal deal : weighed()) {
            desk.worth(deal).items().stream()
                    .filter(item -> Math.abs(item.utility()) > NOTHING)
                    .forEach(item -> prices.putIfAbsent(quantity(item), item.price()));
        }
        return prices;
    }

    private static Quantity quantity(Item item) {
        return new Quantity(Kind.PRICE, Optional.of(item.part()), item.name(), item.market());
    }

    /** A dial that scales all these items, if it does anything. */
    private void scaled(List<Dial<TableAction>> dials, Quantity quantity, double now, Predicate<Item> which) {
        var sums = new HashMap<Deal, Double>();
        Function<Deal, Double> sum = deal -> desk.worth(deal).items().stream()
                .filter(which)
                .mapToDouble(Item::utility)
                .sum();
        ToDoubleFunction<Deal> scaled = deal -> sums.computeIfAbsent(deal, sum);
        boolean counts = weighed().stream().anyMatch(d -> Math.abs(scaled.applyAsDouble(d)) > NOTHING);
        if (counts && now != 0) {
            dials.add(Dial.scaled(
                    quantity,
                    now,
                    value -> decided(Change.worth(deal -> (value / now - 1) * scaled.applyAsDouble(deal)))));
        }
    }

    /** The deals on the menu and the one on the table; where the menu is empty, what it was made of. */
    private List<Deal> weighed() {
        var deals = new ArrayList<Deal>();
        desk.seen().standing().map(TableView.OfferView::deal).ifPresent(deals::add);
        desk.seen().menu().stream().map(TableView.MenuDeal::deal).forEach(deals::add);
        if (deals.isEmpty()) {
            deals.add(Deal.of(desk.seen().table().issues().stream()
                    .mapToInt(i -> i.levels().size() / 2)
                    .toArray()));
        }
        return deals;
    }

    /** The smallest change of one term of what the other side offers that turns the answer: whether it accepts. */
    Optional<Flip<TableAction>> term() {
        return desk.seen()
                .standing()
                .filter(o -> o.by().equals(desk.seen().other()))
                .flatMap(o -> term(o.deal()));
    }

    private Optional<Flip<TableAction>> term(Deal standing) {
        Optional<Flip<TableAction>> smallest = Optional.empty();
        for (int issue = 0; issue < standing.levels().size(); issue++) {
            for (int way : new int[] {-1, 1}) {
                Optional<Flip<TableAction>> found = term(standing, issue, way);
                boolean smaller = found.isPresent()
                        && (smallest.isEmpty()
                                || found.get().relative() < smallest.get().relative() - NOTHING);
                smallest = smaller ? found : smallest;
            }
        }
        return smallest;
    }

    private Optional<Flip<TableAction>> term(Deal standing, int issue, int way) {
        int now = standing.levels().get(issue);
        int last = desk.seen().table().issues().get(issue).levels().size() - 1;
        boolean accepted = taken.action() instanceof TableAction.Accept;
        for (int level = now + way; level >= 0 && level <= last; level += way) {
            var levels = new ArrayList<>(standing.levels());
            levels.set(issue, level);
            TableAction action = decided(Change.standing(new Deal(levels)));
            if (action instanceof TableAction.Accept != accepted) {
                return Optional.of(new Flip<>(
                        Quantity.of(
                                Kind.TERM,
                                desk.seen().table().issues().get(issue).id()),
                        now,
                        level,
                        level - (double) way,
                        Math.abs(level - now) / (double) last,
                        action));
            }
        }
        return Optional.empty();
    }
}
