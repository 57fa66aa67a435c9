package parley.summit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import parley.summit.scenario.Issue;
import parley.summit.scenario.RedLine;
import parley.summit.seat.Deal;
import parley.summit.seat.LadderView;
import parley.summit.seat.Negotiator;
import parley.summit.seat.RedLineChoice;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;

/** Does anything that a player can do, sensible or not, legal or not. */
public final class RandomNegotiator implements Negotiator {

    private final Random random;

    public RandomNegotiator(long seed) {
        random = new Random(seed);
    }

    @Override
    public Reply decide(View view) {
        if (chance(.05)) {
            Reply.Reason[] reasons = Reply.Reason.values();
            return new Reply.NoReply(reasons[random.nextInt(reasons.length)], "on purpose");
        }
        var tables = new TreeMap<String, TableAction>();
        var measures = new TreeMap<String, Integer>();
        for (TableView table : view.tables()) {
            if (table.toMove() ? chance(.9) : chance(.02)) {
                tables.put(table.table().id(), action(table));
            }
        }
        for (LadderView ladder : view.measures()) {
            boolean asked = view.kind() == TurnKind.MEASURES;
            if (asked ? chance(.6) : chance(.02)) {
                measures.put(ladder.ladder(), level(ladder));
            }
        }
        return new Reply.Move(tables, measures, redLines(view), chance(.1) ? "because" : "");
    }

    private List<RedLineChoice> redLines(View view) {
        var lines = new ArrayList<RedLineChoice>();
        for (TableView table : view.tables()) {
            if (view.kind() == TurnKind.MEASURES ? chance(.2) : chance(.01)) {
                List<Issue> issues = table.table().issues();
                Issue issue = issues.get(random.nextInt(issues.size()));
                RedLine.Bound bound = chance(.5) ? RedLine.Bound.AT_MOST : RedLine.Bound.AT_LEAST;
                int level = random.nextInt(issue.levels().size()) + (chance(.05) ? 3 : 0);
                lines.add(new RedLineChoice(table.table().id(), issue.id(), bound, level));
            }
        }
        return lines;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private int level(LadderView ladder) {
        int level =
                ladder.options().get(random.nextInt(ladder.options().size())).level();
        return chance(.05) ? level + 6 : level;
    }

    private TableAction action(TableView table) {
        double luck = random.nextDouble();
        if (luck < .35) {
            return new TableAction.Accept(table.standing()
                    .filter(standing -> !chance(.1))
                    .map(TableView.OfferView::deal)
                    .orElseGet(() -> deal(table.table().issues())));
        }
        if (luck < .85) {
            return new TableAction.Offer(
                    table.menu().isEmpty() || chance(.5)
                            ? deal(table.table().issues())
                            : table.menu()
                                    .get(random.nextInt(table.menu().size()))
                                    .deal());
        }
        return luck < .98 ? new TableAction.Wait() : new TableAction.Walk();
    }

    private Deal deal(List<Issue> issues) {
        int excess = chance(.03) ? 2 : 0;
        return new Deal(issues.stream()
                .map(issue -> random.nextInt(issue.levels().size()) + excess)
                .toList());
    }
}
