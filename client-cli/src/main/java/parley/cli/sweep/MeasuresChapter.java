package parley.cli.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Means;
import parley.cli.story.Chart.Panels;
import parley.cli.story.Chart.Panels.Axis;
import parley.cli.story.Chart.Panels.Line;
import parley.cli.story.Chart.Panels.Panel;
import parley.cli.story.Chart.Panels.Point;
import parley.cli.sweep.Evidence.Share;
import parley.summit.month.Months;
import parley.summit.scenario.Ladder;
import parley.sweep.run.Database.Answer;

/** What countries do against each other over time, and how far China goes. */
record MeasuresChapter(Evidence evidence) {

    private static final List<Double> YEARS = List.of(0.0, 12.0, 24.0, 36.0, 48.0, 60.0);
    private static final List<Double> PERCENT = List.of(0.0, 25.0, 50.0, 75.0, 100.0);
    private static final int LOWEST = 2;
    private static final int HIGHEST = 4;

    List<Block> blocks() {
        return List.of(new Heading(Rank.CHAPTER, "Measures"), levels(), escalation());
    }

    /** By level, the share of runs in which a ladder stands there or higher at the end of each month, in per cent. */
    private record Climb(Ladder ladder, Map<Integer, double[]> shares) {

        double at(int level, int month) {
            double[] months = shares.get(level);
            return months == null ? 0 : months[month];
        }
    }

    /** A share changes by who climbs above a level less who comes down below it, so that no run has to be followed. */
    private List<Climb> climbs() {
        Map<String, Climb> climbs = new LinkedHashMap<>();
        for (Ladder ladder : evidence.scenario().ladders()) {
            Map<Integer, double[]> shares = new LinkedHashMap<>();
            for (int level = LOWEST; level <= Math.min(HIGHEST, ladder.levels().size() - 1); level++) {
                var months = new double[Months.HORIZON + 1];
                java.util.Arrays.fill(months, ladder.openingLevel() >= level ? 100 : 0);
                shares.put(level, months);
            }
            climbs.put(ladder.id(), new Climb(ladder, shares));
        }
        for (int level = LOWEST; level <= HIGHEST; level++) {
            int at = level;
            evidence.ask("SELECT ladder, month, sum((to_level >= " + level + ")::INT - (from_level >= " + level
                            + ")::INT) FROM measures GROUP BY ladder, month HAVING sum((to_level >= " + level
                            + ")::INT - (from_level >= " + level + ")::INT) <> 0 ORDER BY ladder, month")
                    .forEach(row -> add(climbs.get(row.text(0)), at, row));
        }
        return List.copyOf(climbs.values());
    }

    private void add(@org.jspecify.annotations.Nullable Climb climb, int level, Answer row) {
        double[] months = climb == null ? null : climb.shares().get(level);
        if (months != null) {
            for (int month = (int) row.whole(1); month < months.length; month++) {
                months[month] += 100.0 * row.number(2) / evidence.runs();
            }
        }
    }

    private Figure levels() {
        List<Climb> climbs = climbs();
        return new Figure(
                "How high each ladder of measures stands, % of runs by month",
                sentence(climbs),
                new Panels(
                        new Axis("months after the summit", 0, Months.HORIZON, YEARS),
                        new Axis("% of runs", 0, 100, PERCENT),
                        climbs.stream().map(c -> new Panel(name(c), lines(c))).toList()),
                new Grid(
                        List.of("ladder, level or more", "0", "12", "24", "36", "48", "60"),
                        climbs.stream().flatMap(c -> rows(c).stream()).toList()));
    }

    private String name(Climb climb) {
        return evidence.words().toward(climb.ladder());
    }

    private static List<Line> lines(Climb climb) {
        return climb.shares().entrySet().stream()
                .map(e -> new Line(
                        "level " + e.getKey() + " or more",
                        IntStream.rangeClosed(0, Months.HORIZON)
                                .mapToObj(month -> new Point(month, e.getValue()[month], false))
                                .toList()))
                .toList();
    }

    private List<List<String>> rows(Climb climb) {
        var rows = new ArrayList<List<String>>();
        climb.shares().forEach((level, months) -> {
            var row = new ArrayList<>(List.of(name(climb) + ", " + level));
            YEARS.forEach(year -> row.add(Evidence.number(months[year.intValue()], 1)));
            rows.add(row);
        });
        return rows;
    }

    private String sentence(List<Climb> climbs) {
        Climb most = climbs.stream()
                .max(Comparator.comparingDouble(c -> c.at(Ladder.THREATENED, 12)))
                .orElseThrow();
        return "After a year %s is at level %d or more in %s %% of the runs, more often than any other; at the end of the summit in %s %%."
                .formatted(
                        name(most),
                        Ladder.THREATENED,
                        Evidence.number(most.at(Ladder.THREATENED, 12), 1),
                        Evidence.number(most.at(Ladder.THREATENED, 0), 1));
    }

    private Figure escalation() {
        Map<Long, Share> china = highest("china_highest");
        Map<Long, Share> usa = highest("tariff_highest");
        double severe = china.entrySet().stream()
                .filter(e -> e.getKey() >= Ladder.THREATENED)
                .mapToDouble(e -> e.getValue().share())
                .sum();
        var levels = new java.util.TreeSet<>(china.keySet());
        levels.addAll(usa.keySet());
        Answer first = evidence.ask(
                        "SELECT count(DISTINCT run) FROM measures WHERE round > 0 AND to_level > from_level AND"
                                + " ladder IN ('CHN>USA', 'CHN>ALL')")
                .get(0);
        return new Figure(
                "Escalation: the highest level that China reaches toward the United States or all, % of runs",
                "China goes to level %d or beyond in %s %% of the runs; in %s %% it takes its first step up during the summit."
                        .formatted(
                                Ladder.THREATENED,
                                Evidence.percent(severe),
                                Evidence.percent(first.number(0) / evidence.runs())),
                new Means(
                        "% of runs",
                        "share of runs",
                        "where the share probably lies (95 %)",
                        china.entrySet().stream()
                                .map(e -> new Means.Row(
                                        "level " + e.getKey(),
                                        100 * e.getValue().share(),
                                        e.getValue().said(),
                                        Optional.of(new Means.Span(
                                                100 * e.getValue().low(),
                                                100 * e.getValue().high()))))
                                .toList()),
                new Grid(
                        List.of(
                                "highest level",
                                "China, % of runs",
                                "from",
                                "to",
                                "United States toward China, %",
                                "from ",
                                "to "),
                        levels.stream().map(level -> row(level, china, usa)).toList()));
    }

    private Map<Long, Share> highest(String column) {
        Map<Long, Share> shares = new LinkedHashMap<>();
        evidence.ask("SELECT " + column + ", count(*) / " + (double) evidence.runs() + " FROM runs WHERE " + column
                        + " IS NOT NULL GROUP BY 1 ORDER BY 1")
                .forEach(row -> shares.put(row.whole(0), evidence.share(row.number(1))));
        return shares;
    }

    private static List<String> row(long level, Map<Long, Share> china, Map<Long, Share> usa) {
        var row = new ArrayList<>(List.of(String.valueOf(level)));
        for (Map<Long, Share> shares : List.of(china, usa)) {
            Optional<Share> share = Optional.ofNullable(shares.get(level));
            row.add(share.map(Share::said).orElse("0.0"));
            row.add(share.map(s -> Evidence.percent(s.low())).orElse("–"));
            row.add(share.map(s -> Evidence.percent(s.high())).orElse("–"));
        }
        return row;
    }
}
