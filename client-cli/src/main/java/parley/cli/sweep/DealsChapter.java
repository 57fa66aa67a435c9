package parley.cli.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Matrix;
import parley.cli.story.Chart.Means;
import parley.cli.story.Words;
import parley.cli.sweep.Evidence.Share;
import parley.summit.scenario.Table;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.StallCause;
import parley.sweep.run.Database.Answer;

/** How probable each deal is, how it stands later, and why deals stall. */
record DealsChapter(Evidence evidence) {

    private static final List<Integer> MONTHS = List.of(12, 24, 36, 60);

    /** A picture with all of them is wider than a page. */
    private static final List<Integer> DRAWN = List.of(12, 24, 60);

    private static final String SHARE = "% of runs";
    private static final String PROBABLY = "where the share probably lies (95 %)";

    List<Block> blocks() {
        return List.of(new Heading(Rank.CHAPTER, "Deals"), signing(), statuses(), causes());
    }

    private Figure signing() {
        Map<String, Share> shares = new LinkedHashMap<>();
        Map<String, Answer> rows = new LinkedHashMap<>();
        for (Answer row :
                evidence.ask("SELECT table_id, avg(signed::DOUBLE), avg(round), avg(clause), avg((form >= .5)::DOUBLE)"
                        + " FROM deals GROUP BY table_id ORDER BY 2 DESC, 1")) {
            shares.put(row.text(0), evidence.share(row.number(1)));
            rows.put(row.text(0), row);
        }
        return new Figure(
                "Probability that each deal is signed at the summit, %",
                signed(shares),
                new Means(
                        SHARE,
                        "share that sign",
                        PROBABLY,
                        shares.entrySet().stream()
                                .map(e -> bar(e.getKey(), e.getValue()))
                                .toList()),
                new Grid(
                        List.of("table", "signed %", "from", "to", "mean round", "mean clause on China", "binding %"),
                        rows.values().stream().map(row -> row(row, shares)).toList()));
    }

    private static List<String> row(Answer row, Map<String, Share> shares) {
        Share share = shares.getOrDefault(row.text(0), new Share(0, 0, 0));
        return List.of(
                row.text(0),
                share.said(),
                Evidence.percent(share.low()),
                Evidence.percent(share.high()),
                Evidence.number(row.number(2), 1),
                Evidence.number(row.number(3), 2),
                Evidence.percent(row.number(4)));
    }

    private static Means.Row bar(String name, Share share) {
        return new Means.Row(
                name,
                100 * share.share(),
                share.said(),
                Optional.of(new Means.Span(100 * share.low(), 100 * share.high())));
    }

    private String signed(Map<String, Share> shares) {
        List<Map.Entry<String, Share>> ranked = List.copyOf(shares.entrySet());
        Map.Entry<String, Share> first = ranked.get(0);
        Map.Entry<String, Share> last = ranked.get(ranked.size() - 1);
        double deals = evidence.ask("SELECT avg(deals_signed) FROM runs").get(0).number(0);
        return "A run signs %s deals on average. Surest is %s, in %s %% of the runs; %s signs in %s %%."
                .formatted(
                        Evidence.number(deals, 1),
                        first.getKey(),
                        first.getValue().said(),
                        last.getKey(),
                        last.getValue().said());
    }

    /** How a deal stands, for a picture with few columns. */
    private enum Standing {
        IN_FORCE("in force"),
        HELD_UP("held up"),
        ENDED("ended");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        static Standing of(DealStatus status) {
            return switch (status) {
                case IN_FORCE -> IN_FORCE;
                case RATIFY, STALLED -> HELD_UP;
                case LAPSED, EXPIRED -> ENDED;
            };
        }
    }

    private Figure statuses() {
        Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
        evidence.scenario().tables().forEach(t -> shares.put(t.id(), new LinkedHashMap<>()));
        for (int month : MONTHS) {
            for (Answer row : evidence.ask("SELECT table_id, status_" + month + ", count(*) / "
                    + (double) evidence.runs() + " FROM deals WHERE status_" + month + " IS NOT NULL GROUP BY ALL")) {
                shares.getOrDefault(row.text(0), new LinkedHashMap<>())
                        .put(month + " " + row.text(1).toUpperCase(Locale.ROOT), 100 * row.number(2));
            }
        }
        return new Figure(
                "How the deal in force at each table stands later, % of runs",
                later(shares),
                new Matrix(
                        "% of runs; held up: stalled or waiting for ratification; ended: lapsed or expired; what is"
                                + " missing to 100 has no deal",
                        100,
                        false,
                        DRAWN.stream()
                                .flatMap(m -> Stream.of(Standing.values()).map(s -> m + " " + s.words))
                                .toList(),
                        shares.entrySet().stream()
                                .map(e -> new Matrix.Row(e.getKey(), cells(e.getValue())))
                                .toList()),
                statusGrid(shares));
    }

