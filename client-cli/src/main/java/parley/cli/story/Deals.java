package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.States;
import parley.cli.story.Chart.Sums;
import parley.summit.report.RunReport;
import parley.summit.report.SignedDeal;
import parley.summit.report.TableReport;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Appraisal;
import parley.summit.session.Replay.Worth;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** What came of every table: what signing was worth, and how the deals fared since. */
record Deals(Transcript transcript, Words words, RunReport report, Map<String, Worth> worth) {

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "What became of the deals"));
        if (!signed().isEmpty()) {
            gains().ifPresent(blocks::add);
            states().ifPresent(blocks::add);
        }
        report.deals().forEach(table -> blocks.add(Item.of(table.table(), story(table))));
        transcript.scenario().tables().stream()
                .filter(table -> !table.projects().isEmpty())
                .forEach(table -> blocks.add(Item.of("Plants of " + table.id(), projects(table))));
        return blocks;
    }

    private List<TableReport> signed() {
        return report.deals().stream().filter(t -> t.deal().isPresent()).toList();
    }

    private Optional<Figure> gains() {
        List<Sums.Row> rows = signed().stream().flatMap(t -> sums(t).stream()).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "What signing was worth, as much as US$ bn",
                        "No deal is worth 0 to everybody; nobody has to sign for less. The sum of the three parts is what"
                                + " counted on the day.",
                        new Sums("worth as much as US$ bn", rows),
                        new Grid(
                                List.of("", "material, money, technology", "China's answer", "politics", "in all"),
                                rows.stream().map(Deals::cells).toList())));
    }

    private List<Sums.Row> sums(TableReport table) {
        Worth found = worth.get(table.table());
        return found == null
                ? List.of()
                : table.parties().stream()
                        .flatMap(p -> Optional.ofNullable(found.byCountry().get(p)).map(a -> sum(table, p, a)).stream())
                        .toList();
    }

    private Sums.Row sum(TableReport table, String party, Appraisal appraisal) {
        return new Sums.Row(
                table.table() + ": " + party,
                List.of(
                        new Sums.Part("material, money, technology", words.money(party, appraisal.welfare())),
                        new Sums.Part("China's answer", words.money(party, -appraisal.retaliation())),
                        new Sums.Part("politics", words.money(party, appraisal.politics()))));
    }

    private static List<String> cells(Sums.Row row) {
        var cells = new ArrayList<>(List.of(row.name()));
        row.parts().forEach(part -> cells.add(Words.signed(part.value())));
        cells.add(Words.signed(row.total()));
        return cells;
    }

    private Optional<Figure> states() {
        int last = signed().stream()
                .flatMap(t -> t.deal().flatMap(SignedDeal::lastMonth).stream())
                .mapToInt(m -> m)
                .max()
                .orElse(-1);
        if (last < 0) {
            return Optional.empty();
        }
        var head = new ArrayList<>(List.of("months after"));
        RunReport.MONTHS.forEach(m -> head.add(String.valueOf(m)));
        return Optional.of(new Figure(
                "Where the deals stood",
                "A deal that stalls adds nothing until it is taken up again; one that lapses never does.",
                new States(signed().stream().map(t -> states(t, last)).toList()),
                new Grid(head, signed().stream().map(Deals::row).toList())));
    }

    private static States.Row states(TableReport table, int last) {
        var states = new ArrayList<String>();
        for (int month = 0; month <= last; month++) {
            states.add(at(table, month));
        }
        return new States.Row(table.table(), states);
    }

    private static List<String> row(TableReport table) {
        var cells = new ArrayList<>(List.of(table.table()));
        RunReport.MONTHS.forEach(month -> cells.add(at(table, month)));
        return cells;
    }

    private static String at(TableReport table, int month) {
        return table.deal().flatMap(d -> d.statusAt(month)).map(Words::status).orElse("–");
    }

    private String story(TableReport table) {
        return table.deal()
                .map(deal -> signed(table, deal))
                .orElseGet(() -> "no deal: "
                        + table.closed().map(TableReport.Closing::text).orElse("the session ended before it closed")
                        + ".");
    }

    private String signed(TableReport table, SignedDeal deal) {
        boolean truce = transcript
                .scenario()
                .table(table.table())
                .filter(t -> t.kind() == TableKind.TRUCE)
                .isPresent();
        String start = "signed in round " + deal.round() + ", " + Words.status(deal.opening());
        String course =
                deal.course().stream().map(change -> step(change, truce)).collect(Collectors.joining("; "));
        return start + (course.isEmpty() ? " to the end" : "; " + course) + ".";
    }

    private String step(SignedDeal.StatusChange change, boolean truce) {
        String what = truce && change.to() == DealStatus.LAPSED ? "broke down" : Words.status(change.to());
        String why = change.cause().map(c -> " because of " + Words.cause(c)).orElse("");
        return what + why + " in " + words.month(change.month());
    }

    private String projects(Table table) {
        return table.projects().stream()
                        .map(project -> project.name() + ": " + sells(table.id(), project.name()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private String sells(String table, String project) {
        return transcript.entries().stream()
                .filter(e -> e.event() instanceof Event.ProjectCompleted done
                        && done.table().equals(table)
                        && done.project().equals(project))
                .map(Entry::month)
                .findFirst()
                .map(month -> "sells since " + words.month(month))
                .orElse("nothing sold so far");
    }
}
