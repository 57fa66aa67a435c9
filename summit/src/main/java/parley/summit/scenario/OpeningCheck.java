package parley.summit.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Checks what stands before the first round: deals in force and red lines. */
final class OpeningCheck {

    private final Scenario scenario;
    private final Faults faults;

    OpeningCheck(Scenario scenario, Faults faults) {
        this.scenario = scenario;
        this.faults = faults;
    }

    void check() {
        List<OpeningDeal> deals = scenario.openingDeals();
        faults.unique(
                deals.stream().map(d -> "opening_deals[" + d.table() + "]").toList());
        for (int i = 0; i < deals.size(); i++) {
            deal(ScenarioCheck.entry("opening_deals", deals.get(i).table(), i), deals.get(i));
        }
        List<RedLine> lines = scenario.redLines();
        faults.unique(lines.stream().map(l -> path(l) + " " + l.bound()).toList());
        lines.forEach(line -> line(path(line), line));
    }

    private static String path(RedLine line) {
        return "red_lines[" + line.country() + ":" + line.table() + "." + line.issue() + "]";
    }

    private void deal(String at, OpeningDeal deal) {
        List<Table> tables = scenario.tables().stream()
                .filter(t -> t.kind() == TableKind.DEAL)
                .toList();
        faults.known(at + ".table", deal.table(), tables.stream().map(Table::id).toList(), "deal tables");
        faults.present(at + ".title", deal.title());
        faults.require(
                deal.signed().isBefore(scenario.firstDay()),
                at + ".signed",
                deal.signed(),
                "a day before the summit, which begins on " + scenario.firstDay());
        tables.stream().filter(t -> t.id().equals(deal.table())).findFirst().ifPresent(t -> levels(at, deal, t));
    }

    private void levels(String at, OpeningDeal deal, Table table) {
        List<Issue> issues = table.issues();
        if (deal.levels().size() != issues.size()) {
            faults.add(
                    at + ".levels",
                    deal.levels().size() + " levels",
                    issues.size() + ", one for each issue of " + table.id());
            return;
        }
        for (int i = 0; i < issues.size(); i++) {
            faults.within(
                    at + ".levels[" + i + "]",
                    (int) deal.levels().get(i),
                    0,
                    issues.get(i).levels().size() - 1);
        }
        IntPredicate something = i -> deal.levels().get(i) > 0;
        faults.require(
                IntStream.range(0, issues.size()).anyMatch(something),
                at + ".levels",
                deal.levels(),
                "a deal that agrees on something");
    }

    private void line(String at, RedLine line) {
        faults.known(
                at + ".table",
                line.table(),
                scenario.tables().stream().map(Table::id).toList(),
                "tables");
        faults.present(at + ".title", line.title());
        Optional<Table> table = scenario.table(line.table());
        table.ifPresent(t -> {
            faults.known(at + ".country", line.country(), t.parties(), "parties");
            faults.known(
                    at + ".issue",
                    line.issue(),
                    t.issues().stream().map(Issue::id).toList(),
                    "issues");
            t.issues().stream()
                    .filter(issue -> issue.id().equals(line.issue()))
                    .findFirst()
                    .ifPresent(issue -> faults.within(
                            at + ".level", line.level(), 0, issue.levels().size() - 1));
        });
    }
}
