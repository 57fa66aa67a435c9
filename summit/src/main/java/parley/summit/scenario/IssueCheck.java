package parley.summit.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Checks what is negotiated at a table: issues of the model's lists, with levels that it can value. */
final class IssueCheck {

    /** The issue whose levels multiply the others at a truce table; MODEL section 6.6 has three factors for it. */
    private static final String DURATION = "dur";

    private static final int DURATIONS = 3;
    private static final String TERM = "trm";

    /** Issues of a deal table with the highest value of a level (MODEL section 6.1). */
    static final Map<String, Double> DEAL = Map.ofEntries(
            Map.entry("fin", 1.0),
            Map.entry("off", 1.0),
            Map.entry("flo", 1.0),
            Map.entry("trf", 100.0),
            Map.entry("tec", 1.0),
            Map.entry("inf", 100.0),
            Map.entry("wai", 1.0),
            Map.entry("chn", 1.0),
            Map.entry("esg", 1.0),
            Map.entry("sec", 1.0),
            Map.entry("bin", 1.0),
            Map.entry(TERM, 10.0));

    /** Issues of a truce table, likewise (MODEL section 6.6). */
    static final Map<String, Double> TRUCE = Map.of(
            "sus", 60.0, "lic", 1.0, "mfn", 1.0, "hun", 2.0, "cut", 100.0, "aff", 2.0, "buy", 1000.0, DURATION, 60.0);

    private final Scenario scenario;
    private final Faults faults;

    IssueCheck(Scenario scenario, Faults faults) {
        this.scenario = scenario;
        this.faults = faults;
    }

    void check(String table, Table at) {
        List<Issue> issues = at.issues();
        faults.require(!issues.isEmpty(), table + ".issues", "", "at least one issue");
        List<String> paths = IntStream.range(0, issues.size())
                .mapToObj(i ->
                        ScenarioCheck.entry(table + ".issues", issues.get(i).id(), i))
                .toList();
        faults.unique(paths);
        for (int i = 0; i < paths.size(); i++) {
            issue(paths.get(i), issues.get(i), at);
        }
    }

    private void issue(String at, Issue issue, Table table) {
        Map<String, Double> known = table.kind() == TableKind.DEAL ? DEAL : TRUCE;
        faults.known(at + ".id", issue.id(), known.keySet().stream().sorted().toList(), "issues of this kind of table");
        faults.present(at + ".title", issue.title());
        levels(at, issue, highest(issue.id(), known.getOrDefault(issue.id(), Double.MAX_VALUE)));
        for (int i = 0; i < issue.levels().size(); i++) {
            payoffs(at + ".levels[" + i + "]", issue, i, table);
        }
    }

    /** No more can be cut of a tariff than there is. */
    private double highest(String issue, double known) {
        Profile china = scenario.profiles().get(Scenario.CHINA);
        return issue.equals("cut") && china != null ? Math.min(known, china.usTariff()) : known;
    }

    private void levels(String at, Issue issue, double highest) {
        int count = issue.levels().size();
        boolean fits = issue.id().equals(DURATION) ? count == DURATIONS : count >= 2;
        faults.require(fits, at + ".levels", count + " levels", issue.id().equals(DURATION) ? "3" : "2 or more");
        boolean counted = issue.id().equals(DURATION) || issue.id().equals(TERM);
        for (int i = 0; i < count; i++) {
            String path = at + ".levels[" + i + "]";
            double value = issue.levels().get(i).value();
            faults.present(path + ".title", issue.levels().get(i).title());
            faults.within(path + ".value", value, 0, highest);
            if (i > 0) {
                double below = issue.levels().get(i - 1).value();
                faults.require(value > below, path + ".value", value, "more than the level below, " + below);
            } else if (counted) {
                faults.positive(path + ".value", value);
            } else {
                faults.zero(path + ".value", value, "because level 0 means nothing");
            }
        }
    }

    /** A truce is worth what its payoffs say, so both parties need one at every level that means something. */
    private void payoffs(String at, Issue issue, int level, Table table) {
        List<Issue.Payoff> payoffs = issue.levels().get(level).payoffs();
        if (table.kind() == TableKind.DEAL || issue.id().equals(DURATION) || level == 0) {
            faults.require(
                    payoffs.isEmpty(),
                    at + ".payoffs",
                    payoffs.size() + " payoffs",
                    "none: only a truce's terms have any");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Issue.Payoff payoff : payoffs) {
            String path = at + ".payoffs[" + payoff.country() + "]";
            faults.known(path + ".country", payoff.country(), table.parties(), "parties");
            faults.require(seen.add(payoff.country()), path, "there twice", "once");
            faults.finite(path + ".welfare_usd_bn", payoff.welfare());
            faults.finite(path + ".political", payoff.political());
        }
        for (String party : table.parties()) {
            faults.require(seen.contains(party), at + ".payoffs[" + party + "]", "", "what the level is worth to it");
        }
    }
}
