package parley.cli.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Panels;
import parley.cli.story.Chart.Panels.Axis;
import parley.cli.story.Chart.Panels.Line;
import parley.cli.story.Chart.Panels.Panel;
import parley.cli.story.Chart.Panels.Point;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.report.RunReport;
import parley.summit.scenario.Market;
import parley.summit.scenario.Scenario;

/** Supply by market, for all users but China, weighted by what they used in 2024, and for the United States. */
record Minerals(Scenario scenario, Words words, Arrivals arrivals, Detail detail) {

    private static final String ALL = "all but China";
    private static final double VISIBLE = .01;
    private static final double SEEN = .0005;
    private static final int BRIEF = 8;

    Optional<Figure> dependence() {
        return figure(
                "Dependence on China by mineral, % of what arrives",
                "% from China",
                100,
                MarketOutlook::dependence,
                "%s moves most for all users but China: from %s %% at first to %s %% in month %d.");
    }

    Optional<Figure> shortage() {
        return figure(
                "Shortage by mineral, % of use that is missing in the month",
                "% missing",
                5,
                MarketOutlook::shortage,
                "%s changes most for all users but China: from %s %% missing at first to %s %% in month %d.");
    }

    private Optional<Figure> figure(
            String title, String upward, double least, ToDoubleFunction<MarketOutlook> number, String sentence) {
        List<Course> all = scenario.markets().stream()
                .flatMap(m -> course(m, number).stream())
                .toList();
        List<Course> shown = shown(all);
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        double high = round(Math.max(
                least, 100 * all.stream().mapToDouble(Course::highest).max().orElse(0)));
        return Optional.of(new Figure(
                title,
                moved(all, sentence) + leftOut(all, shown),
                new Panels(
                        new Axis("months after the summit", 0, 60, List.of(0.0, 12.0, 24.0, 36.0, 48.0, 60.0)),
                        new Axis(upward, 0, high, List.of(0.0, high / 2, high)),
                        shown.stream().map(this::panel).toList()),
                years(shown),
                List.of(new Fold("Every month", everyMonth(all)))));
    }

    /** Flat lines at 0 say less than a sentence; a terminal shows what moves most. */
    private List<Course> shown(List<Course> all) {
        return switch (detail) {
            case FULL -> all.stream().filter(c -> c.highest() >= SEEN).toList();
            case BRIEF ->
                all.stream()
                        .filter(c -> c.move() >= VISIBLE)
                        .sorted(Comparator.comparingDouble(c -> -c.move()))
                        .limit(BRIEF)
                        .toList();
        };
    }

    private String leftOut(List<Course> all, List<Course> shown) {
        int number = all.size() - shown.size();
        return detail == Detail.FULL && number > 0
                ? " Not drawn: %d more, at 0 all the time.".formatted(number)
                : Detail.leftOut(number);
    }

    private static double round(double high) {
        double step = high > 50 ? 20 : high > 20 ? 10 : high > 5 ? 5 : 1;
        return Math.ceil(high / step - 1e-9) * step;
    }

    private static String moved(List<Course> all, String sentence) {
        return all.stream()
                .max(Comparator.comparingDouble(Course::moveOfAll))
                .filter(c -> c.moveOfAll() >= SEEN)
                .map(c -> sentence.formatted(
                        c.market().name(),
                        Words.percent(c.first().y()),
                        Words.percent(c.extreme().y()),
                        (int) c.extreme().x()))
                .orElse("Nothing changes that can be seen in these numbers.");
    }

    private Optional<Course> course(Market market, ToDoubleFunction<MarketOutlook> number) {
        var all = new ArrayList<Point>();
        var usa = new ArrayList<Point>();
        arrivals.indices().forEach(i -> {
            int month = arrivals.months().get(i).month();
            arrivals.mean(i, market, number).ifPresent(v -> all.add(new Point(month, v, false)));
            arrivals.at(i, Scenario.USA, market)
                    .ifPresent(m -> usa.add(new Point(month, number.applyAsDouble(m), false)));
        });
        return all.isEmpty() ? Optional.empty() : Optional.of(new Course(market, all, usa));
    }

    private Panel panel(Course course) {
        return new Panel(
                course.market().name(),
                lines(course).map(l -> new Line(l.name(), percent(l.points()))).toList());
    }

    private Stream<Line> lines(Course course) {
        return Stream.of(new Line(ALL, course.all()), new Line(words.country(Scenario.USA), course.usa()))
                .filter(l -> !l.points().isEmpty())
                .filter(l -> detail == Detail.FULL || l.points().stream().anyMatch(p -> p.y() >= SEEN));
    }

    private static List<Point> percent(List<Point> points) {
        return points.stream().map(p -> new Point(p.x(), 100 * p.y(), false)).toList();
    }

    private Grid years(List<Course> courses) {
        var head = new ArrayList<>(List.of("months after"));
        RunReport.MONTHS.forEach(m -> head.add(String.valueOf(m)));
        return new Grid(
                head,
                courses.stream()
                        .flatMap(c -> lines(c).map(l -> years(c.market(), l)))
                        .toList());
    }

    private static List<String> years(Market market, Line line) {
        var cells = new ArrayList<>(List.of(market.name() + ", " + line.name()));
        RunReport.MONTHS.forEach(month -> cells.add(cell(line, month)));
        return cells;
    }

    private static String cell(Line line, int month) {
        return line.points().stream()
                .filter(p -> p.x() == month)
                .map(p -> Words.percent(p.y()))
                .findFirst()
                .orElse("–");
    }

    private Grid everyMonth(List<Course> courses) {
        var head = new ArrayList<>(List.of("month"));
        courses.forEach(c -> lines(c).forEach(l -> head.add(c.market().name() + ", " + l.name())));
        return new Grid(
                head,
                arrivals.months().stream()
                        .map(m -> everyMonth(m.month(), courses))
                        .toList());
    }

    private List<String> everyMonth(int month, List<Course> courses) {
        var cells = new ArrayList<>(List.of(String.valueOf(month)));
        courses.forEach(c -> lines(c).forEach(l -> cells.add(cell(l, month))));
        return cells;
    }

    /** One market; shares from 0 to 1. */
    private record Course(Market market, List<Point> all, List<Point> usa) {

        Point first() {
            return all.get(0);
        }

        /** The point furthest from the first. */
        Point extreme() {
            return all.stream().max(Comparator.comparingDouble(this::away)).orElse(first());
        }

        private double away(Point point) {
            return Math.abs(point.y() - first().y());
        }

        double moveOfAll() {
            return away(extreme());
        }

        double move() {
            double low = usa.stream().mapToDouble(Point::y).min().orElse(0);
            double high = usa.stream().mapToDouble(Point::y).max().orElse(0);
            return Math.max(moveOfAll(), high - low);
        }

        double highest() {
            return Stream.concat(all.stream(), usa.stream())
                    .mapToDouble(Point::y)
                    .max()
                    .orElse(0);
        }
    }
}
