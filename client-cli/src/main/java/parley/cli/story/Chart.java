package parley.cli.story;

import java.util.List;

/** What a picture shows; where it has one row for each series, they come in the order of the grid beside it. */
public sealed interface Chart {

    /** One number a month, from month 0; a name on an axis is cut after 15 letters. */
    record Series(String name, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }

        public double highest() {
            return values.stream().mapToDouble(v -> v).max().orElse(0);
        }

        public double lowest() {
            return values.stream().mapToDouble(v -> v).min().orElse(0);
        }
    }

    /** Numbers that move by the month, on an axis that reaches from {@code low} to {@code high} at least. */
    record Courses(String unit, double low, double high, List<Series> series) implements Chart {
        public Courses {
            series = List.copyOf(series);
        }
    }

    /** Levels of ladders by the month. */
    record Levels(List<Series> series) implements Chart {
        public Levels {
            series = List.copyOf(series);
        }
    }

    /** Where deals stand by the month, each state by its word. */
    record States(List<States.Row> rows) implements Chart {
        public States {
            rows = List.copyOf(rows);
        }

        /** One deal; one word for each month, from month 0. */
        public record Row(String name, List<String> words) {
            public Row {
                words = List.copyOf(words);
            }
        }
    }

    /** What sums consist of; parts may be negative. */
    record Sums(String unit, List<Sums.Row> rows) implements Chart {
        public Sums {
            rows = List.copyOf(rows);
        }

        /** One sum. */
        public record Row(String name, List<Part> parts) {
            public Row {
                parts = List.copyOf(parts);
            }

            public double total() {
                return parts.stream().mapToDouble(Part::value).sum();
            }
        }

        /** One part of a sum. */
        public record Part(String name, double value) {}
    }
}
