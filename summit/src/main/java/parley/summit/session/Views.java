package parley.summit.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parley.summit.chance.Stream;
import parley.summit.deal.Preferences;
import parley.summit.market.CountryOutlook;
import parley.summit.measure.LadderState;
import parley.summit.measure.QuantalResponse;
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
import parley.summit.table.Menu;
import parley.summit.table.TableState;
import parley.summit.table.TableState.Offered;
import parley.summit.world.World;

/**
 * Shows each seat what it may see in one turn: the public state, its own tables and ladders, its own preferences.
 *
 * @param supply of every country; markets do not move in rounds
 */
record Views(World world, int round, TurnKind kind, Appraiser appraiser, List<CountryOutlook> supply) {

    /** Steps of the measures' streams in rounds lie below those of the months. */
    private static final int ROUND_STEP = -100;

    View of(String seat, Optional<LastTurn> lastTurn) {
        return new View(
                seat,
                kind,
                round,
                world.scenario().rounds(),
                worldView(),
                world.scenario().calendar().stream()
                        .filter(e -> e.round() >= round)
                        .toList(),
                world.tables().stream()
                        .filter(t -> t.table().parties().contains(seat))
                        .map(t -> table(t, seat))
                        .toList(),
                world.measures().ladders().stream()
                        .filter(l -> l.ladder().actor().equals(seat))
                        .map(this::ladder)
                        .toList(),
                world.values(seat),
                world.budgets().left(seat),
                lastTurn,
                world.bits(seat, "turn." + round + "." + kind),
                world.profile(seat).defaultStrategy());
    }

    private WorldView worldView() {
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

    private TableView table(TableState state, String seat) {
        boolean toMove = kind != TurnKind.MEASURES
                && state.sitsIn(round)
                && state.mover().equals(seat);
        Preferences own = appraiser.preferences(state, seat);
        boolean pays = seat.equals(state.table().buyer());
        List<OfferView> history = history(state, own, pays);
        double[][] values = toMove ? own.issueValues() : new double[0][];
        return new TableView(
                state.table(),
                state.table().other(seat),
                state.isOpen(),
                toMove,
                state.turn(),
                state.table().turns(),
                state.time(),
                state.opening(),
                history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1)),
                history,
                boxed(values),
                toMove ? menu(state, seat, own, pays, values) : List.of(),
                state.reserved(seat),
                world.budgets().affordable(seat, state));
    }

    /** What stands is the last offer. Only the buyer commits anything. */
    private static List<OfferView> history(TableState state, Preferences own, boolean pays) {
        var offers = new ArrayList<OfferView>();
        for (Offered offered : state.history()) {
            double surplus = own.surplus(offered.deal().toArray());
            offers.add(new OfferView(
                    offered.by(), offered.round(), offered.deal(), surplus, pays ? offered.commits() : 0));
        }
        return offers;
    }

    private static List<List<Double>> boxed(double[][] values) {
        return Arrays.stream(values)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
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
