package parley.cli.page;

import java.util.List;
import java.util.stream.IntStream;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart;
import parley.cli.story.Chart.Panels;
import parley.cli.story.Chart.Panels.Axis;
import parley.cli.story.Chart.Panels.Line;
import parley.cli.story.Chart.Panels.Panel;
import parley.cli.story.Chart.Panels.Point;

/** Draws small pictures side by side; lines differ by colour, dash and the shape of their points. */
record PanelPicture(Panels chart, Svg svg) {

    private static final int COLUMNS = 4;
    private static final double WIDTH = 232;
    private static final double HEIGHT = 150;
    private static final double LEFT = 38;
    private static final double TOP = 26;
    private static final double RIGHT = 10;
    private static final double BOTTOM = 30;
    private static final double LEGEND = 30;

    static Drawing of(Panels chart) {
        var picture = new PanelPicture(chart, new Svg());
        picture.draw();
        return new Drawing(picture.svg, COLUMNS * WIDTH, picture.rows() * HEIGHT + LEGEND);
    }

    /** A course of its own for each series, on the same axes. */
    static Drawing of(Chart.Courses chart) {
        double low = Math.min(chart.low(), extreme(chart, -1));
        double high = Math.max(chart.high(), extreme(chart, 1));
        List<Double> ticks = Scale.ticks(low, high);
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

    private int rows() {
        return (chart.panels().size() + COLUMNS - 1) / COLUMNS;
    }

    private List<String> names() {
        return chart.panels().stream()
                .flatMap(p -> p.lines().stream().map(Line::name))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private void draw() {
        legend();
        for (int i = 0; i < chart.panels().size(); i++) {
            int row = i / COLUMNS;
            draw(chart.panels().get(i), i % COLUMNS * WIDTH, LEGEND + row * HEIGHT);
        }
    }

    private void legend() {
        svg.text(
                "axis",
                Anchor.START,
                4,
                15,
                "↑ " + chart.upward().name() + " → " + chart.across().name());
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            double x = COLUMNS * WIDTH - RIGHT - (names.size() - i) * 150;
            String style = style(names.get(i));
            svg.line("course " + style, x, 11, x + 26, 11);
            Mark.of(i).draw(svg, style, x + 13, 11, 4);
            svg.text("key", Anchor.START, x + 32, 15, names.get(i));
        }
    }

    private String style(String name) {
        return "s" + Math.max(0, names().indexOf(name)) % 3;
    }

    private void draw(Panel panel, double left, double top) {
        var x = new Scale(chart.across().low(), chart.across().high(), left + LEFT, left + WIDTH - RIGHT);
        var y = new Scale(chart.upward().low(), chart.upward().high(), top + HEIGHT - BOTTOM, top + TOP);
        svg.text("name", Anchor.START, left + LEFT, top + 17, panel.title());
        for (double tick : chart.upward().ticks()) {
            svg.line(tick == 0 ? "base" : "grid", left + LEFT, y.at(tick), left + WIDTH - RIGHT, y.at(tick));
            svg.text("tick", Anchor.END, left + LEFT - 5, y.at(tick) + 3.5, Scale.label(tick));
        }
        for (double tick : chart.across().ticks()) {
            svg.text("tick", Anchor.MIDDLE, x.at(tick), top + HEIGHT - BOTTOM + 14, Scale.label(tick));
        }
        panel.lines().forEach(line -> draw(line, x, y));
    }

    private void draw(Line line, Scale x, Scale y) {
        String style = style(line.name());
        var path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(Svg.n(x.at(point.x())))
                    .append(' ')
                    .append(Svg.n(y.at(point.y())));
        }
        svg.path("course " + style, path.toString());
        boolean few = line.points().size() <= 12;
        for (Point point : line.points()) {
            if (point.marked()) {
                svg.circle("signed", x.at(point.x()), y.at(point.y()), 7);
            }
            if (few) {
                Mark.of(names().indexOf(line.name())).draw(svg, style, x.at(point.x()), y.at(point.y()), 3);
            }
        }
    }

    /** Shapes of points. */
    private enum Mark {
        CIRCLE,
        TRIANGLE,
        SQUARE;

        static Mark of(int series) {
            return values()[Math.max(0, series) % values().length];
        }

        void draw(Svg svg, String style, double x, double y, double size) {
            String fill = "dot " + style;
            switch (this) {
                case CIRCLE -> svg.circle(fill, x, y, size);
                case SQUARE -> svg.rect(fill, x - size, y - size, 2 * size, 2 * size);
                case TRIANGLE ->
                    svg.path(
                            fill,
                            "M" + Svg.n(x) + " " + Svg.n(y - size * 1.3) + "l" + Svg.n(size * 1.2) + " "
                                    + Svg.n(size * 2.2) + "h" + Svg.n(-2.4 * size) + "z");
            }
        }
    }
}
