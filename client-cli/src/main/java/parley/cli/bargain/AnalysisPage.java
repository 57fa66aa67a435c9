package parley.cli.bargain;

import java.util.ArrayList;
import java.util.List;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Opposition;
import parley.bargaining.analysis.Solution;
import parley.cli.story.Block;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;

/** What could be agreed, in tables. */
record AnalysisPage(Bargain bargain) {

    List<Block> blocks() {
        var told = new Told(bargain);
        Frontier frontier = bargain.frontier();
        List<Block> blocks = new ArrayList<>(List.of(
                new Heading(Rank.STORY, bargain.title()),
                told.about(),
                new Paragraph("Opposition " + Told.number(Opposition.level(bargain.space()))
                        + " (0: one outcome is best for all); " + Told.percent(Opposition.conflict(bargain.space()))
                        + " of the pairs of outcomes are ordered oppositely; "
                        + Told.percent(bargain.space().rationalFraction())
                        + " of the outcomes are better for all than no agreement.")));
        if (frontier.size() == 0) {
            blocks.add(new Paragraph("No outcome is at least as good for everybody as no agreement."));
            return blocks;
        }
        List<Told.Row> rows = new ArrayList<>();
        for (Solution solution : Solution.values()) {
            rows.addAll(Told.rows(solution, solution.on(frontier)));
        }
        blocks.add(new Heading(Rank.PART, "Solutions"));
        blocks.add(told.grid("the most of", rows));
        blocks.add(new Heading(Rank.PART, "Pareto frontier: " + frontier.size() + " outcomes, by their sum"));
        List<Told.Row> best = best(frontier);
        blocks.add(told.grid("rank", best));
        if (best.size() < frontier.size()) {
            blocks.add(new Paragraph("and " + (frontier.size() - best.size()) + " more, which --json has."));
        }
        rows.addAll(best);
        blocks.add(new Heading(Rank.PART, "Outcomes"));
        blocks.addAll(told.outcomes(rows));
        return blocks;
    }

    private static List<Told.Row> best(Frontier frontier) {
        List<Told.Row> rows = new ArrayList<>();
        for (int rank = 0; rank < Math.min(Told.MOST_ROWS, frontier.size()); rank++) {
            rows.add(new Told.Row(String.valueOf(rank + 1), frontier.space().point(frontier.outcome(rank))));
        }
        return rows;
    }
}
