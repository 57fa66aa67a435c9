package parley.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.cli.page.HtmlReport;
import parley.cli.story.Block;
import parley.cli.story.Story;
import parley.cli.story.Words;
import parley.summit.chance.Secrets;
import parley.summit.deal.Breakdown.Part;
import parley.summit.explain.Explainer;
import parley.summit.explain.Explanation;
import parley.summit.explain.Explanation.AtTable;
import parley.summit.explain.Explanation.OnLadder;
import parley.summit.explain.Explanation.Option;
import parley.summit.explain.Move;
import parley.summit.report.RunReport;
import parley.summit.report.TableReport;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Replay;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

class WhyChapterTest {

    private static Transcript played(String scenarioId, long seed) {
        Scenario scenario = new ScenarioLibrary(Path.of("..", "scenarios")).load(scenarioId);
        Map<String, Negotiator> negotiators = new HashMap<>();
        scenario.profiles().forEach((c, p) -> negotiators.put(c, BuiltInStrategy.named(p.defaultStrategy())));
        return Session.play(scenario, seed, Secrets.open(scenario.seats()), negotiators);
    }

    private static String page(Transcript transcript) {
        List<Block> why = WhyChapter.of(transcript, (done, all) -> {});
        return HtmlReport.of(new Story(transcript, Replay.of(transcript)), why, "./parley run")
                .replace("&#39;", "'")
                .replace("&gt;", ">");
    }

    /** What the page tells of one move. */
    private static String told(String page, Move move) {
        String start = "<details><summary>Move " + move.number() + ", ";
        assertThat(page).containsOnlyOnce(start);
        String rest = page.substring(page.indexOf(start) + start.length());
        return rest.split("<details><summary>Move |<h3>|<h2", 2)[0];
    }

    @ParameterizedTest
    @CsvSource({"starter, 1", "starter, 7", "gyeongju-2025, 7"})
    void everyTableHasItsSignatureOrItsLastMoveExplained(String scenario, long seed) {
        Transcript transcript = played(scenario, seed);
        String page = page(transcript);
        DecisiveMoves decisive = DecisiveMoves.of(transcript);
        List<TableReport> tables = RunReport.of(transcript).deals();

        assertThat(decisive.signings())
                .extracting(Move::where)
                .containsExactlyInAnyOrderElementsOf(tables.stream()
                        .filter(t -> t.deal().isPresent())
                        .map(TableReport::table)
                        .toList());
        assertThat(Stream.concat(decisive.signings().stream(), decisive.refusals().stream()))
                .extracting(Move::where)
                .containsExactlyInAnyOrderElementsOf(
                        tables.stream().map(TableReport::table).toList());
        assertThat(decisive.signings())
                .allSatisfy(move -> assertThat(told(page, move)).contains(" accepts</summary>", "in all", "next best"));
        assertThat(decisive.refusals())
                .allSatisfy(move -> assertThat(told(page, move)).contains("reservation value", "next best"));
        assertThat(decisive.measures()).extracting(Move::seat).contains("CHN");
    }

    @ParameterizedTest
    @CsvSource({"starter, 7", "starter, 3"})
    void theNumbersInThePageAreThoseOfTheExplainer(String scenario, long seed) {
        Transcript transcript = played(scenario, seed);
        String page = page(transcript);
        List<Move> decisive = DecisiveMoves.of(transcript).all();

        List<Explanation> all = Explainer.of(transcript).explain(decisive::contains);

        assertThat(all).hasSameSizeAs(decisive).hasSizeGreaterThan(3);
        for (Explanation why : all) {
            String told = told(page, why.move());
            var explained = new ExplainedMove(transcript.scenario(), why);
            assertThat(told).contains("<p>" + explained.sentence() + "</p>");
            assertThat(explained.flips())
                    .isNotEmpty()
                    .allSatisfy(flip -> assertThat(told).contains("<div>" + flip + "</div>"));
            switch (why) {
                case AtTable atTable -> {
                    assertThat(told).contains(row("chosen", transcript, atTable, atTable.chosen()));
                    assertThat(told)
                            .contains(row(
                                    "next best",
                                    transcript,
                                    atTable,
                                    atTable.nextBest().orElseThrow()));
                }
                case OnLadder onLadder ->
                    assertThat(told)
                            .contains(Words.percent(
                                            onLadder.chosen().orElseThrow().probability()) + "</td>");
                case Explanation.ByTruce none -> throw new AssertionError(none);
                case Explanation.OfRedLine none -> throw new AssertionError(none);
            }
        }
    }

    /** Everything in a row of options but the words on the move. */
    private static List<String> row(String rank, Transcript transcript, AtTable why, Option option) {
        var words = new Words(transcript.scenario());
        var cells = new ArrayList<String>();
        cells.add("<th scope=\"row\">" + rank + "</th>");
        for (double utility : List.of(
                option.surplus(),
                option.worth().of(Part.WELFARE),
                option.worth().of(Part.RETALIATION),
                option.worth().of(Part.POLITICS))) {
            cells.add("<td>" + Numbers.money(words.money(why.move().seat(), utility)) + "</td>");
        }
        cells.add("<td>" + Numbers.percent(option.probability()) + "</td>");
        return cells;
    }

    @Test
    void whoWaitsHearsOfEveryMoveThatIsExplained() {
        Transcript transcript = played("starter", 7);
        int all = DecisiveMoves.of(transcript).all().size();
        var heard = new ArrayList<String>();

        WhyChapter.of(transcript, (done, of) -> heard.add(done + " of " + of));

        assertThat(heard).hasSize(all).startsWith("1 of " + all).endsWith(all + " of " + all);
    }
}
