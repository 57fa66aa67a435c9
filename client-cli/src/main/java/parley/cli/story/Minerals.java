package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Panels;
import parley.cli.story.Chart.Panels.Axis;
import parley.cli.story.Chart.Panels.Line;
import parley.cli.story.Chart.Panels.Panel;
import parley.cli.story.Chart.Panels.Point;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.report.CountryReport;
import parley.summit.report.RunReport;
import parley.summit.scenario.Market;
import parley.summit.scenario.Scenario;

/** Supply by market, for all users but China, weighted by what they used in 2024, and for the United States. */
record Minerals(Scenario scenario, RunReport report, Detail detail) {

    private static final String ALL = "all but China";
    private static final String USA = "United States";
    private static final double VISIBLE = .01;
    private static final int BRIEF = 8;

    Optional<Figure> dependence() {
        return figure(
                "Dependence on China by market, % of what arrives",
                MarketOutlook::dependence, 100, "%s moves most for all users but China: from %s to %s %%.");
    }

    Optional<Figure> shortage() {
        return figure(
                "Shortage by market, % of use that is missing in the month",
                MarketOutlook::shortage, 5, "%s changes most for all users but China: from %s %% missing to %s %%.");
    }

    private Optional<Figure> figure(
            String title, ToDoubleFunction<MarketOutlook> number, double least, String sentence) {
        List<Course> all = scenario.markets().stream()
                .flatMap(m -> course(m, number).stream())
                .toList();
        List<Course> shown = shown(all);
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        double high = Math.max(
                least, 100 * all.stream().mapToDouble(Course::highest).max().orElse(0));
        return Optional.of(new Figure(
                title,
                moved(all, sentence) + Detail.leftOut(all.size() - shown.size()),
                new Panels(
                        new Axis("months after the summit", 0, 60, List.of(0.0, 12.0, 24.0, 36.0, 48.0, 60.0)),
                        new Axis(least < 100 ? "% missing" : "% from China", 0, round(high), ticks(round(high))),
                        shown.stream().map(Course::panel).toList()),
                new Grid(
                        head(),
                        (detail == Detail.FULL ? all : shown)
                                .stream().flatMap(c -> c.rows().stream()).toList())));
    }

    /** Flat lines at 0 say less than a sentence; a terminal shows what moves most. */
    private List<Course> shown(List<Course> all) {
        return switch (detail) {
            case FULL -> all.stream().filter(c -> c.highest() >= .0005).toList();
            case BRIEF ->
                all.stream()
                        .filter(c -> c.move() >= VISIBLE)
                        .sorted((a, b) -> Double.compare(b.move(), a.move()))
                        .limit(BRIEF)
                        .toList();
        };
    }

    private static double round(double high) {
        double step = high > 50 ? 20 : high > 20 ? 10 : high > 5 ? 5 : 1;
        return Math.ceil(high / step - 1e-9) * step;
    }

    private static List<Double> ticks(double high) {
        return List.of(0.0, high / 2, high);
    }

    private String moved(List<Course> all, String sentence) {
        return all.stream()
                .reduce((a, b) -> b.moveOfAll() > a.moveOfAll() ? b : a)
                .filter(c -> c.moveOfAll() >= .0005)
                .map(c -> sentence.formatted(c.market().name(), Words.percent(c.first()), Words.percent(c.extreme())))
                .orElse("Nothing changes that can be seen in these numbers.");
    }

    private List<String> head() {
        var head = new ArrayList<>(List.of("months after"));
        RunReport.MONTHS.forEach(m -> head.add(String.valueOf(m)));
        return head;
    }

    private Optional<Course> course(Market market, ToDoubleFunction<MarketOutlook> number) {
        var all = new ArrayList<Point>();
        var usa = new ArrayList<Point>();
        for (int month : RunReport.MONTHS) {
            mean(market, month, number).ifPresent(v -> all.add(new Point(month, v, false)));
            report.outlook().stream()
                    .filter(c -> c.country().equals(Scenario.USA))
                    .flatMap(c -> at(c, month, market).stream())
                    .forEach(m -> usa.add(new Point(month, number.applyAsDouble(m), false)));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Course(market, all, usa));
    }

    private Optional<Double> mean(Market market, int month, ToDoubleFunction<MarketOutlook> number) {
        double sum = 0;
        double weights = 0;
        for (CountryReport country : report.outlook()) {
            Optional<MarketOutlook> outlook = at(country, month, market);
            if (outlook.isPresent() && !country.country().equals(Scenario.CHINA)) {
                double weight = use(market, country.country());
                sum += weight * number.applyAsDouble(outlook.get());
                weights += weight;
            }
        }
        return weights > 0 ? Optional.of(sum / weights) : Optional.empty();
    }

    private static Optional<MarketOutlook> at(CountryReport country, int month, Market market) {
        return country.at(month).stream()
                .flatMap(m -> m.markets().stream())
                .filter(m -> m.market().equals(market.id()))
                .findFirst();
    }

    private static double use(Market market, String user) {
        return market.flows().stream()
                .filter(f -> f.user().equals(user))
                .mapToDouble(Market.Flow::tonnesPerYear)
                .sum();
    }

    /** One market; shares from 0 to 1. */
    private record Course(Market market, List<Point> all, List<Point> usa) {

        double first() {
            return all.get(0).y();
        }

        /** The value furthest from the first. */
        double extreme() {
            return all.stream()
                    .map(Point::y)
                    .reduce((a, b) -> Math.abs(b - first()) > Math.abs(a - first()) ? b : a)
                    .orElse(0.0);
        }

        double moveOfAll() {
            return Math.abs(extreme() - first());
        }

        double move() {
            double low = usa.stream().mapToDouble(Point::y).min().orElse(0);
            double high = usa.stream().mapToDouble(Point::y).max().orElse(0);
            return Math.max(moveOfAll(), high - low);
        }

        double highest() {
            return java.util.stream.Stream.concat(all.stream(), usa.stream())
                    .mapToDouble(Point::y)
                    .max()
                    .orElse(0);
        }

        Panel panel() {
            var lines = new ArrayList<>(List.of(new Line(ALL, percent(all))));
            if (!usa.isEmpty()) {
                lines.add(new Line(USA, percent(usa)));
            }
            return new Panel(market.name(), lines);
        }

        private static List<Point> percent(List<Point> points) {
            return points.stream()
                    .map(p -> new Point(p.x(), 100 * p.y(), false))
                    .toList();
        }

        List<List<String>> rows() {
            var rows = new ArrayList<>(List.of(row(market.name() + ", " + ALL, all)));
            if (!usa.isEmpty()) {
                rows.add(row(market.name() + ", " + USA, usa));
            }
            return rows;
        }

        private static List<String> row(String name, List<Point> points) {
            var cells = new ArrayList<>(List.of(name));
            RunReport.MONTHS.forEach(month -> cells.add(points.stream()
                    .filter(p -> p.x() == month)
                    .map(p -> Words.percent(p.y()))
                    .findFirst()
                    .orElse("–")));
            return cells;
        }
    }
}
