package parley.cli.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.letsPlot.commons.encoding.RGBEncoder;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;
import parley.cli.story.Chart;

/**
 * Draws charts as SVG. The colours are those of Okabe and Ito, which everybody can tell apart; series differ by the shape of their
 * points as well.
 */
final class Picture {

    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");
    private static final List<Double> SHAPES = List.of(16.0, 17.0, 15.0, 18.0, 1.0, 2.0, 0.0);

    /** States of a deal, from the darkest on. */
    private static final Map<String, String> STATES = Map.of(
            "in force", "#0072B2",
            "stalled", "#E69F00",
            "waiting for ratification", "#56B4E9",
            "lapsed", "#D55E00",
            "expired", "#BBBBBB");

    private static final List<Double> YEARS = List.of(0.0, 12.0, 24.0, 36.0, 48.0, 60.0);
    private static final List<String> YEAR_WORDS = List.of("0", "12", "24", "36", "48", "60");
    private static final double WIDTH = 820;
    private static final double ROW = 34;

    private static final Pattern OPENING = Pattern.compile("<svg[^>]*?width=\"([0-9.]+)\" height=\"([0-9.]+)\"[^>]*>");

    /** No chart here holds a raster image. */
    private static final RGBEncoder NO_RASTER = (width, height, pixels) -> {
        throw new IllegalStateException("a chart with a raster image");
    };

    private Picture() {}

    /** The chart as an inline SVG element with a name for those who cannot see it. */
    static String svg(String name, Chart chart) {
        Map<String, Object> plot = switch (chart) {
            case Chart.Courses c -> courses(c);
            case Chart.Levels c -> levels(c);
            case Chart.States c -> states(c);
            case Chart.Sums c -> sums(c);
        };
        String drawn = PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(plot, null, NO_RASTER, false);
        return inline(name, drawn);
    }

    /** As wide as the page, without the attributes that only a file of its own needs. */
    private static String inline(String name, String drawn) {
        Matcher opening = OPENING.matcher(drawn);
        if (!opening.find()) {
            throw new IllegalStateException("a picture that does not begin with <svg width height>");
        }
        String start = "<svg class=\"plt-container\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %s %s\">"
                .formatted(Html.escape(name), opening.group(1), opening.group(2));
        return drawn.substring(0, opening.start())
                + start
                + drawn.substring(opening.end()).replaceAll(" xmlns(:xlink)?=\"[^\"]*\"", "");
    }

    private static Map<String, Object> courses(Chart.Courses chart) {
        List<String> names = chart.series().stream().map(Chart.Series::name).toList();
        var scales = new ArrayList<>(List.of(
                months(),
                named("y", chart.unit()),
                values("color", COLOURS.subList(0, Math.min(names.size(), COLOURS.size()))),
                values("shape", SHAPES.subList(0, Math.min(names.size(), SHAPES.size())))));
        return plot(
                table(chart.series(), 1),
                Map.of("x", "month", "y", "value", "color", "series", "shape", "series"),
                List.of(
                        Map.of(
                                "geom",
                                "hline",
                                "yintercept",
                                chart.low() < 0 ? 0.0 : chart.low(),
                                "color",
                                "#999999",
                                "size",
                                .5),
                        Map.of("geom", "line", "size", 1.2),
                        Map.of("geom", "point", "size", 4.0, "data", table(chart.series(), 12)),
                        limits(chart)),
                scales,
                320,
                "right");
    }

    /** Points that cannot be seen and keep the axis as wide as it was meant. */
    private static Map<String, Object> limits(Chart.Courses chart) {
        String first = chart.series().get(0).name();
        return Map.of(
                "geom",
                "point",
                "alpha",
                0.0,
                "data",
                Map.of(
                        "month", List.of(0.0, 0.0),
                        "value", List.of(chart.low(), chart.high()),
                        "series", List.of(first, first)));
    }

