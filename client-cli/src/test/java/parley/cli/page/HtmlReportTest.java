package parley.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.cli.explain.WhyChapter;
import parley.cli.story.Story;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.session.Replay;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

class HtmlReportTest {

    private static final Scenario STARTER = new ScenarioLibrary(Path.of("..", "scenarios")).load("starter");

    private static final String PAGE = page(Map.of());

    private static String page(Map<String, Negotiator> changed) {
        var negotiators = new HashMap<String, Negotiator>();
        STARTER.profiles().forEach((c, p) -> negotiators.put(c, BuiltInStrategy.named(p.defaultStrategy())));
        negotiators.putAll(changed);
        Transcript transcript = Session.play(STARTER, 7, Secrets.open(STARTER.seats()), negotiators);
        return HtmlReport.of(
                new Story(transcript, Replay.of(transcript)),
                WhyChapter.of(transcript, (done, all) -> {}),
                "./parley run <again>");
    }

    @Test
    void needsNothingFromOutside() {
        assertThat(PAGE)
                .doesNotContainPattern("(?i)https?:")
                .doesNotContainPattern("(?i)\\bsrc\\s*=")
                .doesNotContainPattern("(?i)\\bhref\\s*=\\s*\"(?!#)")
                .doesNotContainPattern("(?i)url\\((?!#)")
                .doesNotContainPattern("(?i)<(script|link|iframe|object|img)\\b")
                .doesNotContain("@import");
    }

    @Test
    void everyFigureHasASentenceAPictureThatSaysItAndItsNumbers() {
        String[] figures = PAGE.split("<figure>", -1);

        assertThat(figures).hasSizeGreaterThan(10);
        assertThat(Arrays.stream(figures).skip(1))
                .allSatisfy(figure -> assertThat(figure)
                        .containsPattern("<strong>[^<]+</strong>[^<]{20,}</figcaption>")
                        .containsOnlyOnce("<div class=\"picture\" role=\"img\"")
                        .containsPattern("role=\"img\" aria-label=\"[^\"]{40,}\"")
                        .containsPattern("<details class=\"numbers\"( open)?><summary>The numbers</summary>(?s:.*)<td")
                        .containsPattern("<th scope=\"row\">[^<]+</th>"));
    }

    @Test
    void nothingInAPictureTakesTheKeyboard() {
        assertThat(Arrays.stream(PAGE.split("role=\"img\"", -1)).skip(1))
                .allSatisfy(part -> assertThat(part.substring(0, part.indexOf("</figure>"))
                                .split("</div>\\s*(</div>)?\\s*(<ul|<details)", 2)[0])
                        .doesNotContain("tabindex", "<a ", "<button", "<summary"));
    }

    @Test
    void whatIsWiderThanTheScreenCanBeMovedByKeyboard() {
        assertThat(PAGE.split("<div class=\"scroll\"", -1))
                .hasSizeGreaterThan(18)
                .satisfies(parts -> assertThat(Arrays.stream(parts).skip(1))
                        .allMatch(part -> part.startsWith(" tabindex=\"0\" role=\"region\" aria-label=\"")));
    }

    @Test
    void everyColourOfAStretchHasALetterOrAPatternToo() {
        assertThat(PAGE)
                .contains(".d1 { fill: url(#hatch-orange)", ".d2 { fill: url(#dots)", ".d3 { fill: url(#crosses)")
                .contains(".p1 { fill: url(#hatch-orange)", ".p2 { fill: url(#dots-green)")
                .contains("id=\"hatch-orange\"", "id=\"dots\"", "id=\"dots-green\"", "id=\"crosses\"")
                .containsPattern("class=\"in l[1-5]t\"[^>]*>[1-5]</text>");
    }

    @Test
    void theMapHasEveryCountryAndALineForEveryTable() {
        String map = PAGE.split("<figure>", -1)[2];

        assertThat(map).contains("At the end of the summit", "Deals of 3 tables: ");
        assertThat(map.split("<circle class=\"country\"", -1))
                .hasSize(STARTER.countries().size() + 1);
        assertThat(map.split("<path class=\"deal [a-z]+\" d=\"M[^\"]*Q", -1))
                .hasSize(STARTER.tables().size() + 1);
    }

    @Test
    void theMapExplainsTheLetterOfEveryControl() {
        String map = PAGE.split("<figure>", -1)[1];

        assertThat(map)
                .contains("<text class=\"letter acts\" text-anchor=\"middle\"")
                .contains("<li><b>A</b> China&#39;s Announcement No. 18")
                .contains("toward all; <em>in force since 4 April 2025</em>");
    }

    @Test
    void concessionsAreSharesOfTheBestOnTheMenu() {
        assertThat(PAGE)
                .contains("Concessions: what each side&#39;s own offers were worth to it")
                .containsPattern("<th scope=\"row\">USA-CHN: China</th><td>\\+[0-9.]+</td><td>100</td>");
    }

    @Test
    void leadsByKeyToEveryChapter() {
        String page = PAGE;

        assertThat(page.split("<li><a href=\"#c", -1)).hasSameSizeAs(page.split("<h2 id=\"c", -1));
    }

    @Test
    void tellsTheStoryAndHowToPlayItAgain() {
        assertThat(PAGE)
                .contains(
                        "Round 1 of 6",
                        "what the United States offered",
                        "./parley run &lt;again&gt;",
                        "Digest of the transcript");
    }

    @Test
    void whatPlayersSayIsText() {
        Negotiator loud = view -> switch (BuiltInStrategy.named("linear").decide(view)) {
            case Reply.Move move ->
                new Reply.Move(move.tables(), move.measures(), move.redLines(), "<script>alert('x')</script>");
            case Reply.NoReply none -> none;
        };

        assertThat(page(Map.of("MYS", loud)))
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script");
    }
}
