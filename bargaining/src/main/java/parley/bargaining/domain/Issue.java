package parley.bargaining.domain;

import java.util.AbstractList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.RandomAccess;

/** One question under negotiation and the values that can answer it; a value's position is its level. */
public sealed interface Issue {

    String name();

    /** The number of values. A real issue has one only if it is divided into steps. */
    int levels();

    /** The value at a level, as one would read it out. */
    String value(int level);

    /** The number that a level stands for: of a numeric issue the value, of a discrete one the level itself. */
    double number(int level);

    /** The level that has this value, as {@link #value} writes it or, for a numeric issue, as another writing of it. */
    OptionalInt level(String value);

    /** Which values there are, for a message. */
    String expected();

    /** The values in the order of their levels. */
    default List<String> values() {
        return new Values(this, levels());
    }

    /** An issue whose values are numbers. */
    sealed interface Numeric extends Issue {}

    /** An issue that is answered by one of some names. */
    record Discrete(String name, List<String> values) implements Issue {

        public Discrete {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("issue " + name + ": no values (expected: at least one)");
            }
            if (new HashSet<>(values).size() < values.size()) {
                throw new IllegalArgumentException("issue " + name + ": " + values + " (expected: distinct values)");
            }
        }

        @Override
        public int levels() {
            return values.size();
        }

        @Override
        public String value(int level) {
            return values.get(level);
        }

        @Override
        public double number(int level) {
            return Objects.checkIndex(level, values.size());
        }

        @Override
        public OptionalInt level(String value) {
            int level = values.indexOf(value);
            return level < 0 ? OptionalInt.empty() : OptionalInt.of(level);
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", values);
        }
    }

    /** An issue that is answered by a whole number, both ends included. */
    record Whole(String name, int lowest, int highest) implements Numeric {

        public Whole {
            long levels = (long) highest - lowest + 1;
            if (levels < 1 || levels > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("issue " + name + ": " + lowest + ".." + highest
                        + " (expected: from a number to the same or a larger one, at most " + Integer.MAX_VALUE
                        + " of them)");
            }
        }

        @Override
        public int levels() {
            return highest - lowest + 1;
        }

        @Override
        public String value(int level) {
            return Integer.toString(lowest + Objects.checkIndex(level, levels()));
        }

        @Override
        public double number(int level) {
            return lowest + Objects.checkIndex(level, levels());
        }

        @Override
        public OptionalInt level(String value) {
            double number = Numbers.parsed(value);
            return number == Math.rint(number) && number >= lowest && number <= highest
                    ? OptionalInt.of((int) ((long) number - lowest))
                    : OptionalInt.empty();
        }

        @Override
        public String expected() {
            return "a whole number, " + lowest + ".." + highest;
        }
    }

    /**
     * An issue that is answered by a number, both ends included. Divided into steps of the same width it has one level more than
     * steps; without them its values cannot be counted.
     */
    record Real(String name, double lowest, double highest, OptionalInt steps) implements Numeric {

        public Real {
            if (!(lowest <= highest && Double.isFinite(highest - lowest))) {
                throw new IllegalArgumentException("issue " + name + ": " + lowest + ".." + highest
                        + " (expected: from a number to the same or a larger one, a finite distance apart)");
            }
            if (steps.isPresent() && (steps.getAsInt() < 1 || steps.getAsInt() == Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("steps of issue " + name + ": " + steps.getAsInt()
                        + " (expected: 1.." + (Integer.MAX_VALUE - 1) + ")");
            }
        }

        /** One that is not divided into steps. */
        public Real(String name, double lowest, double highest) {
            this(name, lowest, highest, OptionalInt.empty());
        }

        /** The same issue in so many steps. */
        public Real in(int steps) {
            return new Real(name, lowest, highest, OptionalInt.of(steps));
        }

        @Override
        public int levels() {
            return counted() + 1;
        }

        @Override
        public String value(int level) {
            return Double.toString(number(level));
        }

        /** The ends are exact. */
        @Override
        public double number(int level) {
            int last = counted();
            return Objects.checkIndex(level, last + 1) == last ? highest : lowest + (highest - lowest) * level / last;
        }

        @Override
        public OptionalInt level(String value) {
            double number = Numbers.parsed(value);
            if (!(number >= lowest && number <= highest)) {
                return OptionalInt.empty();
            }
            double width = highest - lowest;
            int nearest = width == 0 ? 0 : (int) Math.rint((number - lowest) / width * counted());
            return Math.abs(number(nearest) - number) <= 1e-9 * Math.max(1, Math.abs(number))
                    ? OptionalInt.of(nearest)
                    : OptionalInt.empty();
        }

        @Override
        public String expected() {
            String range = "a number, " + lowest + ".." + highest;
            return steps.isPresent() ? range + " in " + steps.getAsInt() + " steps" : range;
        }

        private int counted() {
            return steps.orElseThrow(() -> new IllegalArgumentException("issue " + name + ": every number, " + lowest
                    + ".." + highest + " (expected: a number of steps, for its values to be counted)"));
        }
    }

    /** The values of an issue, each made when it is asked for. */
    final class Values extends AbstractList<String> implements RandomAccess {

        private final Issue issue;
        private final int levels;

        private Values(Issue issue, int levels) {
            this.issue = issue;
            this.levels = levels;
        }

        @Override
        public String get(int level) {
            return issue.value(Objects.checkIndex(level, levels));
        }

        @Override
        public int size() {
            return levels;
        }
    }
}