    private static Map<String, Object> levels(Chart.Levels chart) {
        return plot(
                table(chart.series(), 1),
                Map.of("x", "month", "y", "series", "fill", "value"),
                List.of(Map.of("geom", "tile", "height", .7, "width", 1.0, "size", 0.0)),
                List.of(
                        months(),
                        downward(chart.series().stream().map(Chart.Series::name).toList()),
                        Map.of(
                                "aesthetic", "fill",
                                "name", "level",
                                "low", "#F0F0F0",
                                "high", "#08306B",
                                "limits", List.of(0.0, 5.0),
                                "breaks", List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0),
                                "labels", List.of("0", "1", "2", "3", "4", "5"),
                                "scale_mapper_kind", "color_gradient")),
                110 + ROW * chart.series().size(),
                "right");
    }

    private static Map<String, Object> states(Chart.States chart) {
        var months = new ArrayList<Double>();
        var names = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (Chart.States.Row row : chart.rows()) {
            for (int month = 0; month < row.words().size(); month++) {
                months.add((double) month);
                names.add(row.name());
                words.add(row.words().get(month));
            }
        }
        List<String> seen = words.stream().distinct().toList();
        return plot(
                Map.of("month", months, "series", names, "state", words),
                Map.of("x", "month", "y", "series", "fill", "state"),
                List.of(Map.of("geom", "tile", "height", .7, "width", 1.0, "size", 0.0)),
                List.of(
                        months(),
                        downward(chart.rows().stream()
                                .map(Chart.States.Row::name)
                                .toList()),
                        Map.of(
                                "aesthetic",
                                "fill",
                                "name",
                                "",
                                "discrete",
                                true,
                                "limits",
                                seen,
                                "values",
                                seen.stream()
                                        .map(s -> STATES.getOrDefault(s, "#FFFFFF"))
                                        .toList())),
                110 + ROW * chart.rows().size(),
                "bottom");
    }

    private static Map<String, Object> sums(Chart.Sums chart) {
        var names = new ArrayList<String>();
        var parts = new ArrayList<String>();
        var values = new ArrayList<Double>();
        for (Chart.Sums.Row row : chart.rows()) {
            for (Chart.Sums.Part part : row.parts()) {
                names.add(row.name());
                parts.add(part.name());
                values.add(part.value());
            }
        }
        Map<String, Object> totals = Map.of(
                "series", chart.rows().stream().map(Chart.Sums.Row::name).toList(),
                "value", chart.rows().stream().map(Chart.Sums.Row::total).toList());
        return plot(
                Map.of("series", names, "part", parts, "value", values),
                Map.of("x", "value", "y", "series"),
                List.of(
                        Map.of(
                                "geom",
                                "bar",
                                "stat",
                                "identity",
                                "orientation",
                                "y",
                                "width",
                                .6,
                                "mapping",
                                Map.of("fill", "part")),
                        Map.of("geom", "vline", "xintercept", 0.0, "color", "#333333", "size", .8),
                        Map.of("geom", "point", "size", 5.0, "shape", 18.0, "color", "#000000", "data", totals)),
                List.of(
                        named("x", chart.unit() + " (◆ in all)"),
                        downward(chart.rows().stream().map(Chart.Sums.Row::name).toList()),
                        values("fill", COLOURS.subList(0, 3))),
                130 + ROW * chart.rows().size(),
                "bottom");
    }

    /** One row for every {@code step}th month of every series. */
    private static Map<String, Object> table(List<Chart.Series> series, int step) {
        var months = new ArrayList<Double>();
        var values = new ArrayList<Double>();
        var names = new ArrayList<String>();
        for (Chart.Series one : series) {
            for (int month = 0; month < one.values().size(); month += step) {
                months.add((double) month);
                values.add(one.values().get(month));
                names.add(one.name());
            }
        }
        return Map.of("month", months, "value", values, "series", names);
    }

    private static Map<String, Object> months() {
        return Map.of("aesthetic", "x", "name", "months after the summit", "breaks", YEARS, "labels", YEAR_WORDS);
    }

    private static Map<String, Object> named(String aesthetic, String name) {
        return Map.of("aesthetic", aesthetic, "name", name);
    }

    private static Map<String, Object> values(String aesthetic, List<?> values) {
        return Map.of("aesthetic", aesthetic, "name", "", "values", values);
    }

    /** Rows from the top down, as in the table beside. */
    private static Map<String, Object> downward(List<String> names) {
        var upward = new ArrayList<>(names.stream().distinct().toList());
        java.util.Collections.reverse(upward);
        return Map.of("aesthetic", "y", "name", "", "discrete", true, "limits", upward);
    }

    private static Map<String, Object> plot(
            Map<String, Object> data,
            Map<String, Object> mapping,
            List<Map<String, Object>> layers,
            List<Map<String, Object>> scales,
            double height,
            String legend) {
        Map<String, Object> plot = new HashMap<>();
        plot.put("kind", "plot");
        plot.put("data", data);
        plot.put("mapping", mapping);
        plot.put("layers", layers);
        plot.put("scales", scales);
        plot.put("coord", Map.of("name", "cartesian"));
        plot.put("theme", Map.of("name", "minimal2", "legend_position", legend));
        plot.put("ggsize", Map.of("width", WIDTH, "height", height));
        return plot;
    }
}
