package parley.bargaining.files;

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

    /** The library's own domain; refused where an issue is real, since its outcomes cannot be numbered. */
    public Domain domain() {
        for (IssueEntry issue : issues) {
            if (issue instanceof IssueEntry.Real real) {
                throw new FaultyFileException(
                        place,
                        "issue " + real.name(),
                        "real, " + real.lowest() + " to " + real.highest(),
                        "discrete or integer, so that outcomes can be numbered");
            }
        }
        return new Domain(issues.stream()
                .map(issue -> new Issue(issue.name(), issue.values()))
                .toList());
    }
}
