package parley.cli.story;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.summit.report.EscalationReport;
import parley.summit.report.MeasureReport;
import parley.summit.report.RunReport;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;

/** What the countries did to each other while and after they talked. */
record Measures(Scenario scenario, Words words, RunReport report, Levels levels, Decrees decrees, Detail detail) {

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
        blocks.add(new Heading(Rank.CHAPTER, "The aftermath: measures and controls"));
        List<Ladder> moving =
                scenario.ladders().stream().filter(l -> !levels.isQuiet(l)).toList();
        if (!moving.isEmpty()) {
            blocks.add(timeLine(moving));
        }
        switch (detail) {
            case FULL -> decrees.figure().ifPresent(blocks::add);
            case BRIEF -> {
                moving.stream().filter(this::isTold).forEach(ladder -> blocks.add(steps(ladder)));
                partners(moving).ifPresent(blocks::add);
                decrees.item().ifPresent(blocks::add);
            }
        }
        return blocks;
    }

    private Figure timeLine(List<Ladder> moving) {
        return new Figure(
                "Measures on a time line: the level of each ladder",
                escalation() + " " + quiet(moving),
                new Chart.Levels(
                        YearMonth.from(scenario.firstDay()),
                        moving.stream().map(this::course).toList()),
                new Grid(
                        List.of("ladder", "at first", "0", "12", "24", "36", "60", "peak"),
                        moving.stream().map(this::row).toList()),
                List.of(new Fold("Every step", everyStep(moving))));
    }

    private String quiet(List<Ladder> moving) {
        int quiet = scenario.ladders().size() - moving.size();
        return quiet == 0
                ? "No ladder stays at level 0."
                : "Not shown: %d more, at level 0 all the time.".formatted(quiet);
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

    private Chart.Levels.Row course(Ladder ladder) {
        return new Chart.Levels.Row(
                words.arrow(ladder.actor(), ladder.target()),
                IntStream.rangeClosed(1, scenario.rounds())
                        .mapToObj(round -> levels.atRound(ladder, round))
                        .toList(),
                IntStream.range(0, levels.months())
                        .mapToObj(month -> levels.at(ladder, month))
                        .toList());
    }

    private List<String> row(Ladder ladder) {
        var cells = new ArrayList<String>();
        cells.add(
                switch (detail) {
                    case FULL -> words.arrow(ladder.actor(), ladder.target());
                    case BRIEF -> ladder.id();
                });
        cells.add(String.valueOf(ladder.openingLevel()));
        RunReport.MONTHS.forEach(m -> cells.add(m < levels.months() ? String.valueOf(levels.at(ladder, m)) : "–"));
        cells.add(String.valueOf(levels.peak(ladder)));
        return cells;
    }

    private Grid everyStep(List<Ladder> moving) {
        return new Grid(
                List.of("ladder", "when", "from", "to", "what it is then"),
                moving.stream()
                        .flatMap(l -> levels.taken(l).stream().map(m -> step(l, m)))
                        .toList());
    }

    private List<String> step(Ladder ladder, MeasureReport measure) {
        return List.of(
                words.arrow(ladder.actor(), ladder.target()),
                measure.when().text(),
                String.valueOf(measure.from()),
                String.valueOf(measure.to()),
                measure.title() + demanded(measure));
    }

    /** What a partner suffers is summed up; a ladder of the rivals, or toward all, is told step by step. */
    private boolean isTold(Ladder ladder) {
        return ladder.isTowardAll()
                || (List.of(Scenario.USA, Scenario.CHINA).contains(ladder.actor())
                        && ladder.target()
                                .filter(List.of(Scenario.USA, Scenario.CHINA)::contains)
                                .isPresent());
    }

    private Optional<Item> partners(List<Ladder> moving) {
        List<Ladder> hit = moving.stream().filter(l -> !isTold(l)).toList();
        return hit.stream()
                .max(Comparator.comparingInt(levels::peak))
                .map(worst -> Item.of(
                        "Partners",
                        "Measures reach %d of them, most of all %s: %s, level %d at its height."
                                .formatted(
                                        hit.size(),
                                        worst.target().map(words::the).orElse("all"),
                                        worst.levels().get(levels.peak(worst)).title(),
                                        levels.peak(worst))));
    }

    private Item steps(Ladder ladder) {
        List<MeasureReport> taken = levels.taken(ladder);
        String steps = taken.stream().map(this::step).collect(Collectors.joining("; "));
        String course = taken.isEmpty()
                ? "stays at level %d, %s."
                        .formatted(
                                ladder.openingLevel(),
                                ladder.levels().get(ladder.openingLevel()).title())
                : steps + ".";
        return Item.of(ladder.id(), words.toward(ladder) + ": " + course);
    }

    private String step(MeasureReport measure) {
        return measure.when().text() + " " + (measure.isStepUp() ? "▲" : "▽") + " " + measure.to() + " "
                + measure.title() + demanded(measure);
    }

    private static String demanded(MeasureReport measure) {
        return measure.truce().map(t -> " (the truce demands it)").orElse("");
    }
}
