package parley.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import parley.cli.story.Block;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Words;
import parley.summit.explain.Explanation;
import parley.summit.explain.Explanation.ByTruce;
import parley.summit.explain.Explanation.OfRedLine;
import parley.summit.explain.Move;
import parley.summit.scenario.Scenario;

/** One explanation, for people. */
public record ExplainedMove(Scenario scenario, Explanation explanation) {

    /** All of it, its title and a sentence first. */
    public List<Block> blocks() {
        return Stream.concat(Stream.of(new Heading(Rank.CHAPTER, title())), untitled().stream())
                .toList();
    }

    /** The same for who asks. */
    Fold fold() {
        return new Fold(title(), untitled());
    }

    private String title() {
        Move move = explanation.move();
        String what = switch (explanation) {
            case Explanation.AtTable why -> new TablePage(scenario, why).title();
            case Explanation.OnLadder why -> new LadderPage(scenario, why).title();
            case ByTruce why -> move.where() + ": " + MoveList.what(move.kind());
            case OfRedLine why ->
                move.where() + ": " + new Words(scenario).country(move.seat()) + ", " + MoveList.what(move.kind());
        };
        return "Move " + move.number() + ", " + MoveList.when(move) + ", " + what;
    }

    private List<Block> untitled() {
        return switch (explanation) {
            case Explanation.AtTable why -> new TablePage(scenario, why).blocks();
            case Explanation.OnLadder why -> new LadderPage(scenario, why).blocks();
            case ByTruce why -> List.of(new Paragraph(sentence()));
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

    private List<Block> redLine(OfRedLine why) {
        var blocks = new ArrayList<Block>();
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
