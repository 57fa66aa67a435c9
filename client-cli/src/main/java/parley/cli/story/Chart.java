package parley.cli.story;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

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
     * Levels of ladders by the round, then by the month.
     *
     * @param start the month of the summit, which is month 0
     */
    record Levels(YearMonth start, List<Levels.Row> rows) implements Chart {
        public Levels {
            rows = List.copyOf(rows);
        }

        /**
         * One ladder.
         *
         * @param rounds its level at the end of each round
         * @param months its level at the end of each month, from month 0
         */
        public record Row(String name, List<Integer> rounds, List<Integer> months) {
            public Row {
                rounds = List.copyOf(rounds);
                months = List.copyOf(months);
            }
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

    /**
     * Who has what with whom, on a map.
     *
     * @param explained the decrees whose letters are explained under the map
     */
    record Atlas(
            List<Atlas.Place> places, List<Atlas.Link> links, List<Atlas.Decree> decrees, List<Atlas.Decree> explained)
            implements Chart {
        public Atlas {
            explained = List.copyOf(explained);
            places = List.copyOf(places);
            links = List.copyOf(links);
            decrees = List.copyOf(decrees);
        }

        /**
         * A country.
         *
         * @param towardAll level of the measures that it takes toward all, 0 for none
         */
        public record Place(String code, String name, int towardAll) {}

        /**
         * A control on exports that was announced before the summit.
         *
         * @param letter stands for it on the map
         * @param to empty for all
         * @param toName the same for people
         * @param acts whether it acts; if not, it is pending
         * @param when it acts since, or from when it is to act, in words
         */
        public record Decree(
                String letter,
                String from,
                Optional<String> to,
                String toName,
                String title,
                boolean acts,
                String when) {}

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

    /**
     * How things stand by the month, each state by its word.
     *
     * @param start the month of the summit, which is month 0
     */
    record States(YearMonth start, List<States.Row> rows) implements Chart {
        public States {
            rows = List.copyOf(rows);
        }

        /** One thing; one word for each month, from month 0. */
        public record Row(String name, List<String> words) {
            public Row {
                words = List.copyOf(words);
            }
        }
    }

    /** What sums consist of, against 0, in groups of which each has a scale of its own; parts may be negative. */
    record Sums(String unit, String zero, List<Sums.Group> groups) implements Chart {
        public Sums {
            groups = List.copyOf(groups);
        }

        /** Sums that are compared with each other. */
        public record Group(String title, List<Row> rows) {
            public Group {
                rows = List.copyOf(rows);
            }
        }

        /**
         * One sum.
         *
         * @param inAll the sum as it is written
         */
        public record Row(String name, List<Part> parts, String inAll) {
            public Row {
                parts = List.copyOf(parts);
            }

            /** A sum that two digits are enough for. */
            public Row(String name, List<Part> parts) {
                this(
                        name,
                        parts,
                        Words.signed(parts.stream().mapToDouble(Part::value).sum()));
            }

            public double total() {
                return parts.stream().mapToDouble(Part::value).sum();
            }
        }

        /** One part of a sum. */
        public record Part(String name, double value) {}
    }

    /**
     * A share for every pair of a row and a column, 0..100.
     *
     * @param high the end of the scale of shades
     * @param moves whether it is to be seen what rose and what fell
     * @param columns in the order of the cells
     */
    record Matrix(String unit, double high, boolean moves, List<String> columns, List<Matrix.Row> rows)
            implements Chart {
        public Matrix {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** One row; a cell is empty where the pair means nothing. */
        public record Row(String name, List<Optional<Change>> cells) {
            public Row {
                cells = List.copyOf(cells);
            }
        }

        /** A share at first, if there was any use then, and at last. */
        public record Change(Optional<Double> first, double last) {

            /** How far it rose; 0 where there was nothing at first. */
            public double rise() {
                return first.map(f -> last - f).orElse(0.0);
            }
        }
    }

    /**
     * What outcomes are worth to two parties, and how the offers move among them.
     *
     * @param across whose utility the horizontal axis measures
     * @param upward whose utility the vertical axis measures
     * @param outcomes places where there is any outcome
     * @param frontier the places of the frontier
     * @param marks points with a letter each
     * @param paths the offers of each party, in their order
     * @param end where they agreed, if they did
     */
    record Plane(
            String across,
            String upward,
            List<Plane.Place> outcomes,
            List<Plane.Place> frontier,
            List<Plane.Mark> marks,
            List<Plane.Path> paths,
            Plane.Place disagreement,
            Optional<Plane.Place> end)
            implements Chart {
        public Plane {
            outcomes = List.copyOf(outcomes);
            frontier = List.copyOf(frontier);
            marks = List.copyOf(marks);
            paths = List.copyOf(paths);
        }

        /** A place in the plane. */
        public record Place(double x, double y) {}

        /** A point that has a name, and the letter that stands for it. */
        public record Mark(String letter, String name, Place place) {}

        /** The offers of one party. */
        public record Path(String name, List<Place> offers) {
            public Path {
                offers = List.copyOf(offers);
            }
        }
    }

    /**
     * Where numbers of many runs lie, in small pictures side by side on the same axes.
     *
     * @param across what the horizontal axis counts
     * @param upward what the vertical axis measures
     */
    record Fans(Panels.Axis across, Panels.Axis upward, List<Fans.Fan> fans) implements Chart {
        public Fans {
            fans = List.copyOf(fans);
        }

        /** One small picture. */
        public record Fan(String title, List<Band> bands) {
            public Fan {
                bands = List.copyOf(bands);
            }
        }

        /** Where half of the numbers lie, and nine of ten, around their median. */
        public record Band(double x, double low90, double low50, double median, double high50, double high90) {}
    }

    /**
     * Numbers and how far they reach, on one axis that has 0.
     *
     * @param what the numbers are, e.g. {@code mean}
     * @param between what the intervals are
     */
    record Means(String unit, String what, String between, List<Means.Row> rows) implements Chart {
        public Means {
            rows = List.copyOf(rows);
        }

        /** Means and how sure they are. */
        public Means(String unit, List<Means.Row> rows) {
            this(unit, "mean", "where it probably lies (95 %)", rows);
        }

        /**
         * One mean.
         *
         * @param said the mean as it is written
         * @param interval where it probably lies, if that can be told
         */
        public record Row(String name, double mean, String said, Optional<Span> interval) {}

        /** From one number to another. */
        public record Span(double low, double high) {}
    }
}
