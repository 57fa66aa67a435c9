package parley.cli.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.bargaining.analysis.Certificate;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.UtilitySpace;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.session.Answer;
import parley.summit.session.Session;

/** The deals that are accepted in one turn, each held against every other deal of its table, as both sides value them then. */
final class Acceptances {

    /** A table with more deals than these is not certified. */
    private static final long MOST_DEALS = 20_000;

    private Acceptances() {}

    static Map<String, Certificate> certified(
            Session session, Scenario scenario, String country, Map<String, Answer> answers) {
        var certificates = new HashMap<String, Certificate>();
        for (Answer answer : answers.values()) {
            if (answer.reply() instanceof Reply.Move move) {
                move.tables().forEach((id, action) -> {
                    Table table = scenario.table(id).orElseThrow();
                    if (action instanceof TableAction.Accept accept
                            && table.parties().contains(country)
                            && size(table) <= MOST_DEALS) {
                        certificates.put(id, certificate(session, table, country, accept.deal()));
                    }
                });
            }
        }
        return certificates;
    }

    private static long size(Table table) {
        return table.issues().stream()
                .mapToLong(issue -> issue.levels().size())
                .reduce(1, (a, b) -> Math.min(a * b, MOST_DEALS + 1));
    }

    private static Certificate certificate(Session session, Table table, String country, Deal signed) {
        List<Deal> deals = deals(table);
        var utilities = new double[2][deals.size()];
        for (int i = 0; i < deals.size(); i++) {
            utilities[0][i] =
                    session.appraise(country, table.id(), deals.get(i)).surplus();
            utilities[1][i] = session.appraise(table.other(country), table.id(), deals.get(i))
                    .surplus();
        }
        return Certificate.of(Frontier.of(UtilitySpace.of(utilities, 0, 0)), deals.indexOf(signed));
    }

    private static List<Deal> deals(Table table) {
        List<List<Integer>> all = List.of(List.of());
        for (var issue : table.issues()) {
            var longer = new ArrayList<List<Integer>>();
            for (List<Integer> levels : all) {
                for (int level = 0; level < issue.levels().size(); level++) {
                    var next = new ArrayList<>(levels);
                    next.add(level);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all.stream().map(Deal::new).toList();
    }
}
