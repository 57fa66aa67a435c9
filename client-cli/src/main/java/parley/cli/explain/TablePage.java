package parley.cli.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Sums;
import parley.cli.story.Words;
import parley.summit.deal.Breakdown;
import parley.summit.deal.Breakdown.Part;
import parley.summit.explain.Explanation.Aspiration;
import parley.summit.explain.Explanation.AtTable;
import parley.summit.explain.Explanation.Option;
import parley.summit.explain.Flip;
import parley.summit.explain.Move;
import parley.summit.explain.Rule;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.seat.TableAction;

/** Why a seat did what it did at a table. */
record TablePage(Scenario scenario, AtTable why) {

    private static final double NOTHING = 1e-12;

    private Words words() {
        return new Words(scenario);
    }

    private Table table() {
        return scenario.table(why.move().where()).orElseThrow();
    }

    private String who() {
        return words().the(why.move().seat());
    }

    private Changes changes() {
        return new Changes(scenario, why.move());
    }

    private double money(double utility) {
        return words().money(why.move().seat(), utility);
    }

    String title() {
        String over = why.move().kind() == Move.Kind.OVER_BUDGET ? ", over its budget" : "";
        return table().id() + ": " + who() + " " + briefly(why.chosen().action()) + over;
    }

    private String briefly(TableAction action) {
        String refuses = answered().isPresent() ? "refuses and " : "";
        return switch (action) {
            case TableAction.Accept accept -> "accepts";
            case TableAction.Offer offer -> refuses + "makes an offer";
            case TableAction.Wait wait -> refuses + "waits";
            case TableAction.Walk walk -> refuses + "walks away";
        };
    }

