package parley.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import parley.cli.story.Block;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.summit.explain.Explainer;
import parley.summit.explain.Explanation;
import parley.summit.explain.Move;
import parley.summit.transcript.Transcript;

/** The chapter of a report on why the moves were made on which a session turned. */
public final class WhyChapter {

    private final Map<Move, ExplainedMove> told;

    private WhyChapter(Map<Move, ExplainedMove> told) {
        this.told = told;
    }

    /**
     * Plays the session again to explain its decisive moves, each of which takes a moment.
     *
     * @param transcript of which the rules make what it says
     * @param progress hears, after each, how many are explained and how many there are
     */
    public static List<Block> of(Transcript transcript, BiConsumer<Integer, Integer> progress) {
        DecisiveMoves decisive = DecisiveMoves.of(transcript);
        List<Move> all = decisive.all();
        int[] done = {0};
        Map<Move, ExplainedMove> told =
                Explainer.of(transcript).explain(all::contains, each -> progress.accept(++done[0], all.size())).stream()
                        .collect(Collectors.toMap(Explanation::move, e -> new ExplainedMove(transcript.scenario(), e)));
        return new WhyChapter(told).blocks(decisive, Move.of(transcript).size());
    }

    private List<Block> blocks(DecisiveMoves decisive, int moves) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "Why they moved as they did"));
        blocks.add(
                new Paragraph(
                        "Each line opens: what was chosen and by what rule, what else could have been done and what it was worth, and the"
                                + " smallest changes that would have turned the decision. All of it comes from playing the session again."));
        part(blocks, "The signatures", decisive.signings());
        part(blocks, "Where nobody signed: the last refusal", decisive.refusals());
        part(blocks, "The strongest measure of each country", decisive.measures());
        blocks.add(new Paragraph(
                "This explains %d of %d moves. In the folder of this page, ./parley replay transcript.jsonl --explain lists all of them by their numbers, and with a number it explains that one."
                        .formatted(told.size(), moves)));
        return blocks;
    }

    private void part(List<Block> blocks, String title, List<Move> moves) {
        if (!moves.isEmpty()) {
            blocks.add(new Heading(Rank.PART, title));
            moves.stream().map(told::get).map(ExplainedMove::fold).forEach(blocks::add);
        }
    }
}
