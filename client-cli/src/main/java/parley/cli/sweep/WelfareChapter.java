package parley.cli.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Means;
import parley.cli.story.Chart.Sums;
import parley.cli.story.Words;
import parley.summit.scenario.TableKind;
import parley.sweep.run.Database.Answer;

/** What deals are worth and of what that consists, how much better they could be, and what the years cost. */
record WelfareChapter(Evidence evidence) {

    private static final String NINE_OF_TEN = "nine of ten runs";

    List<Block> blocks() {
        return List.of(new Heading(Rank.CHAPTER, "Welfare"), components(), frontier(), losses());
    }

    private Figure components() {
        List<Answer> rows = evidence.ask("SELECT table_id, count(*), avg(buyer_welfare), -avg(buyer_retaliation),"
                + " avg(buyer_politics), avg(host_welfare), -avg(host_retaliation), avg(host_politics) FROM deals"
                + " WHERE signed GROUP BY table_id ORDER BY table_id");
        return new Figure(
                "What signing is worth to both sides, by component, mean of the runs that sign, 0.1 % of GDP",
                components(rows),
                new Sums("0.1 % of gross domestic product", "as without signing", groups(rows)),
                new Grid(
                        List.of(
                                "table",
                                "runs that sign",
                                "buyer: welfare",
                                "China's answer",
                                "politics",
                                "in all",
                                "host: welfare",
                                "China's answer ",
                                "politics ",
                                "in all "),
                        rows.stream().map(WelfareChapter::numbers).toList()));
    }

