package parley.cli.page;

import java.util.List;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart.Sums;

/**
 * Draws sums as bars of their parts, losses to the left and gains to the right of zero, the sum as a diamond; each group of them
 * in a small picture on a scale of its own.
 */
record BarPicture(Sums chart) {

    private static final double WIDTH = 232;
    private static final double LEFT = 12;
    private static final double RIGHT = 12;
    private static final double ROW = 38;
    private static final double NAME = 19;
    private static final double BAR = 13;
    private static final double BOTTOM = 24;

    static Drawing of(Sums chart) {
        var picture = new BarPicture(chart);
        return Drawing.fitting(picture.key().html()
                + Tile.all(chart.groups().stream()
                        .map(g -> new Tile(g.title(), picture.draw(g)))
                        .toList()));
    }

    private Key key() {
        var key = new Key().axes("→ " + chart.unit()).entry(new Svg().line("zero", 17, 0, 17, 16), chart.zero());
        List<Sums.Part> parts = chart.groups().stream()
                .flatMap(g -> g.rows().stream())
                .findFirst()
                .map(Sums.Row::parts)
                .orElse(List.of());
        for (int i = 0; i < parts.size(); i++) {
            key.field("p" + i, parts.get(i).name());
        }
        var sample = new Svg();
        diamond(sample, 17, 8);
        return key.entry(sample, "in all");
    }

    private String draw(Sums.Group group) {
        var svg = new Svg();
        List<Double> ticks = Scale.ticks(-reach(group, -1), reach(group, 1), 2);
        var x = new Scale(ticks.get(0), ticks.get(ticks.size() - 1), LEFT, WIDTH - RIGHT);
        double bottom = group.rows().size() * ROW;
        for (double tick : ticks) {
            svg.line("grid", x.at(tick), 0, x.at(tick), bottom);
            svg.text("tick", Anchor.MIDDLE, x.at(tick), bottom + 16, Scale.label(tick));
        }
        for (int row = 0; row < group.rows().size(); row++) {
            bars(svg, group.rows().get(row), row * ROW, x);
        }
        svg.line("zero", x.at(0), 0, x.at(0), bottom + 2);
        for (int row = 0; row < group.rows().size(); row++) {
            words(svg, group.rows().get(row), row * ROW, x);
        }
        return svg.scaled("panel", WIDTH, bottom + BOTTOM);
    }

    /** How far bars reach to one side. */
    private static double reach(Sums.Group group, int sign) {
        return group.rows().stream()
                .mapToDouble(r -> r.parts().stream()
                        .mapToDouble(p -> Math.max(0, sign * p.value()))
                        .sum())
                .max()
                .orElse(0);
    }

    private static void bars(Svg svg, Sums.Row row, double top, Scale x) {
        double gains = 0;
        double losses = 0;
        for (int i = 0; i < row.parts().size(); i++) {
            double value = row.parts().get(i).value();
            double from = value < 0 ? losses : gains;
            double to = from + value;
            svg.rect("p" + i, Math.min(x.at(from), x.at(to)), top + NAME, Math.abs(x.at(to) - x.at(from)), BAR);
            losses = value < 0 ? to : losses;
            gains = value < 0 ? gains : to;
        }
    }

    private static void words(Svg svg, Sums.Row row, double top, Scale x) {
        svg.text("side", Anchor.START, LEFT, top + 14, row.name());
        svg.text("side", Anchor.END, WIDTH - RIGHT, top + 14, row.inAll());
        diamond(svg, x.at(row.total()), top + NAME + BAR / 2);
    }

    private static void diamond(Svg svg, double x, double y) {
        svg.path("sum", "M" + Svg.n(x) + " " + Svg.n(y - 6) + "l6 6l-6 6l-6 -6z");
    }
}
