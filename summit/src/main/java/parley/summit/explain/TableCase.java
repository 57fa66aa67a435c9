package parley.summit.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import parley.summit.deal.Breakdown;
import parley.summit.explain.Explanation.Aspiration;
import parley.summit.explain.Explanation.Option;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.seat.TableView.MenuDeal;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.Deliberation;
import parley.summit.transcript.Event;

/** Works out why a seat did what it did at a table, on the snapshot on which it decided. */
final class TableCase {

    private static final int FLIPS = 3;
    private static final Breakdown NOTHING = new Breakdown(List.of());

    private final Session session;
    private final Move move;
    private final Rule rule;
    private final Desk desk;
    private final TableAction action;
    private final Optional<BuiltInStrategy> strategy;
    private final Optional<Deliberation> taken;

    TableCase(Session session, Move move, Rule rule, Reply.Move reply) {
        this.session = session;
        this.move = move;
        this.rule = rule;
        desk = new Desk(session, move.seat(), move.where());
        action = reply.tables().getOrDefault(move.where(), new TableAction.Wait());
        strategy = rule instanceof Rule.Strategy known
                ? Optional.of(BuiltInStrategy.named(known.strategy()))
                : Optional.empty();
        taken = strategy.flatMap(
                s -> Optional.ofNullable(s.deliberate(desk.view()).get(move.where())));
    }

    /** Whether two actions are the same decision: to accept is one, whatever is on the table. */
    static boolean same(TableAction one, TableAction other) {
        return one instanceof TableAction.Accept ? other instanceof TableAction.Accept : one.equals(other);
    }

    Explanation.AtTable explanation() {
        Table table = desk.seen().table();
        Option chosen = option(action);
        Optional<Option> next = nextBest();
        Optional<TableDials> dials = strategy.flatMap(s -> taken.map(t -> new TableDials(desk, s, t, moneyWeight())));
        FlipSearch<TableAction> search =
                new FlipSearch<>(dials.map(TableDials::all).orElse(List.of()), action, TableCase::same);
        List<Flip<TableAction>> flips = search.smallest(FLIPS);
        boolean deal = table.kind() == TableKind.DEAL;
        return new Explanation.AtTable(
                move,
                rule,
                desk.values(),
                desk.seen().opening(),
                taken.map(this::aspiration),
                deal ? Optional.ofNullable(desk.prospects().weights().get(table.buyer())) : Optional.empty(),
                deal && move.seat().equals(table.buyer()) ? supplyPrices(table) : List.of(),
                chosen.deal().map(desk::provocation).orElse(0.0),
                (int) desk.prospects().provoking().stream()
                        .filter(host -> !host.equals(table.host()))
                        .count(),
                chosen,
                next,
                others(next),
                flips,
                toAccept(search),
                dials.flatMap(TableDials::term));
    }

    private double moneyWeight() {
        return desk.seen().table().kind() == TableKind.TRUCE
                ? 1
                : session.world().chain().parameters().get(Parameter.WELFARE_WEIGHT);
    }

    private Aspiration aspiration(Deliberation t) {
        return new Aspiration(
                t.best(), t.threshold(), desk.seen().turn(), desk.seen().turns(), t.affordable());
    }

    private List<Event.SupplyValue> supplyPrices(Table table) {
        List<String> markets =
                table.projects().stream().map(p -> p.market()).distinct().toList();
        return session
                .world()
                .plans()
                .prices()
                .supplyValues(List.of(session.world().chain().country(table.buyer())))
                .stream()
                .filter(v -> markets.contains(v.market()))
                .toList();
    }

    private Optional<Flip<TableAction>> toAccept(FlipSearch<TableAction> search) {
        return theirs().isPresent() && !(action instanceof TableAction.Accept)
                ? search.smallest(decision -> decision instanceof TableAction.Accept)
                : Optional.empty();
    }

    private Optional<Deal> theirs() {
        return desk.seen()
                .standing()
                .filter(o -> o.by().equals(desk.seen().other()))
                .map(TableView.OfferView::deal);
    }

    private Option option(TableAction what) {
        Optional<Deal> deal = switch (what) {
            case TableAction.Offer offer -> Optional.of(offer.deal());
            case TableAction.Accept accept -> Optional.of(accept.deal());
            case TableAction.Wait wait -> Optional.empty();
            case TableAction.Walk walk -> Optional.empty();
        };
        return new Option(
                what,
                deal,
                deal.map(desk::worth).orElse(NOTHING),
                deal.map(desk::surplus).orElse(0.0),
                deal.map(desk::commits).orElse(0.0),
                taken.map(t -> OptionalDouble.of(t.probability(what))).orElse(OptionalDouble.empty()));
    }

    /** What the rule does where the choice is struck out; what is worth most where there is no rule, or nothing to strike out. */
    private Optional<Option> nextBest() {
        Optional<TableAction> byRule = strategy.flatMap(s -> taken.flatMap(t -> struckOut(s, t)));
        return byRule.map(this::option)
                .or(() -> candidates().stream()
                        .filter(a -> !same(a, action))
                        .map(this::option)
                        .max(Comparator.comparingDouble(Option::surplus)));
    }

    private Optional<TableAction> struckOut(BuiltInStrategy s, Deliberation t) {
        TableView seen = desk.seen();
        return switch (action) {
            case TableAction.Accept accept ->
                Optional.of(retaken(s, t, desk.with(Optional.empty(), seen.history(), seen.menu())));
            case TableAction.Offer offer
            when t.drawn().isEmpty() ->
                Optional.of(retaken(
                        s,
                        t,
                        desk.with(
                                seen.standing(),
                                seen.history(),
                                seen.menu().stream()
                                        .filter(d -> !d.deal().equals(offer.deal()))
                                        .toList())));
            case TableAction.Offer offer ->
                t.drawn().stream()
                        .filter(d -> !d.deal().equals(offer.deal()))
                        .max(Comparator.comparingDouble(MenuDeal::surplus))
                        .map(d -> new TableAction.Offer(d.deal()));
            case TableAction.Wait wait -> Optional.empty();
            case TableAction.Walk walk -> Optional.empty();
        };
    }

    private TableAction retaken(BuiltInStrategy s, Deliberation t, TableView table) {
        return s.deliberate(table, t.affordable(), desk.view().bits(), OptionalDouble.empty())
                .action();
    }

    /** To accept, to ask for the best, to end: with what was chosen, all that a reader compares. */
    private List<TableAction> candidates() {
        var actions = new ArrayList<TableAction>();
        theirs().ifPresent(deal -> actions.add(new TableAction.Accept(deal)));
        desk.seen().menu().stream()
                .max(Comparator.comparingDouble(MenuDeal::surplus))
                .ifPresent(d -> actions.add(new TableAction.Offer(d.deal())));
        actions.add(new TableAction.Walk());
        return actions;
    }

    private List<Option> others(Optional<Option> next) {
        return candidates().stream()
                .filter(a -> !same(a, action))
                .filter(a -> next.isEmpty() || !same(a, next.get().action()))
                .map(this::option)
                .toList();
    }
}
