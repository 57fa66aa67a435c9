package parley.bargaining.files;

import java.util.ArrayList;
import java.util.List;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;

/**
 * A domain as a file has it.
 *
 * @param place the file, to be named where its content does not fit something else
 */
public record DomainFile(String place, String name, List<IssueEntry> issues) {

    /** More outcomes than can be worked with one by one are taken for a mistake, or for an attack. */
    static final long MOST_OUTCOMES = 100_000_000;

    public DomainFile {
        issues = List.copyOf(issues);
    }

    /** A domain of the library, to be written. */
    public static DomainFile of(String name, Domain domain) {
        List<IssueEntry> issues = new ArrayList<>();
        for (Issue issue : domain.issues()) {
            issues.add(entry(issues.size() + 1, issue));
        }
        return new DomainFile(name, name, issues);
    }

    private static IssueEntry entry(int index, Issue issue) {
        return switch (issue) {
            case Issue.Discrete discrete ->
                new IssueEntry.Discrete(
                        index,
                        discrete.name(),
                        "",
                        discrete.values().stream().map(Item::of).toList());
            case Issue.Whole whole -> new IssueEntry.Whole(index, whole.name(), "", whole.lowest(), whole.highest());
            case Issue.Real real -> new IssueEntry.Real(index, real.name(), "", real.lowest(), real.highest());
        };
    }

    /** The library's own domain; its real issues are not divided into steps. */
    public Domain domain() {
        return new Domain(issues.stream().map(DomainFile::issue).toList());
    }

    private static Issue issue(IssueEntry entry) {
        return switch (entry) {
            case IssueEntry.Discrete discrete -> new Issue.Discrete(discrete.name(), discrete.values());
            case IssueEntry.Whole whole -> new Issue.Whole(whole.name(), whole.lowest(), whole.highest());
            case IssueEntry.Real real -> new Issue.Real(real.name(), real.lowest(), real.highest());
        };
    }
}
