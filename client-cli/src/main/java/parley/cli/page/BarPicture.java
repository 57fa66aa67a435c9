package parley.cli.page;

import java.util.List;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart.Sums;

/** Draws sums as bars of their parts, losses to the left and gains to the right of zero, the sum as a diamond. */
record BarPicture(Sums chart, Svg svg) {

    private static final double WIDTH = 928;
    private static final double LEFT = 128;
    private static final double ROW = 24;
    private static final double BAR = 15;
    private static final double TOP = 30;
    private static final double BOTTOM = 44;

    static Drawing of(Sums chart) {
        var picture = new BarPicture(chart, new Svg());
        picture.draw();
        return new Drawing(picture.svg, WIDTH, TOP + chart.rows().size() * ROW + BOTTOM);
    }

    private void draw() {
        List<Double> ticks = Scale.ticks(reach(-1), reach(1));
        var x = new Scale(ticks.get(0), ticks.get(ticks.size() - 1), LEFT, WIDTH - 24);
        key();
        double bottom = TOP + chart.rows().size() * ROW;
        for (double tick : ticks) {
            svg.line(tick == 0 ? "base" : "grid", x.at(tick), TOP - 4, x.at(tick), bottom);
            svg.text("tick", Anchor.MIDDLE, x.at(tick), bottom + 15, Scale.label(tick));
        }
        svg.text("axis", Anchor.MIDDLE, (LEFT + WIDTH) / 2, bottom + 34, chart.unit());
        for (int row = 0; row < chart.rows().size(); row++) {
            draw(chart.rows().get(row), TOP + row * ROW, x);
        }
    }

    /** How far bars reach to one side. */
    private double reach(int sign) {
        return sign
                * chart.rows().stream()
                        .mapToDouble(r -> r.parts().stream()
                                .mapToDouble(p -> Math.max(0, sign * p.value()))
                                .sum())
                        .max()
                        .orElse(0);
    }

    private void key() {
        List<String> names =
                chart.rows().get(0).parts().stream().map(Sums.Part::name).toList();
        for (int i = 0; i < names.size(); i++) {
            svg.rect("p" + i, LEFT + i * 216, 4, 14, 14);
            svg.text("key", Anchor.START, LEFT + i * 216 + 19, 15, names.get(i));
        }
        diamond(LEFT + names.size() * 216 + 6, 11);
        svg.text("key", Anchor.START, LEFT + names.size() * 216 + 19, 15, "in all");
    }

    private void draw(Sums.Row row, double top, Scale x) {
        svg.text("name", Anchor.END, LEFT - 8, top + 12, row.name());
        double gains = 0;
        double losses = 0;
        for (int i = 0; i < row.parts().size(); i++) {
            double value = row.parts().get(i).value();
            double from = value < 0 ? losses : gains;
            double to = from + value;
            svg.rect("p" + i, Math.min(x.at(from), x.at(to)), top, Math.abs(x.at(to) - x.at(from)), BAR);
            losses = value < 0 ? to : losses;
            gains = value < 0 ? gains : to;
        }
        diamond(x.at(row.total()), top + BAR / 2);
    }

    private void diamond(double x, double y) {
        svg.path("sum", "M" + Svg.n(x) + " " + Svg.n(y - 6) + "l6 6l-6 6l-6 -6z");
    }
}
