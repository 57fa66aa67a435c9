package parley.cli.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;

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
        blocks.add(new Heading(Rank.CHAPTER, "The tables"));
        scenario.tables().stream().filter(t -> t.kind() == TableKind.TRUCE).forEach(t -> {
            blocks.add(Item.of(t.id(), Words.sentence(words.table(t)) + ". On the table: " + titles(t.issues()) + "."));
            before(t).ifPresent(text -> blocks.add(Item.of("", text)));
        });
        issues().ifPresent(blocks::add);
        deals().forEach(t -> blocks.add(Item.of(t.id(), deal(t))));
        scenario.budgets().forEach(budget -> blocks.add(Item.of("Budget", Words.sentence(budget(budget)) + ".")));
        blocks.add(Item.of("Measures", "In force when it opens: " + ladders() + "."));
        new Decrees(scenario, words, List.of()).opening().ifPresent(blocks::add);
        return blocks;
    }

    private List<Table> deals() {
        return scenario.tables().stream()
                .filter(t -> t.kind() == TableKind.DEAL)
                .toList();
    }

    private static String titles(List<Issue> issues) {
        return issues.stream().map(Words::brief).collect(Collectors.joining(", "));
    }

    /** Said once: what all deals can settle, and what only some can. */
    private Optional<Item> issues() {
        List<Issue> all = deals().stream()
                .flatMap(t -> t.issues().stream())
                .collect(Collectors.toMap(Issue::title, i -> i, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        Map<Boolean, List<Issue>> everywhere = all.stream()
                .collect(Collectors.partitioningBy(i -> deals().stream()
                        .allMatch(
                                t -> t.issues().stream().anyMatch(o -> o.title().equals(i.title())))));
        List<Issue> some = everywhere.getOrDefault(false, List.of());
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of(
                        "Deals",
                        "A minerals deal settles %s%s. What an offer does not name is at nothing.%s"
                                .formatted(
                                        titles(everywhere.getOrDefault(true, List.of())),
                                        some.isEmpty() ? "" : "; at some tables also " + titles(some),
                                        buyer().map(b -> " At each of these tables " + words.the(b) + " buys.")
                                                .orElse(""))));
    }

    private String deal(Table table) {
        List<String> markets = table.projects().stream()
                .map(p -> words.marketInside(p.market()))
                .distinct()
                .toList();
        int number = table.projects().size();
        String plants = markets.isEmpty()
                ? " hosts no plant"
                : " hosts %d %s for %s".formatted(number, number == 1 ? "plant" : "plants", Words.list(markets));
        String buys = buyer().isPresent() ? "" : words.the(table.buyer()) + " buys, ";
        return Words.sentence(buys + words.the(table.host()) + plants) + "."
                + before(table).map(text -> " " + text).orElse("");
    }

    /** Who buys at all tables for deals. */
    private Optional<String> buyer() {
        List<String> buyers = deals().stream().map(Table::buyer).distinct().toList();
        return buyers.size() == 1 ? Optional.of(buyers.get(0)) : Optional.empty();
    }

    /** What was signed, and what was ruled out, before the summit. */
    private Optional<String> before(Table table) {
        var parts = new ArrayList<String>();
        scenario.openingDeal(table.id())
                .ifPresent(d ->
                        parts.add("In force already: %s, signed on %s.".formatted(d.title(), words.date(d.signed()))));
        scenario.redLines().stream()
                .filter(l -> scenario.has(Mechanism.RED_LINES) && l.table().equals(table.id()))
                .forEach(l -> parts.add("A red line of %s: %s.".formatted(words.the(l.country()), l.title())));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private static <T> String join(List<T> things, Function<T, String> words) {
        return things.stream().map(words).collect(Collectors.joining("; "));
    }

    private String budget(Budget budget) {
        return "%s can commit US$ %s bn over all its deals"
                .formatted(words.the(budget.country()), String.format(Locale.ROOT, "%.1f", budget.limit()));
    }

    /** Ladders at level 0 are counted. */
    private String ladders() {
        List<Ladder> acting =
                scenario.ladders().stream().filter(l -> l.openingLevel() > 0).toList();
        int quiet = scenario.ladders().size() - acting.size();
        return (acting.isEmpty() ? "none" : join(acting, this::ladder))
                + (quiet == 0 || acting.isEmpty() ? "" : "; none so far on %d other ladders".formatted(quiet));
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
