package parley.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    private static String page(Map<String, Negotiator> changed) {
        var negotiators = new HashMap<String, Negotiator>();
        STARTER.profiles().forEach((c, p) -> negotiators.put(c, BuiltInStrategy.named(p.defaultStrategy())));
        negotiators.putAll(changed);
        Transcript transcript = Session.play(STARTER, 7, Secrets.open(STARTER.seats()), negotiators);
        return HtmlReport.of(new Story(transcript, Replay.of(transcript).worth()), "./parley run <again>");
    }

    @Test
    void needsNothingFromOutside() {
        assertThat(page(Map.of()))
                .doesNotContainPattern("(?i)https?:")
                .doesNotContainPattern("(?i)\\b(src|href)\\s*=")
                .doesNotContainPattern("(?i)url\\((?!#)")
                .doesNotContainPattern("(?i)<(script|link|iframe|object|img)\\b")
                .doesNotContain("@import");
    }

    @Test
    void hasAPictureAndItsNumbersForEveryFigure() {
        String page = page(Map.of());

        assertThat(page.split("<figure>", -1)).hasSize(7);
        assertThat(page.split("<svg ", -1)).hasSize(7);
        assertThat(page.split("aria-label=", -1)).hasSize(7);
        assertThat(page.split("</table></div></figure>", -1)).hasSize(7);
    }

    @Test
    void tellsTheStoryAndHowToPlayItAgain() {
        assertThat(page(Map.of()))
                .contains(
                        "Round 1 of 6",
                        "what Australia offered",
                        "./parley run &lt;again&gt;",
                        "Digest of the transcript");
    }

    @Test
    void whatPlayersSayIsText() {
        Negotiator loud = view -> switch (BuiltInStrategy.named("linear").decide(view)) {
            case Reply.Move move -> new Reply.Move(move.tables(), move.measures(), "<script>alert('x')</script>");
            case Reply.NoReply none -> none;
        };

        assertThat(page(Map.of("MYS", loud)))
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script");
    }
}
