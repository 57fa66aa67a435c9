package parley.cli.page;

import java.util.List;
import java.util.stream.IntStream;
import parley.cli.story.Chart;
import parley.cli.story.Chart.Panels;
import parley.cli.story.Chart.Panels.Axis;
import parley.cli.story.Chart.Panels.Line;
import parley.cli.story.Chart.Panels.Panel;
import parley.cli.story.Chart.Panels.Point;

/** Draws courses in small pictures on the same axes; lines differ by colour, dash and the shape of their points. */
record PanelPicture(Panels chart) {

    private static final int FEW = 12;

    static Drawing of(Panels chart) {
        return Drawing.fitting(new PanelPicture(chart).html());
    }

    /** A course of its own for each series, on the same axes. */
    static Drawing of(Chart.Courses chart) {
        double low = Math.min(chart.low(), extreme(chart, -1));
        double high = Math.max(chart.high(), extreme(chart, 1));
        List<Double> ticks = Scale.ticks(low, high, 4);
        Axis upward = new Axis(chart.unit(), ticks.get(0), ticks.get(ticks.size() - 1), ticks);
        Axis across = new Axis("months after the summit", 0, 60, List.of(0.0, 12.0, 24.0, 36.0, 48.0, 60.0));
        return of(new Panels(
                across, upward, chart.series().stream().map(PanelPicture::panel).toList()));
    }

    private static double extreme(Chart.Courses chart, int sign) {
        return sign
                * chart.series().stream()
                        .mapToDouble(s -> sign > 0 ? s.highest() : -s.lowest())
                        .max()
                        .orElse(0);
    }

    private static Panel panel(Chart.Series series) {
        List<Point> points = IntStream.range(0, series.values().size())
                .mapToObj(month -> new Point(month, series.values().get(month), false))
                .toList();
        return new Panel(series.name(), List.of(new Line("", points)));
    }

    private String html() {
        return key().html()
                + Tile.all(chart.panels().stream()
                        .map(p -> new Tile(p.title(), draw(p)))
                        .toList());
    }

    private List<String> names() {
        return chart.panels().stream()
                .flatMap(p -> p.lines().stream().map(Line::name))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private Key key() {
        var key = new Key().axes(frame().words());
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            String style = style(names.get(i));
            var sample = new Svg().line("course " + style, 1, 8, 33, 8);
            Mark.of(i).draw(sample, style, 17, 8, 4);
            key.entry(sample, names.get(i));
        }
        if (chart.panels().stream().flatMap(p -> p.lines().stream()).anyMatch(PanelPicture::isMarked)) {
            key.entry(new Svg().circle("signed", 17, 8, 6), "signed");
        }
        return key;
    }

    private static boolean isMarked(Line line) {
        return line.points().stream().anyMatch(Point::marked);
    }

    private String style(String name) {
        return "s" + Math.max(0, names().indexOf(name)) % 3;
    }

    private String draw(Panel panel) {
        var svg = new Svg();
        frame().begin(svg);
        panel.lines().forEach(line -> draw(svg, line, frame().x(), frame().y()));
        return frame().end(svg);
    }

    private Frame frame() {
        return new Frame(chart.across(), chart.upward());
    }

    private void draw(Svg svg, Line line, Scale x, Scale y) {
        String style = style(line.name());
        var path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(Svg.n(x.at(point.x())))
                    .append(' ')
                    .append(Svg.n(y.at(point.y())));
        }
        svg.path("course " + style, path.toString());
        boolean few = line.points().size() <= FEW;
        for (Point point : line.points()) {
            if (point.marked()) {
                svg.circle("signed", x.at(point.x()), y.at(point.y()), 7);
            }
            if (few
                    || (chart.across().ticks().contains(point.x())
                            && !line.name().isEmpty())) {
                Mark.of(names().indexOf(line.name())).draw(svg, style, x.at(point.x()), y.at(point.y()), 3);
            }
        }
    }
}
