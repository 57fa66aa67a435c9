package parley.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import parley.cli.story.Block;
import parley.cli.story.Chart;

/** Blocks of a story as lines of text. */
public final class TextPage {

    private static final int LABEL = 11;
    private static final int PLAIN_INDENT = 2;

    private final Ink ink;
    private final int width;

    public TextPage(Ink ink, int width) {
        this.ink = ink;
        this.width = width;
    }

    /** All lines, each with its end; what follows a figure stands apart from it. */
    public String text(List<? extends Block> blocks) {
        var lines = new ArrayList<String>();
        boolean afterFigure = false;
        for (Block block : blocks) {
            List<String> own = lines(block);
            if (afterFigure && !own.get(0).isEmpty()) {
                lines.add("");
            }
            lines.addAll(own);
            afterFigure = block instanceof Block.Figure;
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private List<String> lines(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph paragraph -> Wrap.lines(paragraph.text(), width);
            case Block.Item item -> item(item);
            case Block.Figure figure -> figure(figure);
            case Block.Grid grid -> new TextGrid(grid, width).lines();
            case Block.Fold fold -> fold(fold);
        };
    }

    private List<String> fold(Block.Fold fold) {
        var lines = new ArrayList<>(List.of("", "  " + ink.strong(fold.title())));
        fold.blocks().forEach(block -> lines.addAll(lines(block)));
        return lines;
    }

    private List<String> heading(Block.Heading heading) {
        return switch (heading.rank()) {
            case STORY ->
                List.of(
                        ink.title(heading.text()),
                        ink.title("═".repeat(Math.min(width, heading.text().length()))));
            case CHAPTER ->
                List.of("", ink.title(heading.text().toUpperCase(Locale.ROOT)), ink.title("─".repeat(width)));
            case PART -> List.of("", ink.strong(heading.text()));
        };
    }

    private List<String> item(Block.Item item) {
        UnaryOperator<String> paint = paint(item.tone());
        String label = item.label();
        int indent = PLAIN_INDENT + LABEL;
        var lines = new ArrayList<String>();
        boolean fits = label.length() < LABEL;
        if (!fits) {
            lines.add(" ".repeat(PLAIN_INDENT) + ink.strong(label));
        }
        String first = " ".repeat(PLAIN_INDENT) + ink.strong(label) + " ".repeat(Math.max(0, LABEL - label.length()));
        for (String line : Wrap.lines(item.text(), width - indent)) {
            boolean beside = fits && lines.isEmpty();
            lines.add((beside ? first : " ".repeat(indent)) + paint.apply(line));
        }
        return lines;
    }

    private UnaryOperator<String> paint(Block.Tone tone) {
        return switch (tone) {
            case PLAIN -> text -> text;
            case STRONG -> ink::strong;
            case WARNING -> ink::warning;
            case FAINT -> ink::faint;
        };
    }

    private List<String> figure(Block.Figure figure) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  " + ink.strong(figure.title()));
        Wrap.lines(figure.sentence(), width - 2).forEach(line -> lines.add("  " + line));
        TextGrid grid = new TextGrid(figure.numbers(), width);
        lines.addAll(strips(figure.chart(), grid));
        return lines;
    }

    private List<String> strips(Chart chart, TextGrid grid) {
        return switch (chart) {
            case Chart.Courses c -> {
                double low = Math.min(
                        c.low(),
                        c.series().stream()
                                .mapToDouble(Chart.Series::lowest)
                                .min()
                                .orElse(0));
                double high = Math.max(
                        c.high(),
                        c.series().stream()
                                .mapToDouble(Chart.Series::highest)
                                .max()
                                .orElse(0));
                yield grid.with(
                        Sparkline.scale(longest(c.series())),
                        c.series().stream()
                                .map(s -> Sparkline.heights(s.values(), low, high))
                                .toList(),
                        ink);
            }
            case Chart.Levels c -> levels(c, grid);
            case Chart.States c -> states(c);
            case Chart.Panels c -> grid.lines();
            case Chart.Atlas c -> grid.lines();
            case Chart.Sums c -> grid.lines();
            case Chart.Matrix c -> grid.lines();
            case Chart.Plane c -> grid.lines();
            case Chart.Means c -> grid.lines();
            case Chart.Fans c -> grid.lines();
        };
    }

    private List<String> levels(Chart.Levels chart, TextGrid grid) {
        List<String> strips =
                chart.rows().stream().map(r -> Sparkline.levels(r.months())).toList();
        int months =
                chart.rows().stream().mapToInt(r -> r.months().size()).max().orElse(0);
        var lines = new ArrayList<>(grid.with(Sparkline.scale(months), strips, ink));
        lines.add("  " + ink.faint("a character for two months: " + Sparkline.LEVEL_KEY));
        return lines;
    }

    /** The strips say all that the grid does. */
    private List<String> states(Chart.States chart) {
        int label = chart.rows().stream().mapToInt(r -> r.name().length()).max().orElse(0) + 2;
        int months = chart.rows().stream().mapToInt(r -> r.words().size()).max().orElse(0);
        var lines = new ArrayList<String>();
        lines.add("  " + " ".repeat(label) + ink.faint(Sparkline.scale(months)));
        chart.rows()
                .forEach(row -> lines.add("  " + row.name()
                        + " ".repeat(label - row.name().length()) + ink.chart(Sparkline.states(row.words()))));
        int room = width - Sparkline.STATES.length();
        lines.add(" ".repeat(Math.max(0, Math.min(label + 2, room))) + ink.faint(Sparkline.STATES));
        return lines;
    }

    private static int longest(List<Chart.Series> series) {
        return series.stream().mapToInt(s -> s.values().size()).max().orElse(0);
    }
}
