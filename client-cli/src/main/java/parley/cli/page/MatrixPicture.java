package parley.cli.page;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.cli.story.Chart.Matrix;
import parley.cli.story.Chart.Matrix.Change;

/** Draws shares as shaded fields of a table: the number is in the field, and an arrow says where it came from. */
record MatrixPicture(Matrix chart) {

    private static final int SHADES = 5;
    private static final double MOVED = 1;

    /** Up to here the scale is in tenths. */
    private static final double TENTHS = 10;

    /** Up to here the scale is in hundredths. */
    private static final double HUNDREDTHS = 1;

    static Drawing of(Matrix chart) {
        return new Drawing(new MatrixPicture(chart).html(), true, "");
    }

    private String html() {
        var key = new Key()
                .axes(chart.unit()
                        + (chart.moves() ? "; ▲ ▽ at least a point more or less than at the end of the summit" : ""));
        for (int shade = 0; shade < SHADES; shade++) {
            key.field("q" + shade, label(shade) + " to " + label(shade + 1));
        }
        String head = chart.columns().stream()
                .map(c -> Html.element("th", "", c))
                .collect(Collectors.joining("", "<tr><td></td>", "</tr>"));
        return key.html() + "<table class=\"matrix\"><thead>" + head + "</thead><tbody>\n"
                + chart.rows().stream().map(this::row).collect(Collectors.joining("\n"))
                + "</tbody></table>\n";
    }

    private String label(int shade) {
        return Scale.label(chart.high() * shade / SHADES);
    }

    private String row(Matrix.Row row) {
        return row.cells().stream()
                .map(this::cell)
                .collect(Collectors.joining("", "<tr>" + Html.element("th", "", row.name()), "</tr>"));
    }

    private String cell(Optional<Change> change) {
        return change.map(c -> Html.element("td", "q" + shade(c.last()), arrow(c) + number(c.last())))
                .orElse("<td></td>");
    }

    private int shade(double share) {
        return (int) Math.max(0, Math.min(SHADES - 1, share * SHADES / chart.high()));
    }

    private String number(double share) {
        String form = chart.high() > TENTHS ? "%.0f" : chart.high() > HUNDREDTHS ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, share).replace("-", "−");
    }

    private String arrow(Change change) {
        double rise = chart.moves() ? change.rise() : 0;
        return rise >= MOVED ? "▲ " : rise <= -MOVED ? "▽ " : "";
    }
}
