package parley.cli.page;

import java.util.List;
import java.util.stream.DoubleStream;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart.Means;

/** Draws means as bars from 0, each with its number beside its name; a line with two ends says where the mean probably lies. */
record MeansPicture(Means chart) {

    private static final double ROW = 24;
    private static final double BAR = 14;
    private static final double LINE = 2;
    private static final double END = 10;
    private static final double AXIS = 18;

    /** Numbers on an axis need room at its ends. */
    private static final double MARGIN = 0.02;

    private static final int TICKS = 5;

    static Drawing of(Means chart) {
        return Drawing.fitting(new MeansPicture(chart).html());
    }

    private String html() {
        List<Double> ticks = Scale.ticks(Math.min(0, ends().min().orElse(0)), Math.max(0, highest()), TICKS);
        var x = new Scale(ticks.get(0), ticks.get(ticks.size() - 1), MARGIN, 1 - MARGIN);
        var rows = new StringBuilder();
        chart.rows()
                .forEach(row -> rows.append(Html.element("div", "name", row.name() + "  " + row.said()))
                        .append(bar(row, ticks, x))
                        .append('\n'));
        return key().html() + "<div class=\"strips\">\n" + rows + "<div class=\"name\"></div>" + axis(ticks, x)
                + "</div>\n";
    }

    private Key key() {
        return new Key()
                .axes("→ " + chart.unit())
                .field("p0", chart.what())
                .entry(
                        new Svg()
                                .rect("interval", 3, 7, 28, LINE)
                                .line("end", 3, 3, 3, 13)
                                .line("end", 31, 3, 31, 13),
                        chart.between());
    }

    private DoubleStream ends() {
        return chart.rows().stream().flatMapToDouble(MeansPicture::ends);
    }

    private double highest() {
        return ends().max().orElse(1);
    }

    private static DoubleStream ends(Means.Row row) {
        return DoubleStream.concat(
                DoubleStream.of(row.mean()),
                row.interval().stream().flatMapToDouble(span -> DoubleStream.of(span.low(), span.high())));
    }

    private static String bar(Means.Row row, List<Double> ticks, Scale x) {
        var svg = new Svg();
        ticks.forEach(tick -> svg.upright("grid", x.at(tick), 0, ROW));
        double top = (ROW - BAR) / 2;
        String tip = row.name() + ": " + row.said();
        svg.block("p0", Math.min(x.at(0), x.at(row.mean())), Math.max(x.at(0), x.at(row.mean())), top, BAR, tip);
        row.interval().ifPresent(span -> {
            svg.block("interval", x.at(span.low()), x.at(span.high()), (ROW - LINE) / 2, LINE, tip);
            svg.upright("end", x.at(span.low()), (ROW - END) / 2, (ROW + END) / 2);
            svg.upright("end", x.at(span.high()), (ROW - END) / 2, (ROW + END) / 2);
        });
        svg.upright("zero", x.at(0), 0, ROW);
        return svg.fluid("strip", ROW);
    }

    private static String axis(List<Double> ticks, Scale x) {
        var svg = new Svg();
        ticks.forEach(tick -> svg.textAt("tick", Anchor.MIDDLE, x.at(tick), AXIS - 5, Scale.label(tick)));
        return svg.fluid("strip axis", AXIS);
    }
}
