package parley.summit.strategy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import parley.bargaining.strategy.Strategy;
import parley.bargaining.strategy.TimeDependentTactic;
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
                : Reply.Move.tables(actions(view));
    }

    @Override
    public boolean looksAround() {
        return false;
    }

    /** Those that only watch the clock do not. */
    @Override
    public boolean looksBack() {
        return !(strategy.tactic() instanceof TimeDependentTactic);
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

    private Map<String, TableAction> actions(View view) {
        var actions = new HashMap<String, TableAction>();
        deliberate(view).forEach((table, deliberation) -> actions.put(table, deliberation.action()));
        return actions;
    }

    /**
     * How it comes to what it does, by table where it moves. It goes through the tables in order, and counts against the budget
     * what it has just offered or accepted.
     */
    public Map<String, Deliberation> deliberate(View view) {
        var all = new LinkedHashMap<String, Deliberation>();
        double committed = 0;
        for (TableView table : view.tables()) {
            if (table.toMove()) {
                double affordable = table.affordable() - committed + ROUNDING;
                Deliberation one = deliberate(table, affordable, view.bits(), OptionalDouble.empty());
                all.put(table.table().id(), one);
                committed += one.commits().map(c -> c - table.reserved()).orElse(0.0);
            }
        }
        return all;
    }

    /**
     * How it would come to what it does at one table.
     *
     * @param affordable what it may commit there, US$ bn
     * @param bits the seat's own random bits for the turn
     * @param asked the least surplus that it asks for, in place of what its tactic says
     */
    public Deliberation deliberate(TableView table, double affordable, long bits, OptionalDouble asked) {
        return new AtTable(strategy, table, affordable, TableLuck.of(bits, table.table())).deliberation(asked);
    }
}
