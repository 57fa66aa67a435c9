package parley.summit.strategy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.bargaining.strategy.Strategy;
import parley.summit.measure.QuantalResponse;
import parley.summit.seat.LadderView;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;

/**
 * Plays one strategy at every table, and takes measures when the machinery of government is ready, as likely as the quantal
 * response says (MODEL sections 8.4 and 9). It keeps nothing between turns: the view tells all it needs.
 */
public record BuiltInStrategy(Strategy strategy) implements Negotiator {

    private static final double ROUNDING = 1e-9;

    /** The strategy with this name, one of {@link Strategy#names()}. */
    public static BuiltInStrategy named(String name) {
        return new BuiltInStrategy(Strategy.named(name));
    }

    @Override
    public Reply decide(View view) {
        return view.kind() == TurnKind.MEASURES
                ? Reply.Move.measures(measures(view.measures()))
                : Reply.Move.tables(actions(view.tables(), view.bits()));
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
    private Map<String, TableAction> actions(List<TableView> tables, long bits) {
        var actions = new HashMap<String, TableAction>();
        double committed = 0;
        for (TableView table : tables) {
            if (table.toMove()) {
                double affordable = table.affordable() - committed + ROUNDING;
                Decision decision =
                        new AtTable(strategy, table, affordable, TableLuck.of(bits, table.table())).decision();
                actions.put(table.table().id(), decision.action());
                committed += decision.commits().map(c -> c - table.reserved()).orElse(0.0);
            }
        }
        return actions;
    }
}
