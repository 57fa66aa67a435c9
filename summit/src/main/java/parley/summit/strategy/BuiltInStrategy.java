package parley.summit.strategy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import parley.bargaining.strategy.AspirationRange;
import parley.bargaining.strategy.Menu;
import parley.bargaining.strategy.TimeDependentTactic;
import parley.summit.measure.QuantalResponse;
import parley.summit.seat.LadderView;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.seat.TableView.MenuDeal;
import parley.summit.seat.TableView.OfferView;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;

/**
 * Concedes by the clock at every table, and takes measures when the machinery of government is ready, as likely as the quantal
 * response says (MODEL sections 8.4 and 9).
 */
public record BuiltInStrategy(TimeDependentTactic tactic) implements Negotiator {

    private static final double TOLERANCE = 1e-4;
    private static final double ROUNDING = 1e-9;

    /** The strategy with this name: boulware, linear, conceder, hardheaded or time:X. */
    public static BuiltInStrategy named(String name) {
        return new BuiltInStrategy(TimeDependentTactic.named(name));
    }

    @Override
    public Reply decide(View view) {
        return view.kind() == TurnKind.MEASURES
                ? Reply.Move.measures(measures(view.measures()))
                : Reply.Move.tables(actions(view.tables()));
    }

    private static Map<String, Integer> measures(List<LadderView> ladders) {
        var levels = new HashMap<String, Integer>();
        ladders.stream().filter(LadderView::opportunity).forEach(l -> levels.put(l.ladder(), choose(l)));
        return levels;
    }

    private static int choose(LadderView ladder) {
        double[] exponents = ladder.options().stream()
                .mapToDouble(LadderView.Option::exponent)
                .toArray();
        int chosen = QuantalResponse.choose(QuantalResponse.probabilities(exponents), ladder.draw());
        return Math.min(ladder.options().get(chosen).level(), ladder.highest());
    }

    /** Goes through the tables in order, and counts against the budget what it has just offered or accepted. */
    private Map<String, TableAction> actions(List<TableView> tables) {
        var actions = new HashMap<String, TableAction>();
        double committed = 0;
        for (TableView table : tables) {
            if (table.toMove()) {
                Decision decision = decide(table, table.affordable() - committed + ROUNDING);
                actions.put(table.table().id(), decision.action);
                committed += decision.commits.map(c -> c - table.reserved()).orElse(0.0);
            }
        }
        return actions;
    }

    private record Decision(TableAction action, Optional<Double> commits) {
        static final Decision WAIT = new Decision(new TableAction.Wait(), Optional.empty());
    }

    private Decision decide(TableView table, double affordable) {
        double[] surplus = table.menu().stream().mapToDouble(MenuDeal::surplus).toArray();
        double best = Arrays.stream(surplus).max().orElse(0);
        if (best <= 0) {
            return Decision.WAIT;
        }
        double threshold = tactic.threshold(table.time(), new AspirationRange(0, best, TOLERANCE * best));
        Optional<OfferView> acceptable = table.standing()
                .filter(o -> o.by().equals(table.other()))
                .filter(o -> TimeDependentTactic.accepts(o.surplus(), threshold) && o.commits() <= affordable);
        return acceptable
                .map(o -> new Decision(new TableAction.Accept(o.deal()), Optional.of(o.commits())))
                .orElseGet(() -> offer(table, surplus, threshold, affordable));
    }

    private static Decision offer(TableView table, double[] surplus, double threshold, double affordable) {
        OptionalInt index = new Menu(surplus)
                .lowestAtOrAbove(threshold, i -> table.menu().get(i).commits() <= affordable);
        if (index.isEmpty()) {
            return Decision.WAIT;
        }
        MenuDeal deal = table.menu().get(index.getAsInt());
        return new Decision(new TableAction.Offer(deal.deal()), Optional.of(deal.commits()));
    }
}
