package parley.sweep.summit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.summit.market.CountryOutlook;
import parley.summit.month.MonthEnd;
import parley.summit.report.MeasureReport;
import parley.summit.report.RunReport;
import parley.summit.report.SignedDeal;
import parley.summit.report.TableReport;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Appraisal;
import parley.summit.transcript.DealStatus;
import parley.sweep.run.Cell;
import parley.sweep.run.Column;
import parley.sweep.run.Keeper;
import parley.sweep.run.Table;
import parley.sweep.summit.Course.Signature;

/** What is kept of a summit, table by table. */
final class Kept {

    static final Table RUNS = new Table(
            "runs",
            Stream.concat(
                            Stream.of(
                                    Column.whole("draw", "", "number of the draw of the parameters, from 0"),
                                    Column.whole("seed", "", "of the run's luck"),
                                    Column.whole(
                                            "parameter_seed", "", "of the parameters that the design does not place"),
                                    Column.text("digest", "SHA-256 of the run's transcript, as parley run prints it")),
                            Arrays.stream(Headline.values()).map(Headline::column))
                    .toList());

    static final Table DEALS = new Table(
            "deals",
            List.of(
                    Column.text("table_id", "the two parties, the buyer first, e.g. USA-MYS"),
                    Column.text("kind", "deal or truce"),
                    Column.flag("stood", "whether a deal was in force there when the summit opened"),
                    Column.flag("signed", "whether it was signed at the summit"),
                    Column.whole("round", "", "in which it was signed"),
                    Column.text("levels", "of what was signed: one index for each issue, in the table's order"),
                    Column.real("clause", "0..1", "how far what was signed excludes China"),
                    Column.real("form", "0..1", "0 memorandum, .5 binding, 1 treaty"),
                    Column.real("committed", "US$ bn", "by the buyer"),
                    Column.real("buyer_surplus", "0.1 % of GDP", "what signing was worth to the buyer"),
                    Column.real("buyer_welfare", "0.1 % of GDP", "of that, welfare"),
                    Column.real("buyer_retaliation", "0.1 % of GDP", "less what it expects China to answer"),
                    Column.real("buyer_politics", "0.1 % of GDP", "and politics at home"),
                    Column.real("host_surplus", "0.1 % of GDP", "what signing was worth to the host"),
                    Column.real("host_welfare", "0.1 % of GDP", "of that, welfare"),
                    Column.real("host_retaliation", "0.1 % of GDP", "less what it expects China to answer"),
                    Column.real("host_politics", "0.1 % of GDP", "and politics at home"),
                    Column.real(
                            "frontier_gap",
                            "share of each side's best",
                            "distance from the frontier of the deals that differ in at most two terms; looked for in"
                                    + " every tenth run, with --record full in all"),
                    Column.text("status_0", "of the deal in force, after the summit"),
                    Column.text("status_12", "the same after 12 months"),
                    Column.text("status_24", "after 24 months"),
                    Column.text("status_36", "after 36 months"),
                    Column.text("status_60", "after 60 months"),
                    Column.whole("first_stall", "month", "in which the deal in force first stalled"),
                    Column.text("stall_cause", "why it first stalled")));

    static final Table MEASURES = new Table(
            "measures",
            List.of(
                    Column.text("ladder", "actor and target, e.g. CHN>USA"),
                    Column.whole("round", "", "of the summit, 0 after it"),
                    Column.whole("month", "", "after the summit, 0 before"),
                    Column.whole("from_level", "", "before the move"),
                    Column.whole("to_level", "", "after it"),
                    Column.flag("truce", "whether a truce brought it")));

    static final Table OUTLOOK = new Table(
            "outlook",
            List.of(
                    Column.text("country", "its code"),
                    Column.text("market", "the mineral's stage; empty for all of them, weighted by value"),
                    Column.whole("month", "", "after the summit"),
                    Column.real("dependence", "0..1", "share of what arrives that comes from China"),
                    Column.real("shortage", "0..1", "share of the use that is missing in the month"),
                    Column.real("price", "index, 2024 = 1", "of one market"),
                    Column.real("stock", "months of use", "of one market"),
                    Column.real("loss", "US$ bn", "of a country since the summit, all markets")));

    static final Table PARAMETERS = new Table(
            "parameters", Arrays.stream(Parameter.values()).map(Kept::column).toList());

    static final List<Table> TABLES = List.of(RUNS, DEALS, MEASURES, OUTLOOK, PARAMETERS);

    private static final String CLAUSE = "chn";
    private static final String FORM = "bin";
    private static final int HALF_A_YEAR = 6;
    private static final Set<Integer> DETAILED = new TreeSet<>(RunReport.MONTHS);

    private final SummitPlan plan;

    Kept(SummitPlan plan) {
        this.plan = plan;
    }

    /** Symbols differ in their case alone here and there; names do not. */
    static String name(Parameter parameter) {
        return parameter.name().toLowerCase(Locale.ROOT);
    }

    private static Column column(Parameter p) {
        return Column.real(
                name(p),
                p.unit(),
                "%s: %s; default %s, range %s to %s; %s"
                        .formatted(p.symbol(), p.meaning(), p.standard(), p.low(), p.high(), p.source()));
    }

