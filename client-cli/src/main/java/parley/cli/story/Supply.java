package parley.cli.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Courses;
import parley.cli.story.Chart.Series;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.report.CountryReport;
import parley.summit.report.CountryReport.MonthReport;
import parley.summit.report.RunReport;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Scenario;

/** What became of everybody's supply: dependence on China, shortage, welfare. */
record Supply(Scenario scenario, RunReport report, Words words, Arrivals arrivals, Detail detail) {

    private static final List<Integer> MONTHS = List.of(0, 12, 24, 60);
    private static final int BRIEF = 8;

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "The outlook: supply"));
        if (reached() < 0) {
            blocks.add(new Paragraph("The session ended before the summit did, so there is nothing to see."));
            return blocks;
        }
        var minerals = new Minerals(scenario, words, arrivals, detail);
        blocks.add(dependence());
        minerals.dependence().ifPresent(blocks::add);
        crossing(Crossing::dependence).ifPresent(blocks::add);
        blocks.add(shortage());
        minerals.shortage().ifPresent(blocks::add);
        crossing(Crossing::shortage).ifPresent(blocks::add);
        blocks.add(welfare());
        return blocks;
    }

    /** Too wide for a terminal. */
    private Optional<Figure> crossing(Function<Crossing, Optional<Figure>> figure) {
        return detail == Detail.FULL ? figure.apply(new Crossing(scenario, words, arrivals)) : Optional.empty();
    }

    private int reached() {
        return report.outlook().stream()
                .flatMap(c -> c.months().stream())
                .mapToInt(MonthReport::month)
                .max()
                .orElse(-1);
    }

    /** China comes last, so that the others look the same in a picture without it. */
    private List<CountryReport> countries() {
        return report.outlook().stream()
                .sorted(Comparator.comparing(c -> c.country().equals(Scenario.CHINA)))
                .toList();
    }

    private Figure dependence() {
        List<CountryReport> buyers = countries().stream()
                .filter(c -> !c.country().equals(Scenario.CHINA))
                .toList();
        List<CountryReport> shown = shown(buyers, MonthReport::dependence, .01);
        return new Figure(
                "Dependence on China, % of a country's use, by value",
                change(buyers) + Detail.leftOut(buyers.size() - shown.size()),
                new Courses("% of use from China", 0, 100, series(shown, m -> 100 * m.dependence())),
                grid(shown, m -> Words.percent(m.dependence())),
                everyMonth(buyers, m -> Words.percent(m.dependence())));
    }

    /** On a terminal, those for whom something changes, most first; nobody's number is cut where all fit. */
    private List<CountryReport> shown(
            List<CountryReport> countries, ToDoubleFunction<MonthReport> number, double visible) {
        if (detail == Detail.FULL || countries.size() <= BRIEF) {
            return countries;
        }
        List<CountryReport> moving = countries.stream()
                .filter(c -> range(c, number) >= visible)
                .sorted(Comparator.comparingDouble(c -> -range(c, number)))
                .limit(BRIEF)
                .toList();
        return moving.isEmpty() ? countries.subList(0, 1) : moving;
    }

    private static double range(CountryReport country, ToDoubleFunction<MonthReport> number) {
        DoubleSummaryStatistics all =
                country.months().stream().mapToDouble(number).summaryStatistics();
        return all.getMax() - all.getMin();
    }

    private String change(List<CountryReport> buyers) {
        return buyers.stream()
                .max(Comparator.comparingDouble(c -> Math.abs(moved(c))))
                .map(c -> "It moves most for %s: from %s to %s %% after %d months%s"
                        .formatted(words.the(c.country()), share(c, 0), share(c, reached()), reached(), because(c)))
                .orElse("");
    }

    /** Less from China is no sign of new suppliers while China lets less out. */
    private String because(CountryReport country) {
        Optional<String> restriction = moved(country) < 0 ? restriction(country) : Optional.empty();
        return restriction
                .map(level ->
                        ", while China restricts what it sells it (%s): less arrives from China, which need not mean that more comes from elsewhere.%s"
                                .formatted(level, dearest(country)))
                .orElse(". What a country makes itself or buys elsewhere counts against it.");
    }

    /** The highest of China's levels in force against a country that holds exports back. */
    Optional<String> restriction(CountryReport country) {
        var levels = new Levels(report);
        return scenario.ladders().stream()
                .filter(l -> l.kind() == LadderKind.LICENCES_ALL
                        || (l.kind() == LadderKind.LICENCES_ONE
                                && l.target().filter(country.country()::equals).isPresent()))
                .map(l -> l.levels().get(levels.at(l, reached())))
                .filter(level -> level.ban() || level.approval() < 1)
                .min(Comparator.comparingDouble(level -> level.ban() ? -1 : level.approval()))
                .map(Ladder.Level::title);
    }

    private String dearest(CountryReport country) {
        return country.months().stream()
                .filter(m -> !m.markets().isEmpty())
                .reduce((earlier, later) -> later)
                .flatMap(m -> m.markets().stream()
                        .max(Comparator.comparingDouble(MarketOutlook::price))
                        .map(dearest -> " Dearest for it in month %d: %s, at %s times the mean price of 2024."
                                .formatted(
                                        m.month(),
                                        words.market(dearest.market()),
                                        String.format(Locale.ROOT, "%.1f", dearest.price()))))
                .orElse("");
    }

    private double moved(CountryReport country) {
        return last(country).dependence() - first(country).dependence();
    }

    private static String share(CountryReport country, int month) {
        return country.at(month).map(m -> Words.percent(m.dependence())).orElse("?");
    }

    private static MonthReport first(CountryReport country) {
        return country.months().get(0);
    }

    private static MonthReport last(CountryReport country) {
        return country.months().get(country.months().size() - 1);
    }

    /** Flat lines at 0 say less than a sentence. */
    private Block shortage() {
        List<CountryReport> all = countries();
        if (all.stream().flatMap(c -> c.months().stream()).noneMatch(m -> m.shortage() >= .0005)) {
            return new Paragraph("Shortage: nobody ever lacks anything that can be seen in these numbers.");
        }
        List<CountryReport> shown = lacking(all);
        return new Figure(
                "Shortage, % of a country's use that is missing in the month",
                worst(all) + Detail.leftOut(all.size() - shown.size()),
                new Courses("% of use that is missing", 0, .1, series(shown, m -> 100 * m.shortage())),
                grid(shown, m -> Words.percent(m.shortage())),
                everyMonth(all, m -> Words.percent(m.shortage())));
    }

    private List<CountryReport> lacking(List<CountryReport> all) {
        List<CountryReport> lacking = all.stream()
                .filter(c -> c.months().stream().anyMatch(m -> m.shortage() >= .0005))
                .toList();
        return shown(lacking, MonthReport::shortage, 0);
    }

    private String worst(List<CountryReport> all) {
        record Worst(CountryReport country, MonthReport month) {}
        Optional<Worst> worst = all.stream()
                .flatMap(c -> c.months().stream().map(m -> new Worst(c, m)))
                .max(Comparator.comparingDouble(w -> w.month().shortage()));
        return worst.filter(w -> w.month().shortage() >= .0005)
                .map(w -> "It is worst for %s in month %d: %s %% of what it uses is missing."
                        .formatted(
                                words.the(w.country().country()),
                                w.month().month(),
                                Words.percent(w.month().shortage())))
                .orElse("Nobody ever lacks anything that can be seen in these numbers.");
    }

    private Figure welfare() {
        List<CountryReport> all = countries();
        List<CountryReport> shown = shown(all, MonthReport::welfare, .005);
        String sentence = all.stream()
                .min(Comparator.comparingDouble(c -> last(c).welfare()))
                .filter(c -> last(c).loss() >= .005)
                .map(c -> "%s loses most: %s by month %d."
                        .formatted(Words.sentence(words.the(c.country())), Words.bn(last(c).welfare()), reached()))
                .orElse("Nobody loses anything that can be seen in these numbers.");
        return new Figure(
                "Welfare, US$ bn since the summit",
                sentence
                        + " It is minus the cumulative loss against a world at rest: missing output, dearer imports, use"
                        + " given up." + Detail.leftOut(all.size() - shown.size()),
                new Courses("US$ bn since the summit", -.1, 0, series(shown, MonthReport::welfare)),
                grid(shown, m -> Words.signed(m.welfare())),
                everyMonth(all, m -> Words.signed(m.welfare())));
    }

    private static List<Series> series(List<CountryReport> countries, ToDoubleFunction<MonthReport> number) {
        return countries.stream()
                .map(c -> new Series(
                        c.name(),
                        c.months().stream().mapToDouble(number).boxed().toList()))
                .toList();
    }

    private static Grid grid(List<CountryReport> countries, Function<MonthReport, String> cell) {
        var head = new ArrayList<>(List.of("months after"));
        MONTHS.forEach(m -> head.add(String.valueOf(m)));
        return new Grid(head, countries.stream().map(c -> row(c, cell)).toList());
    }

    private List<Fold> everyMonth(List<CountryReport> countries, Function<MonthReport, String> cell) {
        var head = new ArrayList<>(List.of("month"));
        countries.forEach(c -> head.add(c.name()));
        List<List<String>> rows = IntStream.rangeClosed(0, reached())
                .mapToObj(month -> {
                    var cells = new ArrayList<>(List.of(String.valueOf(month)));
                    countries.forEach(c -> cells.add(c.at(month).map(cell).orElse("–")));
                    return (List<String>) cells;
                })
                .toList();
        return List.of(new Fold("Every month", new Grid(head, rows)));
    }

    private static List<String> row(CountryReport country, Function<MonthReport, String> cell) {
        var cells = new ArrayList<>(List.of(country.name()));
        MONTHS.forEach(month -> cells.add(country.at(month).map(cell).orElse("–")));
        return cells;
    }
}
