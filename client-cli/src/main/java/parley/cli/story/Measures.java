package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Series;
import parley.summit.report.EscalationReport;
import parley.summit.report.MeasureReport;
import parley.summit.report.RunReport;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;

/** What the countries did to each other while and after they talked. */
record Measures(Scenario scenario, Words words, RunReport report) {

    /** One step of a ladder, in words. */
    static String words(Words words, Scenario scenario, MeasureReport measure) {
        Ladder ladder = ladder(scenario, measure.ladder());
        String steps = (measure.isStepUp() ? "up" : "down") + " from level " + measure.from() + " ("
                + ladder.levels().get(measure.from()).title() + ") to " + measure.to() + " (" + measure.title() + ")";
        String why =
                measure.truce().map(t -> ", as the truce " + t + " demands").orElse("");
        return words.toward(ladder) + ": " + steps + why + ".";
    }

    private static Ladder ladder(Scenario scenario, String id) {
        return scenario.ladders().stream()
                .filter(l -> l.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "What China did, and what was done to it"));
        blocks.add(new Figure(
                "Levels of the ladders, month by month",
                escalation(),
                new Chart.Levels(scenario.ladders().stream().map(this::levels).toList()),
                new Grid(List.of("", "at first", "0", "12", "24", "36", "60", "peak"), rows())));
        scenario.ladders().forEach(ladder -> blocks.add(steps(ladder)));
        return blocks;
    }

    private String escalation() {
        EscalationReport escalation = report.escalation();
        String first = escalation
                .firstStepUp()
                .map(w -> "Its first step up came in " + w.text() + ".")
                .orElse("It never took a step up.");
        return "Toward the United States and all, China stood at level %d when the summit opened and went as far as level %d. %s"
                .formatted(escalation.opening(), escalation.highest(), first);
    }

    private List<MeasureReport> taken(Ladder ladder) {
        return report.measures().stream()
                .filter(m -> m.ladder().equals(ladder.id()))
                .toList();
    }

    private int months() {
        return report.outlook().stream().mapToInt(c -> c.months().size()).max().orElse(0);
    }

    private Series levels(Ladder ladder) {
        var values = new ArrayList<Double>();
        for (int month = 0; month < months(); month++) {
            values.add((double) level(ladder, month));
        }
        return new Series(ladder.id(), values);
    }

    /** Level at the end of a month; what happened in the rounds counts for month 0. */
    private int level(Ladder ladder, int month) {
        int level = ladder.openingLevel();
        for (MeasureReport measure : taken(ladder)) {
            level = measure.when().month() <= month ? measure.to() : level;
        }
        return level;
    }

    private List<List<String>> rows() {
        return scenario.ladders().stream().map(this::row).toList();
    }

    private List<String> row(Ladder ladder) {
        var cells = new ArrayList<String>();
        cells.add(ladder.id());
        cells.add(String.valueOf(ladder.openingLevel()));
        RunReport.MONTHS.forEach(m -> cells.add(m < months() ? String.valueOf(level(ladder, m)) : "–"));
        int highest = taken(ladder).stream().mapToInt(MeasureReport::to).max().orElse(0);
        cells.add(String.valueOf(Math.max(ladder.openingLevel(), highest)));
        return cells;
    }

    private Item steps(Ladder ladder) {
        List<MeasureReport> taken = taken(ladder);
        Map<Boolean, Long> ways =
                taken.stream().collect(Collectors.partitioningBy(MeasureReport::isStepUp, Collectors.counting()));
        String steps = taken.stream().map(this::step).collect(Collectors.joining("; "));
        String course = taken.isEmpty()
                ? "stays at level %d, %s."
                        .formatted(
                                ladder.openingLevel(),
                                ladder.levels().get(ladder.openingLevel()).title())
                : "%d up, %d down. %s.".formatted(ways.get(true), ways.get(false), Words.sentence(steps));
        return Item.of(ladder.id(), words.toward(ladder) + ": " + course);
    }

    private String step(MeasureReport measure) {
        String truce = measure.truce().map(t -> " (the truce demands it)").orElse("");
        return measure.when().text() + " " + (measure.isStepUp() ? "▲" : "▽") + " " + measure.to() + " "
                + measure.title() + truce;
    }
}
