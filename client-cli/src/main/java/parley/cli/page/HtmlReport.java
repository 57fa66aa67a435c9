package parley.cli.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.cli.story.Block;
import parley.cli.story.Story;

/** The report of a run as one page. */
public final class HtmlReport {

    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 17px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #1a1a1a;
              background: #fff; max-width: 54rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            h1 { line-height: 1.2; margin: .5rem 0 1rem; }
            h2 { margin: 2.5rem 0 .8rem; border-bottom: 2px solid #0072b2; padding-bottom: .2rem; }
            h3 { margin: 1.6rem 0 .4rem; }
            p { margin: .5rem 0; }
            .item { display: grid; grid-template-columns: 8.5rem 1fr; gap: .8rem; margin: .25rem 0; }
            .label { font-weight: 600; }
            .strong { font-weight: 600; }
            .warning { border-left: 4px solid #d55e00; padding-left: .6rem; }
            .faint { color: #5c5c5c; }
            figure { margin: 1.8rem 0; }
            figcaption strong { display: block; font-size: 1.08rem; }
            figcaption { margin-bottom: .4rem; }
            svg { display: block; width: 100%; height: auto; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; margin: .6rem 0; font-size: .92rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .25rem .8rem .25rem 0; text-align: right; border-bottom: 1px solid #ddd; white-space: nowrap; }
            th:first-child, td:first-child { text-align: left; }
            code { font-size: .88rem; overflow-wrap: anywhere; background: #f3f3f3; padding: .1rem .3rem; }
            footer { margin-top: 3rem; border-top: 1px solid #ccc; padding-top: .8rem; font-size: .92rem; }
            @media (max-width: 36rem) { .item { grid-template-columns: 1fr; gap: 0; } }
            @media print { figure, .item { break-inside: avoid; } }
            """;

    private HtmlReport() {}

    /**
     * The page.
     *
     * @param again the command that plays the same once more
     */
    public static String of(Story story, String again) {
        String body = story.all().stream().map(HtmlReport::block).collect(Collectors.joining("\n"));
        var report = story.report();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s
                <footer>
                <p>Scenario %s, seed %d. To play the same once more: <code>%s</code></p>
                <p>Digest of the transcript: <code>%s</code></p>
                </footer>
                </body>
                </html>
                """.formatted(
                        Html.escape("Parley: " + report.scenario() + ", seed " + report.seed()),
                        STYLE,
                        body,
                        Html.escape(report.scenario()),
                        report.seed(),
                        Html.escape(again),
                        Html.escape(report.digest()));
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph paragraph -> Html.element("p", "", paragraph.text());
            case Block.Item item -> item(item);
            case Block.Figure figure -> figure(figure);
            case Block.Grid grid -> grid(grid);
        };
    }

    private static String heading(Block.Heading heading) {
        return switch (heading.rank()) {
            case STORY -> Html.element("h1", "", heading.text());
            case CHAPTER -> Html.element("h2", "", heading.text());
            case PART -> Html.element("h3", "", heading.text());
        };
    }

    private static String item(Block.Item item) {
        String tone = item.tone().name().toLowerCase(Locale.ROOT);
        return Html.open("div", "item " + tone) + Html.element("div", "label", item.label())
                + Html.element("div", "", item.text()) + "</div>";
    }

    private static String figure(Block.Figure figure) {
        return "<figure><figcaption>" + Html.element("strong", "", figure.title()) + Html.escape(figure.sentence())
                + "</figcaption>\n" + Picture.svg(figure.title(), figure.chart()) + "\n" + grid(figure.numbers())
                + "</figure>";
    }

    private static String grid(Block.Grid grid) {
        String rows = grid.rows().stream().map(row -> row("td", row)).collect(Collectors.joining("\n"));
        return "<div class=\"scroll\"><table><thead>" + row("th", grid.head()) + "</thead><tbody>\n" + rows
                + "</tbody></table></div>";
    }

    private static String row(String cell, List<String> cells) {
        return cells.stream().map(c -> Html.element(cell, "", c)).collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
