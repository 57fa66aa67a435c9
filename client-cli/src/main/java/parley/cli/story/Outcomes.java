package parley.cli.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Sums;
import parley.summit.report.RunReport;
import parley.summit.report.TableReport;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Appraisal;
import parley.summit.session.Replay.Worth;

/**
 * What each side has at each table against what it would have without a deal: the worth of what was signed, or else of the last
 * offer, over the reservation value, which is 0.
 */
record Outcomes(Scenario scenario, Words words, RunReport report, Map<String, Worth> worth, Detail detail) {

    /** One side of one table. */
    private record Side(TableReport table, String party, Appraisal appraisal) {}

    Optional<Figure> figure() {
        List<TableReport> tables = report.deals().stream()
                .filter(t -> worth.containsKey(t.table()))
                .toList();
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "With a deal and without: what each side got, or left on the table",
                        sentence(tables),
                        new Sums(
                                "worth as much as US$ bn",
                                "without a deal (reservation value)",
                                tables.stream().map(this::group).toList()),
                        detail == Detail.FULL ? perSide(tables) : perTable(tables),
                        List.of(new Fold("What a side has without a deal", fallBack(tables)))));
    }

    private List<Side> sides(TableReport table) {
        return table.parties().stream()
                .flatMap(p -> Optional.ofNullable(byCountry(table).get(p)).map(a -> new Side(table, p, a)).stream())
                .toList();
    }

    private Map<String, Appraisal> byCountry(TableReport table) {
        return Optional.ofNullable(worth.get(table.table()))
                .<Map<String, Appraisal>>map(Worth::byCountry)
                .orElse(Map.of());
    }

    private Sums.Group group(TableReport table) {
        return new Sums.Group(
                table.table() + (isSigned(table) ? " ✓ signed" : " ✗ last offer"),
                sides(table).stream().map(this::sum).toList());
    }

    private static boolean isSigned(TableReport table) {
        return table.deal().isPresent();
    }

    private Sums.Row sum(Side side) {
        Appraisal appraisal = side.appraisal();
        return new Sums.Row(
                words.country(side.party()),
                List.of(
                        new Sums.Part("material, money, technology", money(side, appraisal.welfare())),
                        new Sums.Part("what China may do about it", money(side, -appraisal.retaliation())),
                        new Sums.Part("politics at home", money(side, appraisal.politics()))));
    }

    private double money(Side side, double surplus) {
        return words.money(side.party(), surplus);
    }

    private double total(Side side) {
        return money(side, side.appraisal().surplus());
    }

    private String sentence(List<TableReport> tables) {
        List<TableReport> open = tables.stream().filter(t -> !isSigned(t)).toList();
        long both = open.stream()
                .filter(t -> sides(t).stream().allMatch(s -> total(s) >= 0))
                .count();
        String left = open.isEmpty()
                ? ""
                : " At %d of %d tables without a signature the last offer was worth no less than no deal to both sides."
                        .formatted(both, open.size());
        return signed(tables) + left + (detail == Detail.FULL ? " Every table has a scale of its own." : "");
    }

    private String signed(List<TableReport> tables) {
        List<Side> signed = tables.stream()
                .filter(Outcomes::isSigned)
                .flatMap(t -> sides(t).stream())
                .toList();
        Comparator<Side> byTotal = Comparator.comparingDouble(this::total);
        if (signed.isEmpty()) {
            return "Nobody signed, so each side has what it would have without a deal.";
        }
        return "Of what was signed, most goes to %s and least to %s."
                .formatted(
                        told(signed.stream().max(byTotal).orElseThrow()),
                        told(signed.stream().min(byTotal).orElseThrow()));
    }

    private String told(Side side) {
        return "%s at %s (%s)".formatted(words.the(side.party()), side.table().table(), Words.bn(total(side)));
    }

    private Grid perSide(List<TableReport> tables) {
        return new Grid(
                List.of("side", "without a deal", "material", "China", "politics", "in all", "of what"),
                tables.stream().flatMap(t -> sides(t).stream().map(this::cells)).toList());
    }

    private List<String> cells(Side side) {
        var cells = new ArrayList<String>();
        cells.add(side.table().table() + ": " + words.country(side.party()));
        cells.add("0");
        sum(side).parts().forEach(part -> cells.add(Words.signed(part.value())));
        cells.add(Words.signed(total(side)));
        cells.add(isSigned(side.table()) ? "signed" : "last offer");
        return cells;
    }

    /** Two numbers a table are enough to read aloud. */
    private Grid perTable(List<TableReport> tables) {
        return new Grid(
                Stream.of(
                                List.of("US$ bn over no deal"),
                                Words.sides(scenario.tables(), words::country),
                                List.of("of what", "without a deal"))
                        .flatMap(List::stream)
                        .toList(),
                tables.stream()
                        .map(t -> {
                            var cells = new ArrayList<>(List.of(t.table()));
                            sides(t).forEach(s -> cells.add(Words.signed(total(s))));
                            cells.add(isSigned(t) ? "signed" : "last offer");
                            cells.add(scenario.table(t.table())
                                    .map(words::withoutDeal)
                                    .orElse("0"));
                            return (List<String>) cells;
                        })
                        .toList());
    }

    private Grid fallBack(List<TableReport> tables) {
        return new Grid(
                List.of("table", "what goes on without a new deal", "worth, to either side"),
                tables.stream()
                        .map(t -> List.of(
                                t.table(),
                                t.opening()
                                        .map(d -> d.title() + ", signed on " + words.date(d.signed()))
                                        .orElse("no deal"),
                                "0"))
                        .toList());
    }
}
