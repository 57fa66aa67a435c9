package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.summit.scenario.Budget;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Project;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;

/** How a story begins: where we are, who sits with whom, and what is in force already. */
public record Opening(Scenario scenario, Words words) {

    /** The chapter. */
    public static List<Block> of(Scenario scenario) {
        return new Opening(scenario, new Words(scenario)).blocks();
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.STORY, scenario.title()));
        blocks.add(new Paragraph(scenario.summary()));
        blocks.add(new Heading(Rank.CHAPTER, "What is at stake"));
        scenario.tables().forEach(table -> blocks.addAll(table(table)));
        scenario.budgets().forEach(budget -> blocks.add(Item.of("Budget", budget(budget))));
        blocks.add(Item.of("Measures", "in force when it opens: " + ladders()));
        return blocks;
    }

    private List<Block> table(Table table) {
        var blocks = new ArrayList<Block>();
        blocks.add(Item.of(table.id(), words.table(table)));
        blocks.add(Item.of(
                "", "on the table: " + table.issues().stream().map(Issue::title).collect(Collectors.joining("; "))));
        if (!table.projects().isEmpty()) {
            blocks.add(Item.of(
                    "",
                    "plants: " + table.projects().stream().map(this::project).collect(Collectors.joining("; "))));
        }
        return blocks;
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

    private String ladders() {
        return scenario.ladders().stream().map(this::ladder).collect(Collectors.joining("; "));
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
