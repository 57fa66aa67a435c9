package parley.bargaining.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The issues of a negotiation, and through them its outcomes: 0 to {@code size() - 1}, the last issue varying fastest. Outcomes
 * can be counted only if every real issue is divided into steps.
 */
public record Domain(List<Issue> issues) {

    /** The longest array that every machine allows. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    public Domain {
        issues = List.copyOf(issues);
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("issues: none (expected: at least one)");
        }
        long outcomes = 1;
        for (Issue issue : issues) {
            int levels = isCountable(issue) ? issue.levels() : 1;
            if (outcomes > Long.MAX_VALUE / levels) {
                throw new IllegalArgumentException("outcomes: too many (expected: at most " + Long.MAX_VALUE + ")");
            }
            outcomes *= levels;
        }
    }

    /** Whether the outcomes can be counted. */
    public boolean isCountable() {
        return issues.stream().allMatch(Domain::isCountable);
    }

    /** The same domain with every real issue that has no steps in so many. */
    public Domain in(int steps) {
        return new Domain(issues.stream()
                .map(issue -> issue instanceof Issue.Real real && !isCountable(issue) ? real.in(steps) : issue)
                .toList());
    }

    /** The number of outcomes. */
    public long size() {
        long outcomes = 1;
        for (Issue issue : issues) {
            outcomes *= issue.levels();
        }
        return outcomes;
    }

    /** The number of outcomes, where something is kept in memory for each. */
    public int arraySize() {
        long size = size();
        if (size > LONGEST_ARRAY) {
            throw new IllegalArgumentException(
                    "outcomes: " + size + " (expected: at most " + LONGEST_ARRAY + " where each is evaluated)");
        }
        return (int) size;
    }

    /** The outcome that has these levels, one per issue. */
    public long outcome(int... levels) {
        if (levels.length != issues.size()) {
            throw new IllegalArgumentException("levels: " + levels.length + " (expected: " + issues.size() + ")");
        }
        long outcome = 0;
        for (int i = 0; i < levels.length; i++) {
            outcome = outcome * issues.get(i).levels() + checked(i, levels[i]);
        }
        return outcome;
    }

    /** The outcome that has these values, one per issue. */
    public long outcome(List<String> values) {
        if (values.size() != issues.size()) {
            throw new IllegalArgumentException(
                    "values: " + values + " (expected: " + issues.size() + ", one per issue)");
        }
        int[] levels = new int[values.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(issues.get(i), values.get(i));
        }
        return outcome(levels);
    }

    /** The level that an outcome has on every issue. */
    public int[] levels(long outcome) {
        if (outcome < 0 || outcome >= size()) {
            throw new IllegalArgumentException("outcome: " + outcome + " (expected: 0.." + (size() - 1) + ")");
        }
        int[] levels = new int[issues.size()];
        long rest = outcome;
        for (int i = levels.length - 1; i >= 0; i--) {
            int width = issues.get(i).levels();
            levels[i] = (int) (rest % width);
            rest /= width;
        }
        return levels;
    }

    /** The value that an outcome has on every issue, as one would read it out. */
    public List<String> values(long outcome) {
        int[] levels = levels(outcome);
        List<String> values = new ArrayList<>(levels.length);
        for (int i = 0; i < levels.length; i++) {
            values.add(issues.get(i).value(levels[i]));
        }
        return List.copyOf(values);
    }

    /** The values of every outcome in order, each made when the stream comes to it. */
    public Stream<List<String>> outcomes() {
        return LongStream.range(0, size()).mapToObj(this::values);
    }

    private static boolean isCountable(Issue issue) {
        return !(issue instanceof Issue.Real real) || real.steps().isPresent();
    }

    private static int level(Issue issue, String value) {
        return issue.level(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "value of " + issue.name() + ": " + value + " (expected: " + issue.expected() + ")"));
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
