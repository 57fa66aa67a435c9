package parley.cli.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.summit.scenario.Budget;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Project;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;

/** How a story begins: where we are, who sits with whom, and what is in force already. */
public record Opening(Scenario scenario, Words words) {

    /** How many of its blocks come before its first chapter: the title and what it is about. */
    static final int HEAD = 2;

    /** The chapter. */
    public static List<Block> of(Scenario scenario) {
        return new Opening(scenario, new Words(scenario)).blocks();
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.STORY, scenario.title()));
        blocks.add(new Paragraph(scenario.summary()));
        blocks.add(new Heading(Rank.CHAPTER, "What is at stake"));
        blocks.addAll(tables());
        scenario.budgets().forEach(budget -> blocks.add(Item.of("Budget", budget(budget))));
        blocks.add(Item.of("Measures", "in force when it opens: " + ladders()));
        return blocks;
    }

    private List<Block> tables() {
        var blocks = new ArrayList<Block>();
        var told = new HashSet<List<String>>();
        for (Table table : scenario.tables()) {
            blocks.add(Item.of(table.id(), words.table(table)));
            List<String> titles = table.issues().stream().map(Issue::title).toList();
            if (told.add(titles)) {
                blocks.add(Item.of("", "on the table: " + String.join("; ", titles)));
            }
            if (!table.projects().isEmpty()) {
                blocks.add(Item.of("", "plants: " + join(table.projects(), this::project)));
            }
            blocks.addAll(before(table));
        }
        return blocks;
    }

    /** What was signed, and what was ruled out, before the summit. */
    private List<Block> before(Table table) {
        var blocks = new ArrayList<Block>();
        scenario.openingDeal(table.id())
                .ifPresent(d -> blocks.add(Item.of(
                        "", "in force already: %s, signed on %s".formatted(d.title(), words.date(d.signed())))));
        scenario.redLines().stream()
                .filter(l -> scenario.has(Mechanism.RED_LINES) && l.table().equals(table.id()))
                .forEach(l ->
                        blocks.add(Item.of("", "a red line of %s: %s".formatted(words.the(l.country()), l.title()))));
        return blocks;
    }

    private static <T> String join(List<T> things, Function<T, String> words) {
        return things.stream().map(words).collect(Collectors.joining("; "));
    }

    private String project(Project project) {
        return "%s (%,.0f t a year of %s)"
                .formatted(
                        project.name(),
                        project.capacity(),
                        scenario.markets().stream()
                                .filter(m -> m.id().equals(project.market()))
                                .map(m -> m.name())
                                .findFirst()
                                .orElse(project.market()));
    }

    private String budget(Budget budget) {
        return "%s can commit US$ %s bn over all its deals"
                .formatted(words.the(budget.country()), String.format(Locale.ROOT, "%.1f", budget.limit()));
    }

    /** Ladders at level 0 are named together. */
    private String ladders() {
        List<Ladder> acting =
                scenario.ladders().stream().filter(l -> l.openingLevel() > 0).toList();
        String quiet = Words.list(scenario.ladders().stream()
                .filter(l -> l.openingLevel() == 0)
                .map(words::toward)
                .toList());
        return join(acting, this::ladder) + (quiet.isEmpty() ? "" : "; none so far: " + quiet);
    }

    private String ladder(Ladder ladder) {
        String level = ladder.levels().get(ladder.openingLevel()).title();
        String announced = ladder.announcedLevel().isPresent()
                ? ", with the threat of "
                        + ladder.levels()
                                .get(ladder.announcedLevel().getAsInt())
                                .title()
                : "";
        return words.toward(ladder) + ": " + level + announced;
    }
}
