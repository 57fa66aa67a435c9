package parley.cli.explain;

import java.util.ArrayList;
import java.util.List;
import parley.cli.story.Block;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Words;
import parley.summit.explain.Explanation;
import parley.summit.explain.Explanation.ByTruce;
import parley.summit.explain.Explanation.OfRedLine;
import parley.summit.scenario.Scenario;

/** One explanation, for people. */
public record ExplainedMove(Scenario scenario, Explanation explanation) {

    /** All of it, a sentence first. */
    public List<Block> blocks() {
        return switch (explanation) {
            case Explanation.AtTable why -> new TablePage(scenario, why).blocks();
            case Explanation.OnLadder why -> new LadderPage(scenario, why).blocks();
            case ByTruce why -> List.of(heading("step back for a truce"), new Paragraph(sentence()));
            case OfRedLine why -> redLine(why);
        };
    }

    /** Why the move was made, in a sentence or two. */
    public String sentence() {
        return switch (explanation) {
            case Explanation.AtTable why -> new TablePage(scenario, why).sentence();
            case Explanation.OnLadder why -> new LadderPage(scenario, why).sentence();
            case ByTruce why ->
                "Nobody chose this: the truce signed at %s takes the ladder back from level %d to %d."
                        .formatted(why.table(), why.from(), why.to());
            case OfRedLine why -> redLineSentence(why);
        };
    }

    /** What would have changed it, in sentences. */
    public List<String> flips() {
        return switch (explanation) {
            case Explanation.AtTable why -> new TablePage(scenario, why).flips();
            case Explanation.OnLadder why -> new LadderPage(scenario, why).flips();
            case ByTruce why -> List.of();
            case OfRedLine why ->
                why
                        .flip()
                        .map(f -> "It would be otherwise if the cost of crossing were %s instead of %s."
                                .formatted(Numbers.plain(f.enough()), Numbers.plain(f.now())))
                        .stream()
                        .toList();
        };
    }

    private Heading heading(String what) {
        return new Heading(
                Rank.CHAPTER,
                "Move " + explanation.move().number() + ", " + MoveList.when(explanation.move()) + ", "
                        + explanation.move().where() + ": "
                        + new Words(scenario).country(explanation.move().seat()) + ", "
                        + what);
    }

    private List<Block> redLine(OfRedLine why) {
        var blocks = new ArrayList<Block>();
        blocks.add(heading("red line"));
        blocks.add(new Paragraph(redLineSentence(why)));
        flips().forEach(text -> blocks.add(new Paragraph(text)));
        return blocks;
    }

    private String redLineSentence(OfRedLine why) {
        var words = new Words(scenario);
        String seat = why.move().seat();
        String beyond = why.beyond()
                .map(o -> "the best beyond it is worth US$ %s bn, with the cost counted"
                        .formatted(Numbers.money(words.money(seat, o.surplus()))))
                .orElse("beyond it nothing on its menu is worth having");
        return "%s %s “%s”. To sign beyond it costs as much as US$ %s bn at home: the best deal within it is worth %s, %s."
                .formatted(
                        Words.sentence(words.the(seat)),
                        why.before() ? "had said before the summit:" : "says in public:",
                        why.line().title(),
                        Numbers.plain(words.money(seat, why.cost())),
                        Numbers.money(words.money(seat, why.within().surplus())),
                        beyond);
    }
}
