package parley.cli.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import parley.summit.report.StandingDeal;
import parley.summit.report.TableReport;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Appraisal;
import parley.summit.session.Replay.Worth;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Transcript;

/** What came of every table: what signing was worth, and how the deals fared since. */
record Deals(Transcript transcript, Words words, RunReport report, Map<String, Worth> worth, Concessions concessions) {

    private static final String TRUCE_TERM =
            " A truce does not end with its term; once that is over, it is likelier to break.";

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "What became of the deals"));
        concessions.figure().ifPresent(blocks::add);
        gains().ifPresent(blocks::add);
        leftOver().ifPresent(blocks::add);
        states().ifPresent(blocks::add);
        report.deals().forEach(table -> blocks.add(Item.of(table.table(), story(table))));
        blocks.addAll(new Plants(transcript, words).blocks());
        return blocks;
    }

    private List<TableReport> signed() {
        return report.deals().stream().filter(t -> t.deal().isPresent()).toList();
    }

    private Optional<Figure> gains() {
        List<Sums.Row> rows = signed().stream().flatMap(t -> sums(t).stream()).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(sums(
                        "What signing was worth over no deal, as much as US$ bn",
                        most(rows)
                                + " Without a deal each side has 0, and nobody has to sign for less. The sum of the three"
                                + " parts is what counted on the day.",
                        rows));
    }

    private static String most(List<Sums.Row> rows) {
        Sums.Row most =
                rows.stream().reduce((a, b) -> b.total() > a.total() ? b : a).orElseThrow();
        Sums.Row least =
                rows.stream().reduce((a, b) -> b.total() < a.total() ? b : a).orElseThrow();
        return "It is worth most to %s (%s) and least to %s (%s)."
                .formatted(most.name(), Words.bn(most.total()), least.name(), Words.bn(least.total()));
    }

    private Optional<Figure> leftOver() {
        List<TableReport> open =
                report.deals().stream().filter(t -> t.deal().isEmpty()).toList();
        List<Sums.Row> rows = open.stream().flatMap(t -> sums(t).stream()).toList();
        long both = open.stream()
                .map(this::sums)
                .filter(r -> !r.isEmpty() && r.stream().allMatch(row -> row.total() >= 0))
                .count();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(sums(
                        "What was left on the tables: the last offer, as much as US$ bn over no deal",
                        "At %d of %d tables without a signature the last offer was worth more than no deal to both sides; at the others one side does better with 0."
                                .formatted(both, open.size()),
                        rows));
    }

    private Figure sums(String title, String sentence, List<Sums.Row> rows) {
        return new Figure(
                title,
                sentence,
                new Sums("worth as much as US$ bn", rows),
                new Grid(
                        List.of("", "material", "China", "politics", "in all", "no deal"),
                        rows.stream().map(this::cells).toList()));
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

    private List<String> cells(Sums.Row row) {
        var cells = new ArrayList<>(List.of(row.name()));
        row.parts().forEach(part -> cells.add(Words.signed(part.value())));
        cells.add(Words.signed(row.total()));
        String table = row.name().substring(0, row.name().indexOf(": "));
        cells.add(transcript.scenario().table(table).map(words::withoutDeal).orElse("0"));
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
                standing(last)
                        + " A deal that stalls adds nothing until it is taken up again; one that lapses never does.",
                new States(signed().stream().map(t -> states(t, last)).toList()),
                new Grid(head, signed().stream().map(Deals::row).toList())));
    }

    private String standing(int month) {
        Map<String, Long> standing = signed().stream()
                .collect(Collectors.groupingBy(t -> at(t, month), LinkedHashMap::new, Collectors.counting()));
        long stalled = signed().stream()
                .filter(t -> t.deal().flatMap(SignedDeal::stallCause).isPresent())
                .count();
        return "After %d months, of %d signed: %s; %d stalled at some time."
                .formatted(
                        month,
                        signed().size(),
                        Words.list(standing.entrySet().stream()
                                .map(e -> e.getValue() + " " + e.getKey())
                                .toList()),
                        stalled);
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
