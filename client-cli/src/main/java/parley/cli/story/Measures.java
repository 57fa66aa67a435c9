package parley.cli.story;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
record Measures(Scenario scenario, Words words, RunReport report, Levels levels) {

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
        List<Ladder> moving =
                scenario.ladders().stream().filter(l -> !levels.isQuiet(l)).toList();
        if (!moving.isEmpty()) {
            blocks.add(new Figure(
                    "Measures on a time line: the level of each ladder",
                    escalation() + " " + quiet(),
                    new Chart.Levels(
                            YearMonth.from(scenario.firstDay()),
                            moving.stream().map(this::course).toList()),
                    new Grid(
                            List.of("", "at first", "0", "12", "24", "36", "60", "peak"),
                            moving.stream().map(this::row).toList())));
        }
        moving.forEach(ladder -> blocks.add(steps(ladder)));
        return blocks;
    }

    private String quiet() {
        List<String> quiet = scenario.ladders().stream()
                .filter(levels::isQuiet)
                .map(Ladder::id)
                .toList();
        return quiet.isEmpty() ? "No ladder stays at level 0." : "At level 0 all the time: " + Words.list(quiet) + ".";
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

    private Series course(Ladder ladder) {
        return new Series(
                ladder.id(),
                IntStream.range(0, levels.months())
                        .mapToObj(month -> (double) levels.at(ladder, month))
                        .toList());
    }

    private List<String> row(Ladder ladder) {
        var cells = new ArrayList<String>();
        cells.add(ladder.id());
        cells.add(String.valueOf(ladder.openingLevel()));
        RunReport.MONTHS.forEach(m -> cells.add(m < levels.months() ? String.valueOf(levels.at(ladder, m)) : "–"));
        cells.add(String.valueOf(levels.peak(ladder)));
        return cells;
    }

    private Item steps(Ladder ladder) {
        List<MeasureReport> taken = levels.taken(ladder);
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
