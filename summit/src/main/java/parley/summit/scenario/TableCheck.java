package parley.summit.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Checks the tables, their parties, rounds and projects; the issues are {@link IssueCheck}'s. */
final class TableCheck {

    private final Scenario scenario;
    private final Faults faults;
    private final IssueCheck issues;
    private final ProjectCheck project;

    TableCheck(Scenario scenario, Faults faults) {
        this.scenario = scenario;
        this.faults = faults;
        this.issues = new IssueCheck(scenario, faults);
        this.project = new ProjectCheck(scenario, faults);
    }

    void check() {
        List<Table> tables = scenario.tables();
        faults.require(!tables.isEmpty(), "tables", "", "at least one table");
        long truces = tables.stream().filter(t -> t.kind() == TableKind.TRUCE).count();
        faults.require(truces <= 1, "tables", truces + " tables of kind TRUCE", "at most one");
        List<String> paths = IntStream.range(0, tables.size())
                .mapToObj(i -> ScenarioCheck.entry("tables", tables.get(i).id(), i))
                .toList();
        faults.unique(paths);
        for (int i = 0; i < tables.size(); i++) {
            table(paths.get(i), tables.get(i));
        }
    }

    private void table(String at, Table table) {
        faults.require(table.id().matches("[A-Za-z0-9_-]+"), at + ".id", table.id(), "letters, digits, - and _");
        parties(at, table);
        issues.check(at, table);
        int last = ScenarioCheck.lastRound(scenario);
        faults.within(at + ".start_round", table.startRound(), 1, last);
        faults.require(
                table.deadlineRound() >= table.startRound() && table.deadlineRound() <= last,
                at + ".deadline_round",
                table.deadlineRound(),
                "from its start, " + table.startRound() + ", to the last round, " + last);
        faults.require(table.meetingRound() >= 1, at + ".meeting_round", table.meetingRound(), "1 or more");
        projects(at, table);
    }

    private void parties(String at, Table table) {
        List<String> parties = table.parties();
        faults.require(parties.size() == 2, at + ".parties", parties.size() + " parties", "2");
        faults.knownOnce(at + ".parties", parties, scenario.seats(), "seats");
        switch (table.kind()) {
            case DEAL ->
                faults.require(
                        !parties.contains(Scenario.CHINA),
                        at + ".parties",
                        parties,
                        "a buyer and a host other than " + Scenario.CHINA);
            case TRUCE ->
                faults.require(
                        Set.copyOf(parties).equals(Set.of(Scenario.USA, Scenario.CHINA)),
                        at + ".parties",
                        parties,
                        Scenario.USA + " and " + Scenario.CHINA + ", for a truce");
        }
    }

    private void projects(String at, Table table) {
        faults.require(
                table.projects().isEmpty() || table.kind() == TableKind.DEAL,
                at + ".projects",
                table.projects().size() + " projects",
                "none, for a truce");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < table.projects().size(); i++) {
            Project plan = table.projects().get(i);
            String path = ScenarioCheck.entry(at + ".projects", plan.name(), i);
            faults.require(names.add(plan.name()), path, "there twice", "once");
            project.check(path, plan);
        }
    }
}
