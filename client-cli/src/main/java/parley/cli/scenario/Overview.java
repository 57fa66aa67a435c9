package parley.cli.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parley.cli.story.Block;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Words;
import parley.summit.scenario.Country;
import parley.summit.scenario.Figure;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Market;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;

/** What a scenario is made of. */
record Overview(Scenario scenario, Words words) {

    static List<Block> of(Scenario scenario) {
        return new Overview(scenario, new Words(scenario)).blocks();
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.STORY, scenario.title()));
        blocks.add(new Paragraph(scenario.summary()));
        blocks.add(chapter("Countries"));
        blocks.add(countries());
        blocks.add(chapter("Markets, flows of 2024"));
        blocks.add(markets());
        blocks.add(chapter("Tables"));
        scenario.tables().forEach(table -> blocks.addAll(table(table)));
        blocks.add(chapter("Ladders of measures"));
        scenario.ladders().forEach(ladder -> blocks.add(Item.of(ladder.id(), ladder(ladder))));
        blocks.add(chapter("Calendar"));
        scenario.calendar()
                .forEach(e -> blocks.add(Item.of("Round " + e.round(), words.day(e.round()) + ": " + e.title())));
        scenario.controls().forEach(c -> blocks.add(Item.of(c.effective().toString(), c.title())));
        blocks.add(chapter("Where the numbers come from"));
        blocks.add(grades());
        return blocks;
    }

    private static Heading chapter(String title) {
        return new Heading(Rank.CHAPTER, title);
    }

    private Grid countries() {
        return new Grid(
                List.of("", "name", "GDP, US$ bn", "US tariff, %", "plays unless told otherwise"),
                scenario.countries().stream().map(Overview::country).toList());
    }

    private static List<String> country(Country country) {
        return country.profile()
                .map(p -> List.of(
                        country.code(),
                        country.name(),
                        String.format(Locale.ROOT, "%,.0f", p.gdp()),
                        String.format(Locale.ROOT, "%.0f", p.usTariff()),
                        p.defaultStrategy()))
                .orElseGet(() -> List.of(country.code(), country.name(), "–", "–", "only trades"));
    }

    private Grid markets() {
        return new Grid(
                List.of("", "name", "US$ a tonne", "tonnes a year", "from China, %", "largest other sellers", "flows"),
                scenario.markets().stream().map(this::market).toList());
    }

    private List<String> market(Market market) {
        Map<String, Double> sold = market.flows().stream()
                .collect(Collectors.groupingBy(
                        Market.Flow::origin, TreeMap::new, Collectors.summingDouble(Market.Flow::tonnesPerYear)));
        double all = sold.values().stream().mapToDouble(t -> t).sum();
        String others = sold.entrySet().stream()
                .filter(e -> !e.getKey().equals(Scenario.CHINA))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(2)
                .map(e -> e.getKey() + " " + Words.percent(e.getValue() / all))
                .collect(Collectors.joining(", "));
        return List.of(
                market.id(),
                market.name(),
                String.format(Locale.ROOT, "%,.0f", market.price()),
                String.format(Locale.ROOT, "%,.0f", all),
                Words.percent(sold.getOrDefault(Scenario.CHINA, 0.0) / all),
                others,
                String.valueOf(market.flows().size()));
    }

    private List<Block> table(Table table) {
        var blocks = new ArrayList<Block>();
        blocks.add(Item.of(
                table.id(),
                "%s; rounds %d to %d.".formatted(words.table(table), table.startRound(), table.deadlineRound())));
        table.issues().forEach(issue -> blocks.add(Item.of("", issue.title() + ": " + levels(issue) + ".")));
        table.projects()
                .forEach(p -> blocks.add(Item.of(
                        "",
                        "Plant %s: %s, %s, %,.0f t a year of %s, US$ %.2f bn."
                                .formatted(
                                        p.name(),
                                        word(p.type()),
                                        word(p.status()),
                                        p.capacity(),
                                        p.market(),
                                        p.capex()))));
        return blocks;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String levels(Issue issue) {
        return issue.levels().stream().map(Issue.Level::title).collect(Collectors.joining(" | "));
    }

    private String ladder(Ladder ladder) {
        var levels = new ArrayList<String>();
        for (int i = 0; i < ladder.levels().size(); i++) {
            String title = i + " " + ladder.levels().get(i).title();
            levels.add(i == ladder.openingLevel() ? title + " (in force)" : title);
        }
        return words.toward(ladder) + ": " + String.join(" | ", levels);
    }

    private Grid grades() {
        Map<Figure.Grade, Long> grades = scenario.figures().stream()
                .collect(Collectors.groupingBy(Figure::grade, TreeMap::new, Collectors.counting()));
        long all = scenario.figures().size();
        return new Grid(
                List.of("grade", "rows of sources", "share, %"),
                grades.entrySet().stream()
                        .map(e -> List.of(
                                word(e.getKey()),
                                String.valueOf(e.getValue()),
                                Words.percent((double) e.getValue() / all)))
                        .toList());
    }
}
