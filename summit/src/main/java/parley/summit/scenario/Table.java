package parley.summit.scenario;

import java.util.List;

/**
 * A pair of countries that negotiate one deal.
 *
 * @param meetingRound up to it a signature has its full prestige, later half
 */
public record Table(
        String id,
        TableKind kind,
        List<String> parties,
        List<Issue> issues,
        int startRound,
        int deadlineRound,
        int meetingRound,
        List<Project> projects) {

    public Table {
        parties = List.copyOf(parties);
        issues = List.copyOf(issues);
        projects = List.copyOf(projects);
    }

    /** The first party: at a deal table, who buys. */
    public String buyer() {
        return parties.get(0);
    }

    /** The second party: at a deal table, where the projects are. */
    public String host() {
        return parties.get(1);
    }

    /** The party that sits opposite {@code country}. */
    public String other(String country) {
        return country.equals(buyer()) ? host() : buyer();
    }

    /** Place of an issue among the issues. */
    public int issueIndex(String id) {
        for (int i = 0; i < issues.size(); i++) {
            if (issues.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("issue: " + id + " (expected: one of " + this.id + "'s)");
    }

    /** How many turns it has between its start and its deadline. */
    public int turns() {
        return 2 * (deadlineRound - startRound + 1);
    }
}
