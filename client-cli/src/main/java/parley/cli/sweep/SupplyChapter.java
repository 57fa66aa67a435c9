package parley.cli.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Fans;
import parley.cli.story.Chart.Fans.Band;
import parley.cli.story.Chart.Matrix;
import parley.cli.story.Chart.Panels.Axis;
import parley.summit.scenario.Market;
import parley.sweep.run.Database.Answer;

/** Where dependence and shortage lie, by country and by mineral. */
record SupplyChapter(Evidence evidence) {

    private static final String QUANTILES = "[.05, .25, .5, .75, .95]";
    private static final List<Double> YEARS = List.of(0.0, 12.0, 24.0, 36.0, 48.0, 60.0);

    /** A shortage that anybody can see. */
    private static final double VISIBLE = .5;

    /** Bands of one country in one market, or in all of them, in per cent. */
    private record Course(String country, List<Band> dependence, List<Band> shortage) {

        double worst() {
            return shortage.stream().mapToDouble(Band::high90).max().orElse(0);
        }
    }

    /** The two things that a course has. */
    private enum What {
        DEPENDENCE("Dependence on China", "% from China") {
            @Override
            List<Band> of(Course course) {
                return course.dependence();
            }
        },
        SHORTAGE("Shortage", "% of use missing") {
            @Override
            List<Band> of(Course course) {
                return course.shortage();
            }
        };

        private final String title;
        private final String unit;

        What(String title, String unit) {
            this.title = title;
            this.unit = unit;
        }

        abstract List<Band> of(Course course);
    }

    List<Block> blocks() {
        List<Course> all = courses("");
        Map<Market, List<Course>> byMarket = new LinkedHashMap<>();
        evidence.scenario().markets().forEach(m -> byMarket.put(m, courses(m.id())));
        var blocks = new ArrayList<Block>(List.of(
                new Heading(Rank.CHAPTER, "Supply"),
                figure(What.DEPENDENCE, ", all minerals", all),
                figure(What.SHORTAGE, ", all minerals", all),
                matrix(byMarket),
                new Heading(Rank.PART, "By mineral and country")));
        byMarket.forEach((market, courses) -> {
            if (!courses.isEmpty()) {
                blocks.add(new Fold(market.name(), one(market, courses)));
            }
        });
        return blocks;
    }

    private List<Block> one(Market market, List<Course> courses) {
        var blocks = new ArrayList<Block>();
        blocks.add(figure(What.DEPENDENCE, ": " + market.name(), courses));
        List<Course> short_ = courses.stream().filter(c -> c.worst() >= VISIBLE).toList();
        blocks.add(
                short_.isEmpty()
                        ? new Block.Paragraph(market.name()
                                + ": of the months looked at there is none in which a country lacks as much as "
                                + Evidence.number(VISIBLE, 1) + " % of its use in one run of twenty.")
                        : figure(What.SHORTAGE, ": " + market.name(), short_));
        return blocks;
    }

    private List<Course> courses(String market) {
        Map<String, Course> byCountry = new LinkedHashMap<>();
        evidence.scenario()
                .countries()
                .forEach(c -> byCountry.put(c.code(), new Course(c.code(), new ArrayList<>(), new ArrayList<>())));
        for (Answer row : evidence.ask("SELECT country, month, " + five("d") + ", " + five("s")
                + " FROM (SELECT country, month, quantile_cont(100 * dependence, " + QUANTILES
                + ") AS d, quantile_cont(100 * shortage, " + QUANTILES + ") AS s FROM outlook WHERE market = '"
                + market.replace("'", "''") + "' GROUP BY country, month) ORDER BY month")) {
            Course course = byCountry.get(row.text(0));
            if (course != null) {
                course.dependence().add(band(row, 2));
                course.shortage().add(band(row, 7));
            }
        }
        return byCountry.values().stream()
                .filter(c -> !c.dependence().isEmpty())
                .toList();
    }

    private static String five(String list) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(i -> list + "[" + i + "]")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    private static Band band(Answer row, int at) {
        return new Band(
                row.number(1),
                row.number(at),
                row.number(at + 1),
                row.number(at + 2),
                row.number(at + 3),
                row.number(at + 4));
    }

    private Figure figure(What what, String of, List<Course> courses) {
        double highest = courses.stream()
                .flatMap(c -> what.of(c).stream())
                .mapToDouble(Band::high90)
                .max()
                .orElse(0);
        double step = highest > 50 ? 25 : highest > 20 ? 10 : highest > 8 ? 5 : highest > 2 ? 2 : .5;
        double high = what == What.DEPENDENCE ? 100 : Math.max(step, step * Math.ceil(highest / step));
        double tick = what == What.DEPENDENCE ? 25 : step;
        return new Figure(
                what.title + of + ", " + what.unit,
                sentence(what, courses),
                new Fans(
                        new Axis("months after the summit", 0, 60, YEARS),
                        new Axis(
                                what.unit,
                                0,
                                high,
                                Stream.iterate(0.0, y -> y <= high + 1e-9, y -> y + tick)
                                        .toList()),
                        courses.stream()
                                .map(c -> new Fans.Fan(evidence.words().country(c.country()), what.of(c)))
                                .toList()),
                grid(what, courses));
    }