    private static List<Optional<Matrix.Change>> cells(Map<String, Double> shares) {
        return DRAWN.stream()
                .flatMap(m -> Stream.of(Standing.values())
                        .map(s -> Optional.of(new Matrix.Change(Optional.empty(), standing(shares, m, s)))))
                .toList();
    }

    private static double standing(Map<String, Double> shares, int month, Standing standing) {
        return Stream.of(DealStatus.values())
                .filter(status -> Standing.of(status) == standing)
                .mapToDouble(status -> shares.getOrDefault(month + " " + status, 0.0))
                .sum();
    }

    private static String later(Map<String, Map<String, Double>> shares) {
        double held = shares.values().stream()
                .mapToDouble(s -> standing(s, 24, Standing.HELD_UP))
                .average()
                .orElse(0);
        Map.Entry<String, Map<String, Double>> most = shares.entrySet().stream()
                .max(Comparator.comparingDouble(e -> standing(e.getValue(), 24, Standing.HELD_UP)))
                .orElseThrow();
        return "After two years %s %% of all tables have a deal that is held up; most often %s, in %s %% of the runs."
                .formatted(
                        Evidence.number(held, 1),
                        most.getKey(),
                        Evidence.number(standing(most.getValue(), 24, Standing.HELD_UP), 1));
    }

    private static Grid statusGrid(Map<String, Map<String, Double>> shares) {
        var rows = new ArrayList<List<String>>();
        shares.forEach((table, all) -> MONTHS.forEach(month -> {
            var row = new ArrayList<>(List.of(table, String.valueOf(month)));
            double sum = 0;
            for (DealStatus status : DealStatus.values()) {
                double share = all.getOrDefault(month + " " + status, 0.0);
                sum += share;
                row.add(Evidence.number(share, 1));
            }
            row.add(Evidence.number(100 - sum, 1));
            rows.add(row);
        }));
        var head = new ArrayList<>(List.of("table", "month"));
        Stream.of(DealStatus.values()).map(Words::status).forEach(head::add);
        head.add("no deal");
        return new Grid(head, rows);
    }

    private Figure causes() {
        Map<String, Double> counts = new LinkedHashMap<>();
        evidence.ask(
                        "SELECT stall_cause, count(*) FROM deals WHERE stall_cause IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1")
                .forEach(row -> counts.put(row.text(0), row.number(1)));
        double stalls = counts.values().stream().mapToDouble(n -> n).sum();
        Answer all = evidence.ask(
                        "SELECT count(*), count(*) FILTER (stall_cause IS NOT NULL) FROM deals WHERE kind = 'deal' AND"
                                + " status_0 IS NOT NULL")
                .get(0);
        String often = "Of the deals in force %s %% stall at some time within sixty months."
                .formatted(Evidence.percent(all.number(1) / Math.max(1, all.number(0))));
        String first = counts.isEmpty()
                ? ""
                : " Most often the first cause is %s, in %s of 100 cases."
                        .formatted(
                                cause(counts.keySet().iterator().next()),
                                Evidence.number(100 * counts.values().iterator().next() / stalls, 0));
        return new Figure(
                "Why deals stall first, % of those that stall",
                often + first,
                new Means(
                        "% of the deals that stall",
                        "share of first stalls",
                        PROBABLY,
                        counts.entrySet().stream()
                                .map(e -> bar(cause(e.getKey()), Share.of(e.getValue() / stalls, stalls)))
                                .toList()),
                causeGrid());
    }

    private static String cause(String name) {
        return Words.cause(StallCause.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private Grid causeGrid() {
        Map<String, Map<String, Double>> byTable = new LinkedHashMap<>();
        evidence.scenario().tables().stream().map(Table::id).forEach(id -> byTable.put(id, new LinkedHashMap<>()));
        evidence.ask("SELECT table_id, stall_cause, count(*) / " + (double) evidence.runs()
                        + " FROM deals WHERE stall_cause IS NOT NULL GROUP BY ALL")
                .forEach(row ->
                        byTable.getOrDefault(row.text(0), new LinkedHashMap<>()).put(row.text(1), row.number(2)));
        var head = new ArrayList<>(List.of("table, % of runs"));
        Stream.of(StallCause.values()).map(Words::cause).forEach(head::add);
        var rows = new ArrayList<List<String>>();
        byTable.forEach((table, causes) -> {
            var row = new ArrayList<>(List.of(table));
            Stream.of(StallCause.values())
                    .map(c -> Evidence.percent(causes.getOrDefault(c.name().toLowerCase(Locale.ROOT), 0.0)))
                    .forEach(row::add);
            rows.add(row);
        });
        return new Grid(head, rows);
    }
}
