package parley.sweep.summit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import parley.summit.month.Months;
import parley.summit.report.CountryReport;
import parley.summit.report.CountryReport.MonthReport;
import parley.summit.report.MeasureReport;
import parley.summit.report.RunReport;
import parley.summit.report.TableReport;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.TableKind;
import parley.summit.transcript.Event;
import parley.sweep.run.Cell;
import parley.sweep.run.Column;
import parley.sweep.run.Column.Kind;

/** A number that stands for a whole run: what a sweep counts first, and what sensitivity is about. */
public enum Headline {
    DEALS_SIGNED(Kind.WHOLE, "", "deals signed at the summit, without the truce"),
    TRUCE(Kind.FLAG, "", "whether a truce was signed"),
    DEALS_STALLED(Kind.WHOLE, "", "deals in force that stalled at some time in sixty months"),
    PROJECTS_COMPLETED(Kind.WHOLE, "", "projects that sell within sixty months"),
    CHINA_MOVES(Kind.WHOLE, "", "moves on China's ladders that no truce brought"),
    CHINA_HIGHEST(Kind.WHOLE, "level", "highest level of China toward the United States or toward all"),
    TARIFF_HIGHEST(Kind.WHOLE, "level", "highest level of the United States toward China"),
    PRICES_SUPPRESSED(Kind.WHOLE, "", "times China began to press a price"),
    TENSION(Kind.REAL, "0..1", "between China and the United States after sixty months"),
    DEPENDENCE_0(Kind.REAL, "0..1", "mean dependence on China of all other countries after the summit"),
    DEPENDENCE_60(Kind.REAL, "0..1", "the same after sixty months"),
    SHORTAGE_MONTHS(Kind.REAL, "months", "sum over the months of the mean shortage of all countries but China"),
    LOSS(Kind.REAL, "US$ bn", "losses of all countries but China in sixty months"),
    LOSS_CHINA(Kind.REAL, "US$ bn", "losses of China in sixty months"),
    BUYER_GAIN(Kind.REAL, "0.1 % of GDP", "what its deals were worth to the United States when it signed them"),
    UNSOLD(Kind.REAL, "t", "new output that found no buyer in sixty months");

    private final Kind kind;
    private final String unit;
    private final String meaning;

    Headline(Kind kind, String unit, String meaning) {
        this.kind = kind;
        this.unit = unit;
        this.meaning = meaning;
    }

    Column column() {
        return new Column(name().toLowerCase(Locale.ROOT), kind, unit, meaning);
    }

    /** The column as a number, in SQL. */
    String number() {
        return "CAST(" + name().toLowerCase(Locale.ROOT) + " AS DOUBLE)";
    }

    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** What stands in the column for a run. */
    Cell cell(Scenario scenario, RunReport report, Course course) {
        return switch (this) {
            case DEALS_SIGNED ->
                new Cell.Whole(deals(scenario, report)
                        .filter(t -> t.deal().isPresent())
                        .count());
            case TRUCE ->
                new Cell.Flag(report.deals().stream()
                        .anyMatch(t ->
                                kind(scenario, t) == TableKind.TRUCE && t.deal().isPresent()));
            case DEALS_STALLED ->
                new Cell.Whole(deals(scenario, report)
                        .filter(t -> t.stallCause().isPresent())
                        .count());
            case PROJECTS_COMPLETED -> new Cell.Whole(count(course, Event.ProjectCompleted.class));
            case CHINA_MOVES ->
                new Cell.Whole(report.measures().stream()
                        .filter(m ->
                                m.actor().equals(Scenario.CHINA) && m.truce().isEmpty())
                        .count());
            case CHINA_HIGHEST -> new Cell.Whole(report.escalation().highest());
            case TARIFF_HIGHEST -> Cell.of(tariffs(scenario, report));
            case PRICES_SUPPRESSED -> new Cell.Whole(count(course, Event.PriceSuppressed.class));
            case TENSION ->
                Cell.of(last(course)
                        .map(Event.OutlookReached::tension)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()));
            case DEPENDENCE_0 -> Cell.of(mean(report, 0, MonthReport::dependence));
            case DEPENDENCE_60 -> Cell.of(mean(report, Months.HORIZON, MonthReport::dependence));
            case SHORTAGE_MONTHS -> new Cell.Real(shortage(report));
            case LOSS ->
                new Cell.Real(others(report).flatMapToDouble(Headline::loss).sum());
            case LOSS_CHINA ->
                new Cell.Real(report.outlook().stream()
                        .filter(c -> c.country().equals(Scenario.CHINA))
                        .flatMapToDouble(Headline::loss)
                        .sum());
            case BUYER_GAIN ->
                new Cell.Real(deals(scenario, report)
                        .flatMap(t -> t.deal().stream())
                        .mapToDouble(d -> d.utilities().getOrDefault(Scenario.USA, 0.0))
                        .sum());
            case UNSOLD ->
                Cell.of(last(course)
                        .map(Event.OutlookReached::unsold)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()));
        };
    }

    private static Stream<TableReport> deals(Scenario scenario, RunReport report) {
        return report.deals().stream().filter(t -> kind(scenario, t) == TableKind.DEAL);
    }

    private static TableKind kind(Scenario scenario, TableReport table) {
        return scenario.table(table.table()).orElseThrow().kind();
    }

    private static long count(Course course, Class<? extends Event> kind) {
        return course.transcript().entries().stream()
                .filter(e -> kind.isInstance(e.event()))
                .count();
    }

    private static OptionalInt tariffs(Scenario scenario, RunReport report) {
        List<Ladder> ladders = scenario.ladders().stream()
                .filter(l -> l.kind() == LadderKind.TARIFFS)
                .toList();
        return Stream.concat(
                        ladders.stream().map(Ladder::openingLevel),
                        report.measures().stream()
                                .filter(m -> ladders.stream().anyMatch(l -> l.id().equals(m.ladder())))
                                .map(MeasureReport::to))
                .mapToInt(level -> level)
                .max();
    }

    private static Optional<Event.OutlookReached> last(Course course) {
        return course.transcript().entries().stream()
                .flatMap(e -> e.event() instanceof Event.OutlookReached reached ? Stream.of(reached) : Stream.empty())
                .reduce((before, after) -> after);
    }

    private static Stream<CountryReport> others(RunReport report) {
        return report.outlook().stream().filter(c -> !c.country().equals(Scenario.CHINA));
    }

    private static OptionalDouble mean(RunReport report, int month, ToDoubleFunction<MonthReport> number) {
        return others(report)
                .flatMap(c -> c.at(month).stream())
                .mapToDouble(number)
                .average();
    }

    private static double shortage(RunReport report) {
        double sum = 0;
        for (int month = 1; month <= Months.HORIZON; month++) {
            sum += mean(report, month, MonthReport::shortage).orElse(0);
        }
        return sum;
    }

    private static DoubleStream loss(CountryReport country) {
        return country.at(Months.HORIZON).stream().mapToDouble(MonthReport::loss);
    }
}
