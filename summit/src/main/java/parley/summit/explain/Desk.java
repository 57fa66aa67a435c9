package parley.summit.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import parley.summit.deal.Breakdown;
import parley.summit.deal.IssueGrid;
import parley.summit.deal.Preferences;
import parley.summit.deal.Prospects;
import parley.summit.deal.Valuation;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.seat.SeatValues;
import parley.summit.seat.TableView;
import parley.summit.seat.TableView.MenuDeal;
import parley.summit.seat.TableView.OfferView;
import parley.summit.seat.View;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.Deliberation;
import parley.summit.table.Menu;
import parley.summit.table.TableState;

/** One seat at one table in one turn: what it sees there, what deals are worth to it, and what it would do if they were not. */
final class Desk {

    private final View view;
    private final TableView seen;
    private final Valuation valuation;
    private final SeatValues values;
    private final Prospects prospects;
    private final Preferences preferences;
    private final IssueGrid<Deal> grid;
    private final double[][] believed;
    private final Map<Deal, Breakdown> worth = new HashMap<>();
    private final Map<Deal, Appraisal> worthInAll = new HashMap<>();

    Desk(Session session, String seat, String table) {
        view = session.view(seat);
        seen = view.tables().stream()
                .filter(t -> t.table().id().equals(table))
                .findFirst()
                .orElseThrow();
        TableState state = session.world().table(table).orElseThrow();
        valuation = state.valuation();
        values = session.world().values(seat);
        prospects = session.prospects();
        grid = IssueGrid.of(seen.table().issues(), Deal::of);
        preferences = valuation.preferences(seat, values, prospects);
        String other = seen.other();
        believed = valuation
                .preferences(other, session.world().beliefs(other), prospects)
                .issueValues();
    }

    /**
     * Something that is not as it was.
     *
     * @param more what each deal is worth beyond what it was
     * @param asked the least surplus that the strategy asks for, in place of its own
     * @param standing the deal that the other side offers, in place of what it did
     */
    record Change(
            ToDoubleFunction<Deal> more, OptionalDouble asked, OptionalDouble affordable, Optional<Deal> standing) {

        static final Change NONE = worth(deal -> 0);

        static Change worth(ToDoubleFunction<Deal> more) {
            return new Change(more, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
        }

        static Change asked(double least) {
            return new Change(d -> 0, OptionalDouble.of(least), OptionalDouble.empty(), Optional.empty());
        }

        static Change affordable(double amount) {
            return new Change(d -> 0, OptionalDouble.empty(), OptionalDouble.of(amount), Optional.empty());
        }

        static Change standing(Deal deal) {
            return new Change(d -> 0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(deal));
        }
    }

    TableView seen() {
        return seen;
    }

    View view() {
        return view;
    }

    SeatValues values() {
        return values;
    }

    Prospects prospects() {
        return prospects;
    }

    Breakdown worth(Deal deal) {
        return worth.computeIfAbsent(deal, d -> valuation.breakdown(d.toArray(), view.seat(), values, prospects));
    }

    double surplus(Deal deal) {
        return appraise(deal).surplus();
    }

    private Appraisal appraise(Deal deal) {
        return worthInAll.computeIfAbsent(deal, d -> preferences.appraise(d.toArray()));
    }

    /** Only the buyer commits anything. */
    double commits(Deal deal) {
        return isBuyer() ? appraise(deal).commits() : 0;
    }

    private boolean isBuyer() {
        return view.seat().equals(seen.table().buyer());
    }

    double provocation(Deal deal) {
        return valuation.provocation(deal.toArray());
    }

    /** Takes the decision again, from the valuations up: the menu changes too. */
    Deliberation retake(BuiltInStrategy strategy, double affordable, Change change) {
        return strategy.deliberate(changed(change), change.affordable.orElse(affordable), view.bits(), change.asked);
    }

    private TableView changed(Change change) {
        Optional<OfferView> standing = seen.standing().map(o -> offered(o, change.standing.orElse(o.deal()), change));
        return with(standing, history(standing, change), menu(change));
    }

    /** The menu as it is when deals are worth something else. */
    List<MenuDeal> menu(Change change) {
        return Menu.between(grid.values(deal -> surplus(deal, change)), believed)
                .deals(seen.opening(), isBuyer(), levels -> appraised(Deal.of(levels), change));
    }

    private double surplus(Deal deal, Change change) {
        return surplus(deal) + change.more.applyAsDouble(deal);
    }

    private Appraisal appraised(Deal deal, Change change) {
        Appraisal now = appraise(deal);
        return new Appraisal(surplus(deal, change), now.welfare(), now.retaliation(), now.politics(), now.commits());
    }

    private OfferView offered(OfferView offer, Deal deal, Change change) {
        return new OfferView(offer.by(), offer.round(), deal, surplus(deal, change), commits(deal));
    }

    /** The last offer is the one that stands. */
    private List<OfferView> history(Optional<OfferView> standing, Change change) {
        var history = new ArrayList<OfferView>();
        seen.history().forEach(o -> history.add(offered(o, o.deal(), change)));
        standing.ifPresent(o -> history.set(history.size() - 1, o));
        return history;
    }

    /** The table with another offer on it, and another menu. */
    TableView with(Optional<OfferView> standing, List<OfferView> history, List<MenuDeal> menu) {
        return new TableView(
                seen.table(),
                seen.other(),
                seen.open(),
                seen.toMove(),
                seen.full(),
                seen.turn(),
                seen.turns(),
                seen.time(),
                seen.opening(),
                standing,
                history,
                seen.issueValues(),
                menu,
                seen.reserved(),
                seen.affordable());
    }
}
