package parley.bargaining.domain;

import java.util.ArrayList;
import java.util.List;

/** The issues of a negotiation, and through them its outcomes: 0 to {@code size() - 1}, the last issue varying fastest. */
public record Domain(List<Issue> issues) {

    public Domain {
        issues = List.copyOf(issues);
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("issues: none (expected: at least one)");
        }
        long outcomes = 1;
        for (Issue issue : issues) {
            outcomes *= issue.levels();
            if (outcomes > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("outcomes: too many (expected: at most " + Integer.MAX_VALUE + ")");
            }
        }
    }

    /** The number of outcomes. */
    public int size() {
        int outcomes = 1;
        for (Issue issue : issues) {
            outcomes *= issue.levels();
        }
        return outcomes;
    }

    /** The outcome that has these levels, one per issue. */
    public int outcome(int... levels) {
        if (levels.length != issues.size()) {
            throw new IllegalArgumentException("levels: " + levels.length + " (expected: " + issues.size() + ")");
        }
        int outcome = 0;
        for (int i = 0; i < levels.length; i++) {
            outcome = outcome * issues.get(i).levels() + checked(i, levels[i]);
        }
        return outcome;
    }

    /** The level that an outcome has on every issue. */
    public int[] levels(int outcome) {
        if (outcome < 0 || outcome >= size()) {
            throw new IllegalArgumentException("outcome: " + outcome + " (expected: 0.." + (size() - 1) + ")");
        }
        int[] levels = new int[issues.size()];
        int rest = outcome;
        for (int i = levels.length - 1; i >= 0; i--) {
            int width = issues.get(i).levels();
            levels[i] = rest % width;
            rest /= width;
        }
        return levels;
    }

    /** The value that an outcome has on every issue, as one would read it out. */
    public List<String> values(int outcome) {
        int[] levels = levels(outcome);
        List<String> values = new ArrayList<>(levels.length);
        for (int i = 0; i < levels.length; i++) {
            values.add(issues.get(i).values().get(levels[i]));
        }
        return List.copyOf(values);
    }

    private int checked(int i, int level) {
        Issue issue = issues.get(i);
        if (level < 0 || level >= issue.levels()) {
            throw new IllegalArgumentException(
                    "level of " + issue.name() + ": " + level + " (expected: 0.." + (issue.levels() - 1) + ")");
        }
        return level;
    }
}
