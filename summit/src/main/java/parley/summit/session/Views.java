package parley.summit.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.summit.chance.Stream;
import parley.summit.deal.Preferences;
import parley.summit.market.CountryOutlook;
import parley.summit.measure.LadderState;
import parley.summit.measure.QuantalResponse;
import parley.summit.scenario.CalendarEntry;
import parley.summit.scenario.Parameter;
import parley.summit.seat.LadderView;
import parley.summit.seat.TableView;
import parley.summit.seat.TableView.MenuDeal;
import parley.summit.seat.TableView.OfferView;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;
import parley.summit.seat.View.LadderStanding;
import parley.summit.seat.View.LastTurn;
import parley.summit.seat.View.TableStanding;
import parley.summit.seat.View.WorldView;
import parley.summit.table.Budgets.Purse;
import parley.summit.table.Menu;
import parley.summit.table.TableState;
import parley.summit.world.World;

/** Shows each seat what it may see in one turn: the public state, its own tables and ladders, its own preferences. */
final class Views {

    /** Steps of the measures' streams in rounds lie below those of the months. */
    private static final int ROUND_STEP = -100;

    private final World world;
    private final int round;
    private final TurnKind kind;
    private final String moment;
    private final Appraiser appraiser;
    private final WorldView publicState;
    private final List<CalendarEntry> calendar;

    /**
     * The views of the turn that begins now.
     *
     * @param moment tells this turn from all others
     * @param supply of every country; markets do not move in rounds
     */
    Views(World world, int round, TurnKind kind, String moment, Appraiser appraiser, List<CountryOutlook> supply) {
        this.world = world;
        this.round = round;
        this.kind = kind;
        this.moment = moment;
        this.appraiser = appraiser;
        publicState = publicState(world, supply);
        calendar = world.scenario().calendar().stream()
                .filter(e -> e.round() >= round)
                .toList();
    }

    Appraiser appraiser() {
        return appraiser;
    }

    /** All that the seat may see. */
    View of(String seat, Optional<LastTurn> lastTurn) {
        return view(seat, lastTurn, world.tablesOf(seat), true, world.measures().laddersOf(seat));
    }

    /**
     * The same without tables and ladders where the seat has nothing to decide in this turn.
     *
     * @param back whether it sees what was offered before the offer that stands
     */
    View ofDecisions(String seat, Optional<LastTurn> lastTurn, boolean back) {
        return kind == TurnKind.MEASURES
                ? view(seat, lastTurn, List.of(), back, world.measures().laddersOf(seat))
                : view(
                        seat,
                        lastTurn,
                        world.tablesOf(seat).stream()
                                .filter(table -> table.moves(seat, round))
                                .toList(),
                        // On an open floor it matters what was said in this round.
                        back || kind == TurnKind.FLOOR,
                        List.of());
    }

    private View view(
            String seat,
            Optional<LastTurn> lastTurn,
            List<TableState> tables,
            boolean back,
            List<LadderState> ladders) {
        Purse purse = world.budgets().of(seat);
        return new View(
                seat,
                kind,
                round,
                world.scenario().rounds(),
                publicState,
                calendar,
                each(tables, table -> table(table, seat, purse, back)),
                each(ladders, this::ladder),
                world.values(seat),
                purse.left(),
                lastTurn,
                world.bits(seat, moment),
                world.profile(seat).defaultStrategy());
    }

    private static <T, R> List<R> each(List<T> items, Function<T, R> shown) {
        var all = new ArrayList<R>(items.size());
        for (T item : items) {
            all.add(shown.apply(item));
        }
        return all;
    }

    private static WorldView publicState(World world, List<CountryOutlook> supply) {
        return new WorldView(
                world.relations().tension(),
                supply,
                world.measures().ladders().stream()
                        .map(l -> new LadderStanding(
                                l.id(),
                                l.level(),
                                l.ladder().levels().get(l.level()).title()))
                        .toList(),
                world.tables().stream()
                        .map(t -> new TableStanding(t.id(), t.isOpen(), t.signed()))
                        .toList(),
                world.redLines().lines());
    }

    private TableView table(TableState state, String seat, Purse purse, boolean back) {
        boolean toMove = kind != TurnKind.MEASURES && state.moves(seat, round);
        Preferences own = appraiser.preferences(state, seat);
        boolean pays = seat.equals(state.table().buyer());
        List<OfferView> history =
                offers(back ? state.history() : state.standing().stream().toList(), own, pays);
        double[][] values = toMove ? own.issueValues() : new double[0][];
        return new TableView(
                state.table(),
                state.table().other(seat),
                state.isOpen(),
                toMove,
                state.isFull(round),
                state.turn(),
                state.table().turns(),
                state.time(),
                state.opening(),
                history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1)),
                history,
                boxed(values),
                toMove ? menu(state, seat, own, pays, values) : List.of(),
                state.reserved(seat),
                purse.affordable(state));
    }

    /** What stands is the last offer. Only the buyer commits anything. */
    private static List<OfferView> offers(List<TableState.Offered> offers, Preferences own, boolean pays) {
        return each(offers, offered -> {
            double surplus = own.surplus(offered.deal().toArray());
            double commits = pays ? offered.commits() : 0;
            return new OfferView(offered.by(), offered.round(), offered.deal(), surplus, commits);
        });
    }

    private static List<List<Double>> boxed(double[][] values) {
        var rows = new ArrayList<List<Double>>(values.length);
        for (double[] row : values) {
            var boxed = new Double[row.length];
            for (int x = 0; x < row.length; x++) {
                boxed[x] = row[x];
            }
            rows.add(List.of(boxed));
        }
        return rows;
    }

    private List<MenuDeal> menu(TableState state, String seat, Preferences own, boolean pays, double[][] values) {
        Preferences others = appraiser.believed(state, state.table().other(seat));
        return Menu.between(values, others.issueValues()).deals(state.opening(), pays, own::appraise);
    }

    private LadderView ladder(LadderState state) {
        int low = QuantalResponse.lowest(state, state.level());
        double[] exponents = world.response().exponents(state);
        var options = new ArrayList<LadderView.Option>();
        for (int i = 0; i < exponents.length; i++) {
            QuantalResponse.Stakes stakes = world.response().stakes(state, low + i);
            options.add(new LadderView.Option(
                    low + i,
                    state.ladder().levels().get(low + i).title(),
                    exponents[i],
                    stakes.targetLoss(),
                    stakes.ownCost()));
        }
        double chance = world.chain().parameters().get(Parameter.ROUND_OPPORTUNITY);
        return new LadderView(
                state.id(),
                state.ladder().counterpart(),
                state.level(),
                world.highest(state),
                options,
                !state.isFrozen() && draw(Stream.OPPORTUNITY, state) < chance,
                draw(Stream.ACT, state));
    }

    private double draw(Stream stream, LadderState state) {
        return world.seed().uniform(stream, state.entity(), ROUND_STEP + round);
    }
}
