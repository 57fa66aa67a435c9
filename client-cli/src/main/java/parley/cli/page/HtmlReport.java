package parley.cli.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parley.cli.story.Block;
import parley.cli.story.Story;

/** The report of a run as one page. */
public final class HtmlReport {

    private static final Pattern NUMBER = Pattern.compile("[+−]?\\d[\\d.]*e[+−]?\\d+");
    private static final int SHORT = 12;
    private static final String BULLET = "·";

    private final List<Block> blocks;

    private HtmlReport(List<Block> blocks) {
        this.blocks = blocks;
    }

    /**
     * The page.
     *
     * @param why a chapter on why moves were made; empty for none
     * @param again the command that plays the same once more
     */
    public static String of(Story story, List<Block> why, String again) {
        var report = story.report();
        return page(
                "Parley: " + report.scenario() + ", seed " + report.seed(),
                story.page(why),
                List.of(
                        Html.escape("Scenario " + report.scenario() + ", seed " + report.seed()
                                        + ". To play the same once more: ")
                                + Html.element("code", "", again),
                        "Digest of the transcript: " + Html.element("code", "", report.digest())));
    }

    /** The page of a negotiation, with the command that plays the same once more. */
    public static String of(String title, List<Block> blocks, String again) {
        return page(
                "Parley: " + title, blocks, List.of("To play the same once more: " + Html.element("code", "", again)));
    }

    private static String page(String title, List<Block> blocks, List<String> footer) {
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
                %s%s
                <footer>
                %s
                </footer>
                </body>
                </html>
                """.formatted(
                        Html.escape(title),
                        StyleSheet.TEXT,
                        StyleSheet.PATTERNS,
                        new HtmlReport(blocks).body(),
                        footer.stream().map(line -> "<p>" + line + "</p>").collect(Collectors.joining("\n")));
    }

    private String body() {
        String all = IntStream.range(0, blocks.size()).mapToObj(this::block).collect(Collectors.joining("\n"));
        int start = all.indexOf("<h2");
        return start < 0
                ? "<main>" + all + "</main>"
                : "<main>" + all.substring(0, start) + contents() + all.substring(start) + "</main>";
    }

    private String contents() {
        return IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i) instanceof Block.Heading h && h.rank() == Block.Rank.CHAPTER)
                .mapToObj(i -> "<li><a href=\"#c" + i + "\">" + Html.escape(((Block.Heading) blocks.get(i)).text())
                        + "</a></li>")
                .collect(Collectors.joining("\n", "<nav aria-label=\"Chapters\"><ol>\n", "</ol></nav>\n"));
    }

    private String block(int number) {
        return switch (blocks.get(number)) {
            case Block.Heading heading -> heading(heading, number);
            case Block.Figure figure -> figure(figure, "<details class=\"numbers\">");
            case Block.Fold fold -> fold(fold, fold.title());
            case Block.Grid grid -> grid(grid, "Numbers");
            case Block.Paragraph paragraph -> paragraph(paragraph);
            case Block.Item item -> item(item);
        };
    }

    /** Whoever opened a fold has asked for its numbers. */
    private static String inside(Block block, String name) {
        return switch (block) {
            case Block.Heading heading -> Html.element("h4", "", heading.text());
            case Block.Figure figure -> figure(figure, "<details class=\"numbers\" open>");
            case Block.Fold fold -> fold(fold, name + ": " + fold.title());
            case Block.Grid grid -> grid(grid, name);
            case Block.Paragraph paragraph -> paragraph(paragraph);
            case Block.Item item -> item(item);
        };
    }

    /** One without text parts lines of a terminal. */
    private static String paragraph(Block.Paragraph paragraph) {
        return paragraph.text().isEmpty() ? "" : Html.element("p", "", paragraph.text());
    }

    private static String heading(Block.Heading heading, int number) {
        return switch (heading.rank()) {
            case STORY -> Html.element("h1", "", heading.text());
            case CHAPTER -> "<h2 id=\"c" + number + "\">" + Html.escape(heading.text()) + "</h2>";
            case PART -> Html.element("h3", "", heading.text());
        };
    }

    private static String item(Block.Item item) {
        String tone = item.tone().name().toLowerCase(Locale.ROOT);
        String bullet = BULLET.equals(item.label()) ? " bullet" : "";
        return Html.open("div", "item " + tone + bullet) + Html.element("div", "label", item.label())
                + Html.element("div", "", item.text()) + "</div>";
    }

    private static String figure(Block.Figure figure, String numbers) {
        String more = figure.more().stream()
                .map(f -> fold(f, figure.title() + ": " + f.title()))
                .collect(Collectors.joining());
        return "<figure><figcaption>" + Html.element("strong", "", figure.title()) + Html.escape(figure.sentence())
                + "</figcaption>\n" + picture(figure)
                + "\n" + numbers + "<summary>The numbers</summary>"
                + grid(figure.numbers(), figure.title() + ": numbers") + more + "</details></figure>";
    }

    /** One picture for those who cannot see it, however many parts it has. */
    private static String picture(Block.Figure figure) {
        Drawing drawing = Picture.of(figure.chart());
        String picture = "<div class=\"picture\" role=\"img\" aria-label=\""
                + Html.escape(figure.title() + ". " + figure.sentence()) + "\">\n" + drawing.html() + "</div>";
        return (drawing.wide() ? scroll(figure.title(), picture) : picture) + drawing.notes();
    }

    private static String fold(Block.Fold fold, String name) {
        return fold.blocks().stream()
                .map(block -> inside(block, name))
                .collect(Collectors.joining(
                        "\n", "<details><summary>" + Html.escape(fold.title()) + "</summary>", "</details>"));
    }

    /** What is wider than a narrow screen can be moved under it, by keyboard too. */
    private static String scroll(String name, String content) {
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + Html.escape(name) + "\">"
                + content + "</div>";
    }

    private static String grid(Block.Grid grid, String name) {
        String head = IntStream.range(0, grid.head().size())
                .mapToObj(column -> head(grid, column))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
        String rows = grid.rows().stream().map(HtmlReport::row).collect(Collectors.joining("\n"));
        return scroll(name, "<table><thead>" + head + "</thead><tbody>\n" + rows + "</tbody></table>");
    }

    /** A title stands above its words as above its numbers. */
    private static String head(Block.Grid grid, int column) {
        boolean words = grid.rows().stream().anyMatch(r -> !style(r.get(column)).isEmpty());
        return "<th scope=\"col\"" + (words ? " class=\"word\">" : ">")
                + Html.escape(grid.head().get(column)) + "</th>";
    }

    private static String row(List<String> cells) {
        String name = "<th scope=\"row\">" + Html.escape(cells.get(0)) + "</th>";
        return cells.stream()
                .skip(1)
                .map(c -> Html.element("td", style(c), c))
                .collect(Collectors.joining("", "<tr>" + name, "</tr>"));
    }

    private static String style(String cell) {
        boolean text = cell.codePoints().anyMatch(Character::isLetter)
                && !NUMBER.matcher(cell).matches();
        return !text ? "" : cell.length() <= SHORT ? "word" : "words";
    }
}
