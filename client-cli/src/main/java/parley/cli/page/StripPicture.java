package parley.cli.page;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart;

/** Draws what changes by the month as strips, one under the other: levels of ladders, states of deals and controls. */
final class StripPicture {

    private static final int MONTHS = 60;
    private static final double BAR = 20;
    private static final double ROUNDS = .15;
    private static final double GAP = .012;
    private static final int SHORT_NAME = 34;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private static final List<String> STATES =
            List.of("in force", "stalled", "waiting for ratification", "lapsed", "expired", "pending");

    private final YearMonth start;
    private final int rounds;
    private final StringBuilder rows = new StringBuilder();

    private StripPicture(YearMonth start, int rounds) {
        this.start = start;
        this.rounds = rounds;
    }

    static Drawing of(Chart.Levels chart) {
        int rounds =
                chart.rows().stream().mapToInt(r -> r.rounds().size()).max().orElse(0);
        var picture = new StripPicture(chart.start(), rounds);
        chart.rows()
                .forEach(row -> picture.row(
                        row.name(),
                        row.rounds().stream().map(String::valueOf).toList(),
                        row.months().stream().map(String::valueOf).toList(),
                        "l",
                        code -> "level " + code));
        var key = new Key()
                .field("l0", "0 none")
                .field("l1", "1 announced")
                .field("l2", "2")
                .field("l3", "3")
                .field("l4", "4")
                .field("l5", "5 highest");
        return picture.drawing(key, names(chart.rows().stream().map(Chart.Levels.Row::name)));
    }

    static Drawing of(Chart.States chart) {
        var picture = new StripPicture(chart.start(), 0);
        Set<String> found = new LinkedHashSet<>();
        chart.rows().forEach(row -> {
            found.addAll(row.words());
            picture.row(
                    row.name(),
                    List.of(),
                    row.words().stream()
                            .map(w -> String.valueOf(STATES.indexOf(w)))
                            .toList(),
                    "d",
                    code -> "-1".equals(code) ? "nothing" : STATES.get(Integer.parseInt(code)));
        });
        var key = new Key();
        STATES.stream().filter(found::contains).forEach(s -> key.field("d" + STATES.indexOf(s), s));
        return picture.drawing(key, names(chart.rows().stream().map(Chart.States.Row::name)));
    }

    /** Long names stand above their strips. */
    private static String names(Stream<String> names) {
        return names.anyMatch(n -> n.length() > SHORT_NAME) ? "strips stacked" : "strips";
    }

    private double months() {
        return rounds > 0 ? ROUNDS + GAP : 0;
    }

    private double round(int round) {
        return ROUNDS * round / rounds;
    }

    private double month(double month) {
        return months() + (1 - months()) * month / (MONTHS + 1);
    }

    private void row(
            String name, List<String> inRounds, List<String> inMonths, String style, UnaryOperator<String> tip) {
        var svg = new Svg();
        for (Run run : Run.of(inRounds)) {
            String when = "round " + (run.from() + 1) + (run.to() == run.from() + 1 ? "" : " to " + run.to());
            block(svg, style, run, round(run.from()), round(run.to()), tip.apply(run.code()) + ", " + when);
        }
        for (Run run : Run.of(inMonths)) {
            String when = "month " + run.from() + (run.to() == run.from() + 1 ? "" : " to " + (run.to() - 1));
            block(svg, style, run, month(run.from()), month(run.to()), tip.apply(run.code()) + ", " + when);
        }
        years(svg, BAR);
        rows.append(Html.element("div", "name", name))
                .append(svg.fluid("strip", BAR))
                .append('\n');
    }

    /** Codes of one digit fit where there is room for it. */
    private static void block(Svg svg, String style, Run run, double from, double to, String tip) {
        svg.block(style + run.code(), from, to, 0, BAR, tip);
        if ("l".equals(style) && !"0".equals(run.code()) && to - from > .018) {
            svg.textAt("in " + style + run.code() + "t", Anchor.MIDDLE, (from + to) / 2, 14.5, run.code());
        }
    }

    private List<Integer> januaries() {
        var months = new ArrayList<Integer>();
        for (int month = 13 - start.getMonthValue(); month <= MONTHS; month += 12) {
            months.add(month);
        }
        return months;
    }

    private void years(Svg svg, double height) {
        januaries().forEach(month -> svg.upright("year", month(month), 0, height));
    }

    private String axis() {
        var svg = new Svg();
        if (rounds > 0) {
            svg.textAt("tick", Anchor.START, 0, 12, "rounds");
        }
        for (int month : januaries()) {
            svg.textAt(
                    "tick",
                    Anchor.START,
                    month(month),
                    12,
                    String.valueOf(start.plusMonths(month).getYear()));
        }
        return "<div class=\"name tick\"></div>" + svg.fluid("strip axis", 16) + "\n";
    }

    private Drawing drawing(Key key, String style) {
        String span = rounds > 0
                ? "→ " + rounds + " rounds of the summit, then months from " + month()
                : "→ months from " + month();
        return Drawing.fitting(key.axes(span + "; a line at each January").html() + "<div class=\"" + style + "\">\n"
                + axis() + rows + "</div>\n");
    }

    private String month() {
        return MONTH.format(start);
    }

    /** A stretch in which nothing changes: from one place of a list to before another. */
    private record Run(String code, int from, int to) {

        static List<Run> of(List<String> codes) {
            var runs = new ArrayList<Run>();
            int start = 0;
            for (int i = 1; i <= codes.size(); i++) {
                if (i == codes.size() || !codes.get(i).equals(codes.get(start))) {
                    runs.add(new Run(codes.get(start), start, i));
                    start = i;
                }
            }
            return runs;
        }
    }
}