    /** A truce is worth so much more to the buyer than a deal that it needs a scale of its own. */
    private List<Sums.Group> groups(List<Answer> rows) {
        List<Answer> deals = rows.stream().filter(row -> isDeal(row.text(0))).toList();
        List<Answer> truces = rows.stream().filter(row -> !isDeal(row.text(0))).toList();
        return Stream.of(
                        new Sums.Group("Deals: the buyer", sums(deals, 2)),
                        new Sums.Group("Deals: the host", sums(deals, 5)),
                        new Sums.Group("Truce: first named", sums(truces, 2)),
                        new Sums.Group("Truce: second named", sums(truces, 5)))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private static List<Sums.Row> sums(List<Answer> rows, int at) {
        return rows.stream()
                .map(r -> new Sums.Row(
                        r.text(0),
                        List.of(
                                new Sums.Part("welfare", r.number(at)),
                                new Sums.Part("China's answer", r.number(at + 1)),
                                new Sums.Part("politics at home", r.number(at + 2)))))
                .toList();
    }

    private static double total(Answer row, int at) {
        return row.number(at) + row.number(at + 1) + row.number(at + 2);
    }

    private String components(List<Answer> all) {
        List<Answer> rows = all.stream().filter(row -> isDeal(row.text(0))).toList();
        if (rows.isEmpty()) {
            return "No deal is ever signed.";
        }
        Answer most =
                rows.stream().max(Comparator.comparingDouble(r -> total(r, 5))).orElseThrow();
        Answer fear =
                rows.stream().min(Comparator.comparingDouble(r -> r.number(6))).orElseThrow();
        return "To a host %s is worth most, %s on average, of which %s is welfare; China's answer weighs most at %s, %s."
                .formatted(
                        most.text(0),
                        Evidence.readable(total(most, 5)),
                        Evidence.readable(most.number(5)),
                        fear.text(0),
                        Evidence.readable(fear.number(6)));
    }

    private boolean isDeal(String table) {
        return evidence.scenario()
                .table(table)
                .filter(t -> t.kind() == TableKind.DEAL)
                .isPresent();
    }

    private static List<String> numbers(Answer r) {
        return List.of(
                r.text(0),
                String.valueOf(r.whole(1)),
                Evidence.number(r.number(2), 3),
                Evidence.number(r.number(3), 3),
                Evidence.number(r.number(4), 3),
                Evidence.number(total(r, 2), 3),
                Evidence.number(r.number(5), 3),
                Evidence.number(r.number(6), 3),
                Evidence.number(r.number(7), 3),
                Evidence.number(total(r, 5), 3));
    }

    private Figure frontier() {
        List<Answer> rows = evidence.ask(
                "SELECT table_id, count(*), 100 * avg(frontier_gap), 100 * quantile_cont(frontier_gap, .05),"
                        + " 100 * quantile_cont(frontier_gap, .95), 100 * avg((frontier_gap = 0)::DOUBLE) FROM deals WHERE frontier_gap IS"
                        + " NOT NULL GROUP BY table_id ORDER BY 3 DESC");
        return new Figure(
                "How far what is signed is from the Pareto frontier, % of each side's best",
                frontier(rows),
                new Means(
                        "% of each side's best among the deals that differ in at most two terms",
                        "mean",
                        NINE_OF_TEN,
                        rows.stream().map(r -> reach(r.text(0), r, 1)).toList()),
                new Grid(
                        List.of("table", "deals looked at", "mean", "5 %", "95 %", "on the frontier, %"),
                        rows.stream()
                                .map(r -> List.of(
                                        r.text(0),
                                        String.valueOf(r.whole(1)),
                                        Evidence.number(r.number(2), 1),
                                        Evidence.number(r.number(3), 1),
                                        Evidence.number(r.number(4), 1),
                                        Evidence.number(r.number(5), 0)))
                                .toList()));
    }

    private static String frontier(List<Answer> rows) {
        double looked = rows.stream().mapToDouble(r -> r.number(1)).sum();
        double on = rows.stream().mapToDouble(r -> r.number(1) * r.number(5)).sum() / Math.max(1, looked);
        return rows.isEmpty()
                ? "No deal was looked at."
                : "Of %s deals that were looked at %s %% are on it: no other that differs in at most two terms is better for one side and worse for none. Furthest from it is %s, %s on average."
                        .formatted(
                                Evidence.number(looked, 0),
                                Evidence.number(on, 0),
                                rows.get(0).text(0),
                                Evidence.number(rows.get(0).number(2), 1));
    }

    private static Means.Row reach(String name, Answer row, int digits) {
        return new Means.Row(
                name,
                row.number(2),
                Evidence.number(row.number(2), digits),
                Optional.of(new Means.Span(row.number(3), row.number(4))));
    }

    private Figure losses() {
        List<Answer> rows = evidence.ask(
                "SELECT country, count(*), avg(loss), quantile_cont(loss, .05), quantile_cont(loss, .95),"
                        + " quantile_cont(loss, .5) FROM outlook WHERE market = '' AND month = 60 GROUP BY country ORDER BY 3 DESC");
        Answer most = rows.get(0);
        return new Figure(
                "What five years of controls, shortages and tariffs cost each country, US$ bn",
                "%s loses most: %s billion dollars on average, between %s and %s in nine of ten runs. What is below 0 is gained, as where tariffs are eased."
                        .formatted(
                                Words.sentence(evidence.words().the(most.text(0))),
                                Evidence.readable(most.number(2)),
                                Evidence.readable(most.number(3)),
                                Evidence.readable(most.number(4))),
                new Means(
                        "US$ bn lost since the summit against a world at rest",
                        "mean",
                        NINE_OF_TEN,
                        rows.stream()
                                .map(r -> reach(evidence.words().country(r.text(0)), r, 1))
                                .toList()),
                new Grid(
                        List.of("country", "mean", "5 %", "median", "95 %"),
                        rows.stream()
                                .map(r -> List.of(
                                        evidence.words().country(r.text(0)),
                                        Evidence.number(r.number(2), 1),
                                        Evidence.number(r.number(3), 1),
                                        Evidence.number(r.number(5), 1),
                                        Evidence.number(r.number(4), 1)))
                                .toList()));
    }
}