    private String sentence(What what, List<Course> courses) {
        return switch (what) {
            case DEPENDENCE -> dependence(courses);
            case SHORTAGE -> shortage(courses);
        };
    }

    private String dependence(List<Course> courses) {
        List<Course> others =
                courses.stream().filter(c -> !c.country().equals("CHN")).toList();
        if (others.isEmpty()) {
            return "Only China uses it.";
        }
        Course most = others.stream()
                .max(Comparator.comparingDouble(c -> last(c.dependence()).median()))
                .orElseThrow();
        Course falls = others.stream()
                .min(Comparator.comparingDouble(SupplyChapter::rise))
                .orElseThrow();
        Band end = last(most.dependence());
        String fall = rise(falls) <= -1
                ? " The median falls most for %s, from %s to %s %%."
                        .formatted(
                                evidence.words().the(falls.country()),
                                Evidence.number(falls.dependence().get(0).median(), 1),
                                Evidence.number(last(falls.dependence()).median(), 1))
                : " The median falls for nobody by as much as a point.";
        return "After sixty months dependence is highest for %s: %s %% in the median run, between %s and %s %% in nine of ten.%s"
                .formatted(
                        evidence.words().the(most.country()),
                        Evidence.number(end.median(), 1),
                        Evidence.number(end.low90(), 1),
                        Evidence.number(end.high90(), 1),
                        fall);
    }

    private static double rise(Course course) {
        return last(course.dependence()).median() - course.dependence().get(0).median();
    }

    private static Band last(List<Band> bands) {
        return bands.get(bands.size() - 1);
    }

    private String shortage(List<Course> courses) {
        Course worst =
                courses.stream().max(Comparator.comparingDouble(Course::worst)).orElseThrow();
        Band month = worst.shortage().stream()
                .max(Comparator.comparingDouble(Band::high90))
                .orElseThrow();
        return worst.worst() < VISIBLE
                ? "Of the months looked at there is none in which a country lacks more than half a per cent of its use in one run of twenty."
                : "Worst off is %s after %s months: one run in twenty has more than %s %% of its use missing; the median run %s %%."
                        .formatted(
                                evidence.words().the(worst.country()),
                                Evidence.number(month.x(), 0),
                                Evidence.number(month.high90(), 1),
                                Evidence.number(month.median(), 1));
    }

    private Grid grid(What what, List<Course> courses) {
        var rows = new ArrayList<List<String>>();
        for (Course course : courses) {
            for (Band band : what.of(course)) {
                rows.add(List.of(
                        evidence.words().country(course.country()),
                        Evidence.number(band.x(), 0),
                        Evidence.number(band.low90(), 1),
                        Evidence.number(band.low50(), 1),
                        Evidence.number(band.median(), 1),
                        Evidence.number(band.high50(), 1),
                        Evidence.number(band.high90(), 1)));
            }
        }
        return new Grid(List.of("country", "month", "5 %", "25 %", "median", "75 %", "95 %"), rows);
    }

    /** The medians of all pairs on one look. */
    private Figure matrix(Map<Market, List<Course>> byMarket) {
        List<String> codes = byMarket.values().stream()
                .flatMap(List::stream)
                .map(Course::country)
                .distinct()
                .sorted(Comparator.comparingInt(code -> evidence.scenario().countries().stream()
                        .map(c -> c.code())
                        .toList()
                        .indexOf(code)))
                .toList();
        var rows = new ArrayList<Matrix.Row>();
        var numbers = new ArrayList<List<String>>();
        byMarket.forEach((market, courses) -> {
            List<Optional<Matrix.Change>> cells = codes.stream()
                    .map(code -> courses.stream()
                            .filter(c -> c.country().equals(code))
                            .findFirst()
                            .map(c -> new Matrix.Change(
                                    Optional.of(c.dependence().get(0).median()),
                                    last(c.dependence()).median())))
                    .toList();
            rows.add(new Matrix.Row(market.name(), cells));
            var cellsInWords = new ArrayList<>(List.of(market.name()));
            cells.forEach(cell -> cellsInWords.add(cell.map(c ->
                            Evidence.number(c.first().orElse(Double.NaN), 0) + " → " + Evidence.number(c.last(), 0))
                    .orElse("")));
            numbers.add(cellsInWords);
        });
        long pairs = rows.stream()
                .flatMap(r -> r.cells().stream())
                .filter(Optional::isPresent)
                .count();
        long half = rows.stream()
                .flatMap(r -> r.cells().stream())
                .flatMap(Optional::stream)
                .filter(c -> c.last() >= 50)
                .count();
        var head = new ArrayList<>(List.of("mineral"));
        head.addAll(codes);
        return new Figure(
                "Dependence on China by mineral and country after sixty months, median run, %",
                "China delivers half or more in %d of %d pairs of a mineral and a country.".formatted(half, pairs),
                new Matrix("% from China, median", 100, true, codes, rows),
                new Grid(head, numbers));
    }
}
