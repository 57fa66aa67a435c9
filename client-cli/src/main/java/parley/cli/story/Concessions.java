package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Panels;
import parley.cli.story.Chart.Panels.Axis;
import parley.cli.story.Chart.Panels.Line;
import parley.cli.story.Chart.Panels.Panel;
import parley.cli.story.Chart.Panels.Point;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.session.Replay.Bid;

/**
 * How far each side came down at each table: what its own offers were worth to it, as a share of the best deal on its menu in its
 * first turn there. No deal is 0.
 */
record Concessions(Scenario scenario, Words words, List<Bid> bids) {

    private static final String BUYER = "first named";
    private static final String HOST = "second named";

    Optional<Figure> figure() {
        List<Table> talked =
                scenario.tables().stream().filter(t -> !at(t).isEmpty()).toList();
        return talked.isEmpty() ? Optional.empty() : Optional.of(figure(talked));
    }

    private Figure figure(List<Table> talked) {
        List<Double> rounds =
                Stream.iterate(1.0, r -> r <= scenario.rounds(), r -> r + 1).toList();
        return new Figure(
                "Concessions: what each side's own offers were worth to it, % of its best",
                sentence(talked),
                new Panels(
                        new Axis("round", 1, scenario.rounds(), rounds),
                        new Axis("% of the best at first", 0, 100, List.of(0.0, 25.0, 50.0, 75.0, 100.0)),
                        talked.stream().map(this::panel).toList()),
                new Grid(
                        List.of("", "best, bn", "first, %", "last, %", "signed, %", "offers", "no deal"),
                        talked.stream()
                                .flatMap(t -> t.parties().stream().map(p -> row(t, p)))
                                .toList()));
    }

    private List<Bid> at(Table table) {
        return bids.stream().filter(b -> b.table().equals(table.id())).toList();
    }

    private List<Bid> offers(Table table, String party) {
        return at(table).stream()
                .filter(b -> b.by().equals(party) && !b.accepts())
                .toList();
    }

    private Optional<Bid> acceptance(Table table) {
        return at(table).stream().filter(Bid::accepts).findFirst();
    }

    /** What 100 % is for this party here; empty where it never had anything worth proposing. */
    private Optional<Double> best(Table table, String party) {
        return at(table).stream()
                .filter(b -> b.by().equals(party) && b.best() > 0)
                .map(Bid::best)
                .findFirst();
    }

    private Optional<Double> share(Table table, String party, Bid bid) {
        return best(table, party)
                .flatMap(best ->
                        Optional.ofNullable(bid.worth().byCountry().get(party)).map(a -> 100 * a.surplus() / best));
    }

    private Panel panel(Table table) {
        return new Panel(
                table.id() + (acceptance(table).isPresent() ? " ○ signed" : " no deal"),
                List.of(line(table, table.buyer(), BUYER), line(table, table.host(), HOST)));
    }

    /** A later measure may turn an offer into a loss, and a promise of China's into a gain beyond the best of old. */
    private Line line(Table table, String party, String name) {
        Map<Integer, Point> points = new TreeMap<>();
        offers(table, party)
                .forEach(bid -> share(table, party, bid)
                        .ifPresent(s -> points.put(bid.round(), new Point(bid.round(), inside(s), false))));
        acceptance(table)
                .ifPresent(bid -> share(table, party, bid)
                        .ifPresent(s -> points.put(bid.round(), new Point(bid.round(), inside(s), true))));
        return new Line(name, List.copyOf(points.values()));
    }

    private static double inside(double share) {
        return Math.max(0, Math.min(100, share));
    }

    private List<String> row(Table table, String party) {
        List<Bid> offers = offers(table, party);
        var cells = new ArrayList<String>();
        cells.add(table.id() + ": " + party);
        cells.add(
                best(table, party).map(b -> Words.signed(words.money(party, b))).orElse("–"));
        cells.add(offers.stream()
                .findFirst()
                .flatMap(b -> share(table, party, b))
                .map(Concessions::whole)
                .orElse("–"));
        cells.add(offers.stream()
                .reduce((before, after) -> after)
                .flatMap(b -> share(table, party, b))
                .map(Concessions::whole)
                .orElse("–"));
        cells.add(acceptance(table)
                .flatMap(b -> share(table, party, b))
                .map(Concessions::whole)
                .orElse("–"));
        cells.add(String.valueOf(offers.size()));
        cells.add(words.withoutDeal(table));
        return cells;
    }

    private static String whole(double share) {
        return String.valueOf(Math.round(share)).replace("-", "−");
    }

    private String sentence(List<Table> talked) {
        record Way(String table, String party, double down) {}
        Optional<Way> longest = talked.stream()
                .flatMap(t -> t.parties().stream().map(p -> new Way(t.id(), p, down(t, p))))
                .reduce((a, b) -> b.down() > a.down() ? b : a);
        long unmoved = talked.stream()
                .flatMap(t -> t.parties().stream().map(p -> down(t, p)))
                .filter(d -> d < .5)
                .count();
        return longest.filter(w -> w.down() >= .5)
                .map(w ->
                        "%s comes down furthest, by %d points at %s; %d of %d sides do not come down at all. No deal is 0."
                                .formatted(
                                        Words.sentence(words.the(w.party())),
                                        Math.round(w.down()),
                                        w.table(),
                                        unmoved,
                                        2 * talked.size()))
                .orElse("Nobody comes down from its first offer.");
    }

    /** From the first offer to the last, in points. */
    private double down(Table table, String party) {
        double[] shares = offers(table, party).stream()
                .flatMap(b -> share(table, party, b).stream())
                .mapToDouble(s -> s)
                .toArray();
        return shares.length == 0 ? 0 : shares[0] - shares[shares.length - 1];
    }
}
