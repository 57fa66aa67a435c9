package parley.cli.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Sums;
import parley.cli.story.Words;
import parley.summit.deal.Breakdown;
import parley.summit.deal.Breakdown.Part;
import parley.summit.explain.Explanation.Level;
import parley.summit.explain.Explanation.OnLadder;
import parley.summit.explain.Rule;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;

/** Why a government chose a level of a ladder. */
record LadderPage(Scenario scenario, OnLadder why) {

    private Ladder ladder() {
        return scenario.ladders().stream()
                .filter(l -> l.id().equals(why.move().where()))
                .findFirst()
                .orElseThrow();
    }

    private String title(int level) {
        return ladder().levels().get(level).title();
    }

    String title() {
        return new Words(scenario).toward(ladder()) + ": level " + why.from() + " → " + why.to();
    }

    /** What is told below its title. */
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Paragraph(sentence()));
        blocks.add(new Paragraph(""));
        blocks.add(Item.of(
                "Pressure",
                "it feels %s of 1, in a tension of %s of 1."
                        .formatted(Numbers.plain(why.pressure()), Numbers.plain(why.tension()))));
        blocks.add(Item.of(
                "Ready",
                "to act at all with %s %%; the draw was %s."
                        .formatted(Words.percent(why.opportunity()), Numbers.plain(why.opportunityDraw()))));
        if (why.highest() < why.options().get(why.options().size() - 1).level()) {
            blocks.add(Item.of("Truce", "no level above " + why.highest() + " while it holds."));
        }
        blocks.add(new Figure(
                "The levels within reach",
                "Utility and its parts by the ladder's own scale; probabilities in per cent, once it acts. "
                        + "Concession: how likely the other side is to give in.",
                chart(),
                levels()));
        blocks.add(new Heading(Rank.PART, "What would have changed its mind"));
        flips().forEach(text -> blocks.add(new Item("·", text, Block.Tone.PLAIN)));
        return blocks;
    }

    String sentence() {
        String probability =
                why.chosen().map(level -> chance(level.probability())).orElse("what the truce leaves");
        String how = why.rule() instanceof Rule.QuantalResponse
                ? "Among the levels within reach this one had a probability of %s, and the draw of %s fell to it."
                        .formatted(probability, Numbers.plain(why.draw()))
                : "By what rule it chose is not known; the quantal response of the rules would have taken this level with %s."
                        .formatted(probability);
        return "%s goes from “%s” to “%s”. %s"
                .formatted(
                        Words.sentence(new Words(scenario).toward(ladder())), title(why.from()), title(why.to()), how);
    }

    /** Rare levels are chosen too: a draw that fell to one should not seem to have fallen to what cannot happen. */
    private static String chance(double probability) {
        String rounded = Words.percent(probability);
        return rounded.equals(Words.percent(0)) ? "less than 0.1 %" : rounded + " %";
    }

    private Sums chart() {
        return new Sums(
                "utility",
                "0",
                List.of(new Sums.Group(
                        new Words(scenario).toward(ladder()),
                        why.options().stream().map(this::bar).toList())));
    }

    private Sums.Row bar(Level level) {
        return new Sums.Row(
                level.level() + (level.level() == why.to() ? " ✓ chosen" : ""),
                Arrays.stream(Part.values())
                        .map(part ->
                                new Sums.Part(names(level, part), level.worth().of(part)))
                        .toList());
    }

    private static String names(Level level, Part part) {
        return level.worth().items().stream()
                .filter(item -> item.part() == part)
                .map(Breakdown.Item::name)
                .collect(Collectors.joining(", "));
    }

    private Grid levels() {
        var head = new ArrayList<>(List.of("level", "measure", "prob.", "concession", "utility"));
        List<Level> options = why.options();
        options.get(0).worth().items().forEach(item -> head.add(item.name()));
        return new Grid(head, options.stream().map(this::row).toList());
    }

    private List<String> row(Level level) {
        var row = new ArrayList<String>();
        row.add(String.valueOf(level.level()));
        row.add(level.title() + (level.level() == why.to() ? " ✓" : ""));
        row.add(Words.percent(level.probability()));
        row.add(Words.percent(level.concession()));
        row.add(Words.signed(level.utility()));
        for (Breakdown.Item item : level.worth().items()) {
            row.add(Words.signed(item.utility()));
        }
        return row;
    }

    List<String> flips() {
        if (!(why.rule() instanceof Rule.QuantalResponse)) {
            return List.of("That depends on the player's own rule, which nobody knows.");
        }
        var changes = new Changes(scenario, why.move());
        var sentences = new ArrayList<String>();
        why.byDraw().ifPresent(flip -> sentences.add(changes.onLadder(flip)));
        why.flips().forEach(flip -> sentences.add(changes.onLadder(flip)));
        return Changes.orNone(sentences);
    }
}
