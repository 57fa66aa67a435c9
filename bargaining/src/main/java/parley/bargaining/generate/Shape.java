package parley.bargaining.generate;

import java.util.List;
import java.util.stream.IntStream;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;

/** How many issues a domain has, and how many values an issue: from the first number to the second, both included. */
public record Shape(int fewestIssues, int mostIssues, int fewestValues, int mostValues) {

    public Shape {
        check("issues", fewestIssues, mostIssues);
        check("values", fewestValues, mostValues);
    }

    /** So many issues with so many values each. */
    public static Shape of(int issues, int values) {
        return new Shape(issues, issues, values, values);
    }

    /** A domain of this shape, all its issues discrete; the same for the same seed. */
    public Domain domain(long seed) {
        Draws draws = Draws.of(seed);
        int issues = draws.between(fewestIssues, mostIssues);
        return new Domain(IntStream.rangeClosed(1, issues)
                .mapToObj(i -> issue(i, draws.between(fewestValues, mostValues)))
                .toList());
    }

    private static Issue issue(int i, int values) {
        List<String> names = IntStream.rangeClosed(1, values)
                .mapToObj(value -> "value " + value)
                .toList();
        return new Issue.Discrete("issue " + i, names);
    }

    private static void check(String what, int fewest, int most) {
        if (fewest < 1 || most < fewest || most == Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    what + ": " + fewest + ".." + most + " (expected: from 1 or more to the same or more)");
        }
    }
}
