package parley.bargaining.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A utility whose issues depend on one another: an outcome is worth the bias plus the weighted utility of every box it lies in,
 * in their order.
 */
public record HyperRectangles(List<Box> boxes, double bias) implements Utility {

    public HyperRectangles {
        boxes = List.copyOf(boxes);
    }

    /** A part of the outcome space, closed in on the issues that have a side, and what lies in it is worth. */
    public record Box(List<Side> sides, double weight, double utility) {

        public Box {
            sides = List.copyOf(sides);
        }
    }

    /** From where to where a box reaches on an issue, both included, in {@link Issue#number numbers}; issues count from 0. */
    public record Side(int issue, double from, double to) {

        public Side {
            if (!(from <= to)) {
                throw new IllegalArgumentException(
                        "side on issue " + issue + ": " + from + ".." + to + " (expected: from <= to)");
            }
        }
    }

    @Override
    public double[] over(Domain domain) {
        double[] utilities = new double[domain.arraySize()];
        Arrays.fill(utilities, bias);
        for (Box box : boxes) {
            for (int outcome : inside(domain, box)) {
                utilities[outcome] += box.weight * box.utility;
            }
        }
        return utilities;
    }

    /** The outcomes in a box: issue by issue, what has been chosen so far goes on with every level that the box has. */
    private static int[] inside(Domain domain, Box box) {
        box.sides.forEach(side -> check(domain, side));
        int[] chosen = {0};
        for (int i = 0; i < domain.issues().size(); i++) {
            Issue issue = domain.issues().get(i);
            int[] levels = levels(issue, i, box);
            int[] longer = new int[chosen.length * levels.length];
            for (int at = 0; at < longer.length; at++) {
                longer[at] = chosen[at / levels.length] * issue.levels() + levels[at % levels.length];
            }
            chosen = longer;
        }
        return chosen;
    }

    private static int[] levels(Issue issue, int i, Box box) {
        return IntStream.range(0, issue.levels())
                .filter(level -> box.sides.stream()
                        .filter(side -> side.issue == i)
                        .allMatch(side -> side.from <= issue.number(level) && issue.number(level) <= side.to))
                .toArray();
    }

    private static void check(Domain domain, Side side) {
        int issues = domain.issues().size();
        if (side.issue < 0 || side.issue >= issues) {
            throw new IllegalArgumentException(
                    "issue of a side: " + side.issue + " (expected: 0.." + (issues - 1) + ")");
        }
    }
}
