package parley.cli.story;

import java.time.YearMonth;
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

    /**
     * Levels of ladders by the month.
     *
     * @param start the month of the summit, e.g. {@code Oct 2025}
     */
    record Levels(YearMonth start, List<Series> series) implements Chart {
        public Levels {
            series = List.copyOf(series);
        }
    }

    /**
     * Small pictures side by side on the same axes.
     *
     * @param across what the horizontal axis counts
     * @param upward what the vertical axis measures
     */
    record Panels(Axis across, Axis upward, List<Panel> panels) implements Chart {
        public Panels {
            panels = List.copyOf(panels);
        }

        /** One axis, its ends and what is written beside it. */
        public record Axis(String name, double low, double high, List<Double> ticks) {
            public Axis {
                ticks = List.copyOf(ticks);
            }
        }

        /** One small picture. */
        public record Panel(String title, List<Line> lines) {
            public Panel {
                lines = List.copyOf(lines);
            }
        }

        /** One line; a point may carry a mark. Lines of the same name look alike in all panels. */
        public record Line(String name, List<Point> points) {
            public Line {
                points = List.copyOf(points);
            }
        }

        /** One point; {@code marked} ones stand out. */
        public record Point(double x, double y, boolean marked) {}
    }

    /** Who has what with whom, on a map. */
    record Atlas(List<Atlas.Place> places, List<Atlas.Link> links) implements Chart {
        public Atlas {
            places = List.copyOf(places);
            links = List.copyOf(links);
        }

        /**
         * A country.
         *
         * @param towardAll level of the measures that it takes toward all, 0 for none
         */
        public record Place(String code, String name, int towardAll) {}

        /** What lies between two countries. */
        public sealed interface Link {
            String from();

            String to();

            /** A deal or a truce, and how it stands. */
            record Deal(String from, String to, Standing standing) implements Link {}

            /** Measures of one against the other, from level 1. */
            record Measure(String from, String to, int level) implements Link {}
        }

        /** How a deal stands. */
        public enum Standing {
            IN_FORCE,
            /** Signed before the summit, and still there. */
            FROM_BEFORE,
            /** Stalled, or waiting for ratification. */
            HELD_UP,
            /** Lapsed, broken down or expired. */
            ENDED,
            /** Talked about and never signed. */
            NOT_SIGNED
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
