package parley.cli.story;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Fold;
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
record Concessions(Scenario scenario, Words words, List<Bid> bids, Detail detail) {

    private static final double QUARTER = 25;

    /** From here on a line stands visibly above 100. */
    private static final double ABOVE = 101;

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
                        worthAxis(talked),
                        talked.stream().map(t -> panel(t, names(talked))).toList()),
                detail == Detail.FULL ? perSide(talked) : perTable(talked),
                List.of(new Fold("Every offer, %", everyOffer(talked))));
    }

    /** A later measure may turn an offer into a loss, and a promise of China's into a gain beyond the best of old. */
    private Axis worthAxis(List<Table> talked) {
        DoubleSummaryStatistics all = talked.stream()
                .flatMap(t -> t.parties().stream().flatMap(p -> line(t, p, "").points().stream()))
                .mapToDouble(Point::y)
                .summaryStatistics();
        double low = Math.min(0, QUARTER * Math.floor(all.getMin() / QUARTER));
        double high = Math.max(100, QUARTER * Math.ceil(all.getMax() / QUARTER));
        double step = QUARTER * Math.ceil((high - low) / (6 * QUARTER));
        return new Axis(
                "% of its best at first",
                low,
                high,
                Stream.iterate(step * Math.ceil(low / step), y -> y <= high, y -> y + step)
                        .toList());
    }

    private List<String> names(List<Table> talked) {
        return Words.sides(talked, words::country);
    }

    private Grid perSide(List<Table> talked) {
        return new Grid(
                List.of("side", "best, US$ bn", "first, %", "last, %", "signed, %", "offers"),
                talked.stream()
                        .flatMap(t -> t.parties().stream().map(p -> row(t, p)))
                        .toList());
    }

    /** From the first offer to the last, which is what one reads aloud. */
    private Grid perTable(List<Table> talked) {
        return new Grid(
                Stream.of(List.of("first offer → last, %"), names(talked), List.of("offers", "end"))
                        .flatMap(List::stream)
                        .toList(),
                talked.stream()
                        .map(t -> List.of(
                                t.id(),
                                way(t, t.buyer()),
                                way(t, t.host()),
                                offers(t, t.buyer()).size() + " + "
                                        + offers(t, t.host()).size(),
                                acceptance(t).isPresent() ? "signed" : "no deal"))
                        .toList());
    }

    private String way(Table table, String party) {
        List<Double> shares = shares(table, party);
        return shares.isEmpty() ? "–" : whole(shares.get(0)) + " → " + whole(shares.get(shares.size() - 1));
    }

    private List<Double> shares(Table table, String party) {
        return offers(table, party).stream()
                .flatMap(b -> share(table, party, b).stream())
                .toList();
    }

    private Grid everyOffer(List<Table> talked) {
        var head = new ArrayList<>(List.of("side"));
        IntStream.rangeClosed(1, scenario.rounds()).forEach(r -> head.add("round " + r));
        return new Grid(
                head,
                talked.stream()
                        .flatMap(t -> t.parties().stream().map(p -> everyOffer(t, p)))
                        .toList());
    }

    private List<String> everyOffer(Table table, String party) {
        var cells = new ArrayList<>(List.of(table.id() + ": " + words.country(party)));
        IntStream.rangeClosed(1, scenario.rounds())
                .forEach(r -> cells.add(offers(table, party).stream()
                        .filter(b -> b.round() == r)
                        .reduce((before, after) -> after)
                        .flatMap(b -> share(table, party, b))
                        .map(Concessions::whole)
                        .orElse("–")));
        return cells;
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

    private Panel panel(Table table, List<String> names) {
        return new Panel(
                table.id() + (acceptance(table).isPresent() ? " ✓ signed" : " ✗ no deal"),
                List.of(line(table, table.buyer(), names.get(0)), line(table, table.host(), names.get(1))));
    }

    private Line line(Table table, String party, String name) {
        Map<Integer, Point> points = new TreeMap<>();
        offers(table, party)
                .forEach(bid -> share(table, party, bid)
                        .ifPresent(s -> points.put(bid.round(), new Point(bid.round(), s, false))));
        acceptance(table)
                .ifPresent(bid -> share(table, party, bid)
                        .ifPresent(s -> points.put(bid.round(), new Point(bid.round(), s, true))));
        return new Line(name, List.copyOf(points.values()));
    }

    private List<String> row(Table table, String party) {
        List<Double> shares = shares(table, party);
        var cells = new ArrayList<String>();
        cells.add(table.id() + ": " + words.country(party));
        cells.add(
                best(table, party).map(b -> Words.signed(words.money(party, b))).orElse("–"));
        cells.add(shares.isEmpty() ? "–" : whole(shares.get(0)));
        cells.add(shares.isEmpty() ? "–" : whole(shares.get(shares.size() - 1)));
        cells.add(acceptance(table)
                .flatMap(b -> share(table, party, b))
                .map(Concessions::whole)
                .orElse("–"));
        cells.add(String.valueOf(offers(table, party).size()));
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
        List<Double> offering = talked.stream()
                .flatMap(t -> t.parties().stream()
                        .filter(p -> !shares(t, p).isEmpty())
                        .map(p -> down(t, p)))
                .toList();
        long unmoved = offering.stream().filter(d -> d < .5).count();
        return longest.filter(w -> w.down() >= .5)
                .map(w ->
                        "%s comes down furthest, by %d points at %s; of %d sides with an offer %d %s not come down at all. No deal is 0.%s"
                                .formatted(
                                        Words.sentence(words.the(w.party())),
                                        Math.round(w.down()),
                                        w.table(),
                                        offering.size(),
                                        unmoved,
                                        unmoved == 1 ? "does" : "do",
                                        risen(talked)))
                .orElse("Nobody comes down from its first offer. No deal is 0.");
    }

    /** What happened since has made some offers worth more than anything at first. */
    private String risen(List<Table> talked) {
        boolean above = talked.stream()
                .flatMap(t -> t.parties().stream().flatMap(p -> shares(t, p).stream()))
                .anyMatch(share -> share > ABOVE);
        return above ? " Above 100, what happened since has made an offer worth more than the best was at first." : "";
    }

    /** From the first offer to the last, in points. */
    private double down(Table table, String party) {
        List<Double> shares = shares(table, party);
        return shares.isEmpty() ? 0 : shares.get(0) - shares.get(shares.size() - 1);
    }
}
