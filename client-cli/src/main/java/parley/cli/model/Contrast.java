package parley.cli.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.cli.console.BadInputException;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.OpeningDeal;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Spelling;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;

/**
 * A scenario and the same with something left out or fixed. All luck that both have they share, since every draw has a name of its
 * own.
 *
 * @param words what is different
 */
record Contrast(String words, Scenario base, Scenario changed) {

    private static final String CHINA_RESPONSE = "china-response";
    private static final String DEALS = "deals";
    private static final String TRUCE = "truce";

    /**
     * Reads it off the command line.
     *
     * @param without {@code china-response}, {@code deals}, {@code truce}, an issue of a table, a country at a table, a mechanism
     * @param settings parameters, {@code SYMBOL=VALUE}
     */
    static Contrast parse(Scenario scenario, List<String> without, List<String> settings) {
        var mechanisms = new ArrayList<String>();
        var words = new ArrayList<String>();
        Scenario changed = scenario;
        for (String name : without) {
            if (name.equals(CHINA_RESPONSE)) {
                mechanisms.add(Mechanism.CHINESE_MEASURES.name());
            } else if (name.equals(TRUCE)) {
                mechanisms.add(Mechanism.TRUCE.name());
            } else if (name.equals(DEALS)) {
                changed = withoutDeals(changed, hosts(scenario));
                words.add("no deals");
            } else if (hosts(scenario).contains(name)) {
                changed = withoutDeals(changed, Set.of(name));
                words.add("no deal with " + name);
            } else if (issues(scenario).contains(name)) {
                changed = withoutIssue(changed, name);
                words.add("nothing on " + name);
            } else if (mechanisms().contains(mechanism(name))) {
                mechanisms.add(name);
            } else {
                throw unknown(scenario, name);
            }
        }
        Variant variant = Variant.parse(mechanisms, settings);
        if (!variant.words().isEmpty()) {
            words.add(variant.words());
        }
        return new Contrast(String.join(", ", words), scenario, variant.of(changed));
    }

    private static BadInputException unknown(Scenario scenario, String name) {
        var known = new ArrayList<>(List.of(CHINA_RESPONSE, DEALS, TRUCE));
        known.addAll(issues(scenario));
        known.addAll(hosts(scenario));
        known.addAll(mechanisms());
        return new BadInputException("--without: " + name + " (expected: " + CHINA_RESPONSE + ", " + DEALS + ", "
                + TRUCE
                + ", one of the issues " + String.join(", ", issues(scenario)) + ", of the hosts "
                + String.join(", ", hosts(scenario)) + " or of the mechanisms " + String.join(", ", mechanisms())
                + Spelling.nearest(name, known).map(n -> "; perhaps " + n).orElse("") + ")");
    }

    private static String mechanism(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> mechanisms() {
        return Arrays.stream(Mechanism.values()).map(Mechanism::name).toList();
    }

    /** Countries that sit opposite a buyer. */
    private static Set<String> hosts(Scenario scenario) {
        return dealTables(scenario).stream().map(Table::host).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> issues(Scenario scenario) {
        return scenario.tables().stream()
                .flatMap(t -> t.issues().stream().map(Issue::id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Table> dealTables(Scenario scenario) {
        return scenario.tables().stream()
                .filter(t -> t.kind() == TableKind.DEAL)
                .toList();
    }

    /** Tables of these hosts never sit, and their deals of before do not count; their projects go on as without a deal. */
    private static Scenario withoutDeals(Scenario scenario, Set<String> hosts) {
        int never = scenario.rounds() + 1;
        List<Table> tables = scenario.tables().stream()
                .map(t -> t.kind() == TableKind.DEAL && hosts.contains(t.host()) ? sitting(t, never) : t)
                .toList();
        Set<String> closed = dealTables(scenario).stream()
                .filter(t -> hosts.contains(t.host()))
                .map(Table::id)
                .collect(Collectors.toSet());
        return scenario.seated(
                tables,
                scenario.openingDeals().stream()
                        .filter(d -> !closed.contains(d.table()))
                        .toList(),
                scenario.redLines().stream()
                        .filter(l -> !closed.contains(l.table()))
                        .toList());
    }

    private static Table sitting(Table t, int round) {
        return new Table(t.id(), t.kind(), t.parties(), t.issues(), round, round, round, t.projects());
    }

    /** Of this issue only the first level is left, which is nothing, at every table and in every deal of before. */
    private static Scenario withoutIssue(Scenario scenario, String issue) {
        List<Table> tables =
                scenario.tables().stream().map(t -> firstLevelOnly(t, issue)).toList();
        List<OpeningDeal> deals = scenario.openingDeals().stream()
                .map(d -> firstLevel(d, scenario.table(d.table()).orElseThrow(), issue))
                .toList();
        return scenario.seated(
                tables,
                deals,
                scenario.redLines().stream()
                        .filter(l -> !l.issue().equals(issue))
                        .toList());
    }

    private static Table firstLevelOnly(Table t, String issue) {
        List<Issue> issues = t.issues().stream()
                .map(i -> i.id().equals(issue)
                        ? new Issue(i.id(), i.title(), i.levels().subList(0, 1))
                        : i)
                .toList();
        return new Table(
                t.id(),
                t.kind(),
                t.parties(),
                issues,
                t.startRound(),
                t.deadlineRound(),
                t.meetingRound(),
                t.projects());
    }

    private static OpeningDeal firstLevel(OpeningDeal deal, Table table, String issue) {
        var levels = new ArrayList<Integer>();
        for (int i = 0; i < deal.levels().size(); i++) {
            levels.add(
                    table.issues().get(i).id().equals(issue) ? 0 : deal.levels().get(i));
        }
        return new OpeningDeal(deal.table(), levels, deal.signed(), deal.title());
    }
}
