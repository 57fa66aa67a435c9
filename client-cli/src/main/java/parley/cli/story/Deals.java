package parley.cli.story;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.States;
import parley.summit.month.Months;
import parley.summit.report.RunReport;
import parley.summit.report.SignedDeal;
import parley.summit.report.StandingDeal;
import parley.summit.report.TableReport;
import parley.summit.scenario.TableKind;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Transcript;

/** What became of every table after the summit: how the deals fared, and which plants came to sell something. */
record Deals(Transcript transcript, Words words, RunReport report, Detail detail) {

    private static final String TRUCE_TERM =
            " A truce does not end with its term; once that is over, it is likelier to break.";

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "The aftermath: deals and plants"));
        states().ifPresent(blocks::add);
        report.deals().stream()
                .filter(t -> t.deal().isPresent()
                        || t.opening().isPresent()
                        || t.closed().isEmpty())
                .forEach(table -> blocks.add(Item.of(table.table(), story(table))));
        nothing().ifPresent(blocks::add);
        blocks.addAll(new Plants(transcript, words, detail).blocks());
        return blocks;
    }

    /** Tables at which nothing was ever signed, by how they closed. */
    private Optional<Item> nothing() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        report.deals().stream()
                .filter(t -> t.deal().isEmpty() && t.opening().isEmpty())
                .forEach(t -> t.closed()
                        .ifPresent(c -> tables.computeIfAbsent(c.text(), x -> new ArrayList<>())
                                .add(t.table())));
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of(
                        "No deal",
                        tables.entrySet().stream()
                                        .map(e -> Words.list(e.getValue()) + ": " + e.getKey())
                                        .collect(Collectors.joining("; "))
                                + "."));
    }

    private List<TableReport> signed() {
        return report.deals().stream().filter(t -> t.deal().isPresent()).toList();
    }

    /** Deals of before that nothing new has replaced. */
    private List<TableReport> standing() {
        return report.deals().stream()
                .filter(t -> t.deal().isEmpty() && t.opening().isPresent())
                .toList();
    }

    private Optional<Figure> states() {
        List<TableReport> shown =
                Stream.concat(signed().stream(), standing().stream()).toList();
        int last = IntStream.rangeClosed(0, Months.HORIZON)
                .filter(m -> shown.stream().anyMatch(t -> t.statusAt(m).isPresent()))
                .max()
                .orElse(-1);
        if (last < 0) {
            return Optional.empty();
        }
        var head = new ArrayList<>(List.of("months after"));
        RunReport.MONTHS.forEach(m -> head.add(String.valueOf(m)));
        return Optional.of(new Figure(
                "Where the deals stood",
                standing(last)
                        + " A deal that stalls adds nothing until it is taken up again; one that lapses never does.",
                new States(
                        YearMonth.from(transcript.scenario().firstDay()),
                        shown.stream().map(t -> states(t, last)).toList()),
                new Grid(head, shown.stream().map(Deals::row).toList())));
    }

    private String standing(int month) {
        long stalled = signed().stream().filter(t -> t.stallCause().isPresent()).count();
        return "After %d months%s%s."
                .formatted(
                        month,
                        signed().isEmpty()
                                ? ""
                                : ", of %d signed: %s; %d stalled at some time"
                                        .formatted(signed().size(), standing(signed(), month), stalled),
                        standing().isEmpty()
                                ? ""
                                : (signed().isEmpty() ? "" : ";")
                                        + " of %d from before that nothing replaced: %s"
                                                .formatted(standing().size(), standing(standing(), month)));
    }

    private static String standing(List<TableReport> tables, int month) {
        Map<String, Long> standing = tables.stream()
                .collect(Collectors.groupingBy(t -> at(t, month), LinkedHashMap::new, Collectors.counting()));
        return Words.list(standing.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .toList());
    }

    private static String name(TableReport table) {
        return table.table() + (table.deal().isPresent() ? "" : " (old)");
    }

    private static States.Row states(TableReport table, int last) {
        return new States.Row(
                name(table),
                IntStream.rangeClosed(0, last).mapToObj(m -> at(table, m)).toList());
    }

    private static List<String> row(TableReport table) {
        var cells = new ArrayList<>(List.of(name(table)));
        RunReport.MONTHS.forEach(month -> cells.add(at(table, month)));
        return cells;
    }

    private static String at(TableReport table, int month) {
        return table.statusAt(month).map(Words::status).orElse("–");
    }

    private String story(TableReport table) {
        return table.deal()
                .map(deal -> signed(table, deal))
                .orElseGet(() -> "no deal: "
                        + table.closed().map(TableReport.Closing::text).orElse("the session ended before it closed")
                        + "."
                        + table.opening().map(this::goesOn).orElse(""));
    }

    /** What was in force before stays in force where nothing new was signed. */
    private String goesOn(StandingDeal deal) {
        String course = course(deal.course(), false);
        return " %s goes on%s.".formatted(deal.title(), course.isEmpty() ? " to the end" : "; " + course);
    }

    private String signed(TableReport table, SignedDeal deal) {
        boolean truce = transcript
                .scenario()
                .table(table.table())
                .filter(t -> t.kind() == TableKind.TRUCE)
                .isPresent();
        String start = "signed in round " + deal.round() + ", " + Words.status(deal.opening());
        String course = course(deal.course(), truce);
        return start + (course.isEmpty() ? " to the end" : "; " + course) + "." + (truce ? TRUCE_TERM : "");
    }

    private String course(List<SignedDeal.StatusChange> changes, boolean truce) {
        var steps = new ArrayList<String>();
        boolean resumes = false;
        for (int i = 0; i < changes.size(); i++) {
            SignedDeal.StatusChange change = changes.get(i);
            boolean late = resumes
                    && change.to() == DealStatus.EXPIRED
                    && change.month() <= changes.get(i - 1).month() + 1;
            resumes = change.to() == DealStatus.IN_FORCE
                    && i > 0
                    && changes.get(i - 1).to() == DealStatus.STALLED;
            steps.add(
                    resumes
                            ? "taken up again in " + words.month(change.month())
                            : step(change, truce) + (late ? ", since its term had passed while it was stalled" : ""));
        }
        return String.join("; ", steps);
    }

    private String step(SignedDeal.StatusChange change, boolean truce) {
        String what = truce && change.to() == DealStatus.LAPSED ? "broke down" : Words.status(change.to());
        String why = change.cause().map(c -> " because of " + Words.cause(c)).orElse("");
        return what + why + " in " + words.month(change.month());
    }
}
