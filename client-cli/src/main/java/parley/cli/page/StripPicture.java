package parley.cli.page;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart;

/** Draws what changes by the month as strips, one under the other: levels of ladders, states of deals. */
final class StripPicture {

    private static final double WIDTH = 928;
    private static final double LEFT = 96;
    private static final double ROW = 26;
    private static final double BAR = 20;
    private static final double TOP = 50;
    private static final int MONTHS = 60;
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private static final List<String> STATES =
            List.of("in force", "stalled", "waiting for ratification", "lapsed", "expired");

    private final Svg svg = new Svg();
    private final Scale x = new Scale(0, MONTHS + 1.0, LEFT, WIDTH - 16);

    private StripPicture() {}

    static Drawing of(Chart.Levels chart) {
        var picture = new StripPicture();
        picture.key(List.of("0 none", "1 announced", "2", "3", "4", "5 highest"), "l", 112);
        picture.dates(chart.start(), chart.series().size());
        for (int row = 0; row < chart.series().size(); row++) {
            Chart.Series series = chart.series().get(row);
            List<String> levels = series.values().stream()
                    .map(v -> String.valueOf(v.intValue()))
                    .toList();
            picture.row(row, series.name(), levels, "l", true);
        }
        return picture.drawing(chart.series().size());
    }

    static Drawing of(Chart.States chart) {
        var picture = new StripPicture();
        picture.key(STATES, "d", 166);
        picture.months(chart.rows().size());
        for (int row = 0; row < chart.rows().size(); row++) {
            List<String> states = chart.rows().get(row).words().stream()
                    .map(w -> String.valueOf(STATES.indexOf(w)))
                    .toList();
            picture.row(row, chart.rows().get(row).name(), states, "d", false);
        }
        return picture.drawing(chart.rows().size());
    }

    private void key(List<String> names, String style, double step) {
        for (int i = 0; i < names.size(); i++) {
            double left = LEFT + i * step;
            svg.rect(style + i, left, 4, 14, 14);
            svg.text("key", Anchor.START, left + 19, 15, names.get(i));
        }
    }

    private void dates(YearMonth start, int rows) {
        for (int month = 0; month <= MONTHS; month += 12) {
            tick(month, rows, YEAR.format(start.plusMonths(month)));
        }
    }

    private void months(int rows) {
        for (int month = 0; month <= MONTHS; month += 12) {
            tick(month, rows, month == 0 ? "the summit" : month + " months");
        }
    }

    private void tick(int month, int rows, String text) {
        svg.line("grid", x.at(month), TOP - 6, x.at(month), TOP + rows * ROW);
        Anchor anchor = month == MONTHS ? Anchor.END : Anchor.START;
        svg.text("tick", anchor, month == MONTHS ? WIDTH - 16 : x.at(month), TOP - 10, text);
    }

    /** Stretches in which nothing changes are one block each, with their code in it where it says something. */
    private void row(int row, String name, List<String> codes, String style, boolean written) {
        double top = TOP + row * ROW;
        svg.text("name", Anchor.END, LEFT - 8, top + 15, name);
        int start = 0;
        for (int month = 1; month <= codes.size(); month++) {
            if (month == codes.size() || !codes.get(month).equals(codes.get(start))) {
                block(top, x.at(start), x.at(month), codes.get(start), style, written);
                start = month;
            }
        }
    }

    private void block(double top, double from, double to, String code, String style, boolean written) {
        svg.rect(style + code, from, top, to - from, BAR);
        if (written && !"0".equals(code) && to - from > 9) {
            svg.text("in " + style + code + "t", Anchor.MIDDLE, (from + to) / 2, top + 14.5, code);
        }
    }

    private Drawing drawing(int rows) {
        return new Drawing(svg, WIDTH, TOP + rows * ROW + 6);
    }
}