    /** What is told below its title. */
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Paragraph(sentence()));
        blocks.add(new Paragraph(""));
        rest(blocks);
        return blocks;
    }

    private void rest(List<Block> blocks) {
        answered().ifPresent(deal -> blocks.add(Item.of("The offer", words().offer(table(), deal))));
        blocks.add(Item.of("Rule", rule()));
        blocks.add(Item.of("No deal", Words.sentence(fallback())));
        why.expectations()
                .ifPresent(w -> blocks.add(Item.of(
                        "Expects",
                        "of China a quiet year with %s %%, slow licences with %s %%, a ban with %s %%; shadow prices are weighted so."
                                .formatted(
                                        Words.percent(w.quiet()), Words.percent(w.slow()), Words.percent(w.ban())))));
        blocks.add(new Figure(
                "What it could do",
                "Worth over no deal in US$ bn: what the surplus would be worth as money. Probability in per cent.",
                chart(),
                grid()));
        worth().ifPresent(grid -> blocks.add(
                new Fold("What the deal is worth to it, item by item", List.of(new Paragraph(added()), grid))));
        blocks.add(new Heading(Rank.PART, "What would have changed its mind"));
        flips().forEach(text -> blocks.add(new Item("·", text, Block.Tone.PLAIN)));
    }

    /** Why, in a sentence or two. */
    String sentence() {
        Option chosen = why.chosen();
        String did = Words.sentence(who()) + " " + verb(chosen.action());
        return did + because(chosen);
    }

    private String verb(TableAction action) {
        return switch (action) {
            case TableAction.Accept accept -> "accepts";
            case TableAction.Offer offer -> "offers: " + words().offer(table(), offer.deal());
            case TableAction.Wait wait -> "waits";
            case TableAction.Walk walk -> "walks away";
        };
    }

    private String because(Option chosen) {
        if (why.aspiration().isEmpty()) {
            return chosen.deal().isPresent()
                    ? ". That is worth as much as %s to it; by what rule it chose is not known."
                            .formatted(Words.bn(money(chosen.surplus())))
                    : ". By what rule it chose is not known.";
        }
        Aspiration asked = why.aspiration().get();
        if (asked.best() <= 0) {
            return ": nothing on its menu is worth more to it than no deal.";
        }
        String least = Numbers.money(money(asked.threshold()));
        return switch (chosen.action()) {
            case TableAction.Accept accept ->
                ": the offer is worth US$ %s bn to it, and in turn %d of %d it asks for no more than %s."
                        .formatted(Numbers.money(money(chosen.surplus())), asked.turn() + 1, asked.turns(), least);
            case TableAction.Offer offer ->
                ". In turn %d of %d it asks for US$ %s bn (its best deal is worth %s), and of its menu this comes closest from above: %s."
                        .formatted(
                                asked.turn() + 1,
                                asked.turns(),
                                least,
                                Numbers.money(money(asked.best())),
                                Numbers.money(money(chosen.surplus())));
            case TableAction.Wait wait ->
                ": nothing that it could pay reaches the US$ %s bn it asks for.".formatted(least);
            case TableAction.Walk walk -> ".";
        };
    }

    private String rule() {
        return switch (why.rule()) {
            case Rule.Strategy s ->
                s.strategy()
                        + (s.recorded()
                                ? ", as the transcript records"
                                : ", recognised: it does what this one does in all " + s.turns() + " turns")
                        + (isCertain() ? "; nothing is left to chance" : "");
            case Rule.QuantalResponse q -> "quantal response";
            case Rule.Unknown u -> "not known; the worth of deals is that of the rules, the choice is the player's own";
        };
    }

    private boolean isCertain() {
        double p = why.chosen().probability().orElse(-1);
        return p == 1;
    }

    private String fallback() {
        return why.opening().isPresent()
                ? "the deal in force goes on, which counts as 0: the reservation value"
                : "worth 0, the reservation value";
    }

    /** What a seat could do, and how it ranks; without a word for the rest. */
    private record Ranked(String rank, Option option) {}

    private List<Ranked> options() {
        var options = new ArrayList<Ranked>();
        options.add(new Ranked("chosen", why.chosen()));
        why.nextBest().ifPresent(next -> options.add(new Ranked("next best", next)));
        why.others().stream()
                .sorted(Comparator.comparingDouble(Option::surplus).reversed())
                .forEach(o -> options.add(new Ranked("", o)));
        return options;
    }

    /** The offer that it had to answer, if there was one. */
    private Optional<Deal> answered() {
        return options().stream()
                .map(Ranked::option)
                .filter(o -> o.action() instanceof TableAction.Accept)
                .flatMap(o -> o.deal().stream())
                .findFirst();
    }

    private Sums chart() {
        return new Sums(
                "US$ bn",
                "no deal",
                List.of(new Sums.Group(
                        words().country(why.move().seat()) + " at " + table().id(),
                        options().stream().map(this::bar).toList())));
    }

    private Sums.Row bar(Ranked ranked) {
        Option option = ranked.option();
        String name = ranked.rank().isEmpty() ? "" : ranked.rank() + ": ";
        return new Sums.Row(
                name + word(option.action()),
                Arrays.stream(Part.values())
                        .map(part -> new Sums.Part(
                                Changes.part(part), money(option.worth().of(part))))
                        .toList(),
                Numbers.money(money(option.surplus())));
    }

    private Grid grid() {
        return new Grid(
                List.of("rank", "move", "worth", "material", "China", "politics", "commits", "prob."),
                options().stream().map(this::row).toList());
    }

    private List<String> row(Ranked ranked) {
        Option option = ranked.option();
        Breakdown worth = option.worth();
        return List.of(
                ranked.rank(),
                brief(option.action()),
                Numbers.money(money(option.surplus())),
                Numbers.money(money(worth.of(Part.WELFARE))),
                Numbers.money(money(worth.of(Part.RETALIATION))),
                Numbers.money(money(worth.of(Part.POLITICS))),
                Numbers.plain(option.commits()),
                Numbers.percent(option.probability()));
    }

    private String brief(TableAction action) {
        return word(action) + (action instanceof TableAction.Offer offer ? difference(offer.deal()) : "");
    }

    private static String word(TableAction action) {
        return switch (action) {
            case TableAction.Accept accept -> "accept";
            case TableAction.Offer offer -> "offer";
            case TableAction.Wait wait -> "wait";
            case TableAction.Walk walk -> "walk away";
        };
    }

    /** By how many terms an offer differs from the deal that was chosen; all terms of that stand above. */
    private String difference(Deal deal) {
        if (why.chosen().deal().isEmpty()) {
            return ": " + words().offer(table(), deal);
        }
        String changes = words().changes(table(), why.chosen().deal().get(), deal);
        return changes.isEmpty() ? ": the same terms" : " with " + changes;
    }

    private Optional<Grid> worth() {
        Breakdown worth = weighed().worth();
        List<List<String>> rows = worth.items().stream()
                .filter(item -> Math.abs(item.utility()) > NOTHING)
                .map(this::row)
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Grid(List.of("part", "item", "amount", "unit", "× price", "= US$ bn"), rows));
    }

    /** The deal that was chosen, or else what it could have accepted or offered instead. */
    private Option weighed() {
        return why.chosen().deal().isPresent() ? why.chosen() : why.nextBest().orElse(why.chosen());
    }

    private String added() {
        boolean chosen = why.chosen().deal().isPresent();
        return (chosen ? "The deal that was chosen" : "The next best deal")
                + ". Prices of tonnes and money are US$ bn a unit, those of politics are political value.";
    }

    private List<String> row(Breakdown.Item item) {
        return List.of(
                part(item.part()),
                title(item.name()) + item.market().map(m -> ", " + m).orElse(""),
                Numbers.plain(item.amount()),
                item.unit(),
                Numbers.plain(item.price()),
                Numbers.money(money(item.utility())));
    }

    /** At a truce table items are issues. */
    private String title(String name) {
        return table().issues().stream()
                .filter(i -> i.id().equals(name))
                .map(Issue::title)
                .findFirst()
                .orElse(name);
    }

    private static String part(Part part) {
        return switch (part) {
            case WELFARE -> "material";
            case RETALIATION -> "China";
            case POLITICS -> "politics";
        };
    }

    List<String> flips() {
        if (why.aspiration().isEmpty()) {
            return List.of("That depends on the player's own rule, which nobody knows.");
        }
        var sentences = new ArrayList<String>();
        for (Flip<TableAction> flip : why.flips()) {
            sentences.add(changes().atTable(flip));
        }
        why.toAccept()
                .filter(flip -> !why.flips().contains(flip))
                .ifPresent(flip -> sentences.add("To accept: " + changes().atTable(flip)));
        why.term().ifPresent(flip -> sentences.add(changes().atTable(flip)));
        return Changes.orNone(sentences);
    }
}
