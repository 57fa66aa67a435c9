package parley.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import parley.cli.story.Block;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.summit.scenario.Parameter;
import parley.sweep.summit.Design;
import parley.sweep.summit.SummitPlan;

/** What came of a sweep, in pictures, sentences and numbers. */
record SweepReport(Evidence evidence, String version) {

    List<Block> blocks() {
        SummitPlan plan = evidence.plan();
        var blocks = new ArrayList<Block>(
                List.of(
                        new Heading(Rank.STORY, plan.scenario().title() + ": " + evidence.runs() + " runs"),
                        new Paragraph(about()),
                        new Paragraph(
                                "Who signs what follows from judgements, not from evidence: these are consequences of the"
                                        + " model's assumptions and of the ranges of its parameters, not forecasts that were tested.")));
        if (plan.design() != Design.RANDOM && plan.design() != Design.LHS) {
            blocks.add(new Paragraph(points()));
        }
        blocks.addAll(new DealsChapter(evidence).blocks());
        blocks.addAll(new SupplyChapter(evidence).blocks());
        blocks.addAll(new MeasuresChapter(evidence).blocks());
        blocks.addAll(new WelfareChapter(evidence).blocks());
        blocks.addAll(new UncertaintyChapter(evidence).blocks());
        return blocks;
    }

    private String about() {
        SummitPlan plan = evidence.plan();
        long open = plan.priors().open().size();
        String missing = evidence.runs() == plan.count()
                ? ""
                : " Of %d runs %d are not played yet.".formatted(plan.count(), plan.count() - evidence.runs());
        return "%s, seed %d, played by %s: %s. %d of the model's %d parameters are open, and %d draws of them were made; every country plays its default strategy.%s"
                .formatted(
                        plan.scenario().id(),
                        plan.seed(),
                        version,
                        plan.words(),
                        open,
                        Parameter.values().length,
                        evidence.draws(),
                        missing);
    }

    private String points() {
        return switch (evidence.plan().design()) {
            case SOBOL ->
                "The runs come in pairs with what lies between them, so that they are less independent than they are many: intervals of shares are too narrow.";
            case MORRIS ->
                "The runs come in walks that each keep to one luck, and are spread over the points of a design, not over what is believed of the parameters: shares and bands are over these points, and intervals of shares are too narrow.";
            case GRID, LHS, RANDOM ->
                "The runs are spread over the points of a design, not over what is believed of the parameters: shares and bands are over these points.";
        };
    }
}