    void keep(long run, Parameters parameters, Course course, Keeper keeper) {
        RunReport report = RunReport.of(course.transcript());
        keeper.keep(RUNS, row(run, report, course));
        report.deals().forEach(table -> keeper.keep(DEALS, deal(table, course)));
        report.measures().forEach(measure -> keeper.keep(MEASURES, measure(measure)));
        course.months().forEach(month -> outlook(month, keeper));
        keeper.keep(
                PARAMETERS,
                Arrays.stream(Parameter.values())
                        .map(p -> (Cell) new Cell.Real(parameters.get(p)))
                        .toList());
    }

    private List<Cell> row(long run, RunReport report, Course course) {
        var cells = new ArrayList<Cell>(List.of(
                new Cell.Whole(plan.draw(run)),
                new Cell.Whole(report.seed()),
                new Cell.Whole(report.parameterSeed()),
                new Cell.Text(report.digest())));
        for (Headline headline : Headline.values()) {
            cells.add(headline.cell(plan.scenario(), report, course));
        }
        return cells;
    }

    private List<Cell> deal(TableReport table, Course course) {
        Optional<SignedDeal> signed = table.deal();
        Optional<Signature> signature =
                signed.flatMap(s -> Optional.ofNullable(course.signatures().get(table.table())));
        var cells = new ArrayList<Cell>(List.of(
                new Cell.Text(table.table()),
                new Cell.Text(kind(table).name().toLowerCase(Locale.ROOT)),
                new Cell.Flag(table.opening().isPresent()),
                new Cell.Flag(signed.isPresent()),
                whole(signed.map(SignedDeal::round)),
                text(signed.map(s -> s.deal().toString())),
                real(signed.flatMap(s -> value(s, CLAUSE))),
                real(signed.flatMap(s -> value(s, FORM))),
                real(signed.map(SignedDeal::committed))));
        for (String party : table.parties()) {
            cells.addAll(worth(signature.map(s -> s.worth().get(party))));
        }
        cells.add(Cell.of(signature.map(Signature::gap).orElse(OptionalDouble.empty())));
        RunReport.MONTHS.forEach(month -> cells.add(text(table.statusAt(month).map(Kept::word))));
        cells.add(whole(firstStall(table)));
        cells.add(text(table.stallCause().map(c -> c.name().toLowerCase(Locale.ROOT))));
        return cells;
    }

    private TableKind kind(TableReport table) {
        return plan.scenario().table(table.table()).orElseThrow().kind();
    }

    private static List<Cell> worth(Optional<Appraisal> worth) {
        return List.of(
                real(worth.map(Appraisal::surplus)),
                real(worth.map(Appraisal::welfare)),
                real(worth.map(Appraisal::retaliation)),
                real(worth.map(Appraisal::politics)));
    }

    private static String word(DealStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Integer> firstStall(TableReport table) {
        return (table.deal().isPresent()
                        ? table.deal().stream().flatMap(d -> d.course().stream())
                        : table.opening().stream().flatMap(d -> d.course().stream()))
                .filter(change -> change.to() == DealStatus.STALLED)
                .map(SignedDeal.StatusChange::month)
                .findFirst();
    }

    private static Optional<Double> value(SignedDeal deal, String issue) {
        return Optional.ofNullable(deal.terms().get(issue)).map(Issue.Level::value);
    }

    private static List<Cell> measure(MeasureReport measure) {
        return List.of(
                new Cell.Text(measure.ladder()),
                new Cell.Whole(measure.when().round()),
                new Cell.Whole(measure.when().month()),
                new Cell.Whole(measure.from()),
                new Cell.Whole(measure.to()),
                new Cell.Flag(measure.truce().isPresent()));
    }

    private void outlook(MonthEnd end, Keeper keeper) {
        boolean full = plan.recording() == Recording.FULL;
        if (full || end.month() % HALF_A_YEAR == 0) {
            for (CountryOutlook country : end.countries()) {
                keeper.keep(OUTLOOK, all(country, end.month()));
                if (full || DETAILED.contains(end.month())) {
                    country.markets().forEach(market -> keeper.keep(OUTLOOK, one(country, market, end.month())));
                }
            }
        }
    }

    private static List<Cell> all(CountryOutlook country, int month) {
        return List.of(
                new Cell.Text(country.country()),
                new Cell.Text(""),
                new Cell.Whole(month),
                new Cell.Real(country.dependence()),
                new Cell.Real(country.shortage()),
                new Cell.None(),
                new Cell.None(),
                new Cell.Real(country.loss()));
    }

    private static List<Cell> one(CountryOutlook country, CountryOutlook.MarketOutlook market, int month) {
        return List.of(
                new Cell.Text(country.country()),
                new Cell.Text(market.market()),
                new Cell.Whole(month),
                new Cell.Real(market.dependence()),
                new Cell.Real(market.shortage()),
                new Cell.Real(market.price()),
                new Cell.Real(market.stockMonths()),
                new Cell.None());
    }

    private static Cell text(Optional<String> text) {
        return text.<Cell>map(Cell.Text::new).orElseGet(Cell.None::new);
    }

    private static Cell whole(Optional<Integer> number) {
        return Cell.of(number.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    private static Cell real(Optional<Double> number) {
        return Cell.of(number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
}
