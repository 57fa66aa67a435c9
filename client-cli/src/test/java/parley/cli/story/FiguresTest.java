package parley.cli.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Fold;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Atlas;
import parley.cli.story.Chart.Atlas.Link;
import parley.cli.story.Chart.Atlas.Standing;
import parley.cli.story.Chart.Matrix;
import parley.cli.story.Chart.Panels;
import parley.cli.story.Chart.Panels.Point;
import parley.cli.story.Chart.States;
import parley.cli.story.Chart.Sums;
import parley.summit.chance.Secrets;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.report.CountryReport.MonthReport;
import parley.summit.report.RunReport;
import parley.summit.report.TableReport;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Negotiator;
import parley.summit.session.Replay;
import parley.summit.session.Replay.Bid;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

/** What figures show and claim, against what the transcript and its replay say. */
class FiguresTest {

    private static final ScenarioLibrary LIBRARY = new ScenarioLibrary(Path.of("..", "scenarios"));
    private static final List<Run> RUNS = Stream.concat(
                    IntStream.rangeClosed(1, 6).mapToObj(seed -> Run.of("starter", seed)),
                    Stream.of(1, 5, 7).map(seed -> Run.of("gyeongju-2025", seed)))
            .toList();

    /** A played session. */
    record Run(Transcript transcript, Replay replay, Story story, List<Figure> figures) {

        static Run of(String id, long seed) {
            Scenario scenario = LIBRARY.load(id);
            Map<String, Negotiator> players = new HashMap<>();
            scenario.profiles().forEach((c, p) -> players.put(c, BuiltInStrategy.named(p.defaultStrategy())));
            Transcript transcript = Session.play(scenario, seed, Secrets.open(scenario.seats()), players);
            Replay replay = Replay.of(transcript);
            Story story = new Story(transcript, replay);
            return new Run(transcript, replay, story, drawn(story.page()));
        }

        Scenario scenario() {
            return transcript.scenario();
        }

        RunReport report() {
            return story.report();
        }

        Words words() {
            return new Words(scenario());
        }

        Optional<Figure> figure(String title) {
            return figures.stream().filter(f -> f.title().startsWith(title)).findFirst();
        }

        @Override
        public String toString() {
            return scenario().id() + ", seed " + transcript.seed();
        }
    }

    private static List<Figure> drawn(List<Block> blocks) {
        return blocks.stream()
                .flatMap(b -> b instanceof Figure figure ? Stream.of(figure) : Stream.empty())
                .toList();
    }

    static List<Run> runs() {
        return RUNS;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyFigureSaysSomethingAndHasNumbersUnderNamedColumns(Run run) {
        assertThat(run.figures()).hasSizeGreaterThan(9).allSatisfy(figure -> {
            assertThat(figure.sentence()).hasSizeGreaterThan(20).endsWith(".").doesNotContain("  ", " .", "..");
            assertThat(figure.numbers().rows()).as(figure.title()).isNotEmpty();
            Stream.concat(Stream.of(figure.numbers()), figure.more().stream().flatMap(FiguresTest::grids))
                    .forEach(FiguresTest::isComplete);
        });
    }

    private static Stream<Grid> grids(Fold fold) {
        return fold.blocks().stream().map(Grid.class::cast);
    }

    private static void isComplete(Grid grid) {
        assertThat(grid.head()).doesNotContain("");
        assertThat(grid.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(grid.head()));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whoComesDownFurthestIsWhoseOwnOffersLostMost(Run run) {
        Map<String, List<Double>> shares = new TreeMap<>();
        for (Bid bid : run.replay().bids()) {
            Optional<Double> best = run.replay().bids().stream()
                    .filter(b -> b.table().equals(bid.table()) && b.by().equals(bid.by()) && b.best() > 0)
                    .map(Bid::best)
                    .findFirst();
            if (!bid.accepts() && best.isPresent()) {
                double surplus = Optional.ofNullable(bid.worth().byCountry().get(bid.by()))
                        .orElseThrow()
                        .surplus();
                shares.computeIfAbsent(bid.table() + " " + bid.by(), k -> new ArrayList<>())
                        .add(100 * surplus / best.get());
            }
        }
        double furthest = shares.values().stream()
                .mapToDouble(s -> s.get(0) - s.get(s.size() - 1))
                .max()
                .orElseThrow();
        long unmoved = shares.values().stream()
                .filter(s -> s.get(0) - s.get(s.size() - 1) < .5)
                .count();

        assertThat(run.figure("Concessions").orElseThrow().sentence())
                .contains(" by " + Math.round(furthest) + " points at ")
                .contains("of " + shares.size() + " sides with an offer " + unmoved + " do");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyOfferStandsInThePictureWhereItsWorthIs(Run run) {
        var panels = (Panels) run.figure("Concessions").orElseThrow().chart();
        List<Point> points = panels.panels().stream()
                .flatMap(p -> p.lines().stream().flatMap(l -> l.points().stream()))
                .toList();

        assertThat(points)
                .allMatch(p -> p.y() >= panels.upward().low() - 1e-9
                        && p.y() <= panels.upward().high() + 1e-9);
        assertThat(points.stream().filter(Point::marked).count())
                .isEqualTo(2L
                        * run.report().deals().stream()
                                .filter(t -> t.deal().isPresent())
                                .count());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whatEachSideGotIsTheWorthOfTheSignatureOrOfTheLastOffer(Run run) {
        Figure figure = run.figure("With a deal and without").orElseThrow();
        List<Sums.Group> groups = ((Sums) figure.chart()).groups();
        Map<String, Replay.Worth> worth = run.replay().worth();

        assertThat(groups).hasSameSizeAs(worth.keySet());
        for (Sums.Group group : groups) {
            String table = group.title().substring(0, group.title().indexOf(' '));
            boolean signed = table(run, table).deal().isPresent();
            assertThat(group.title()).isEqualTo(table + (signed ? " ✓ signed" : " ✗ last offer"));
            assertThat(group.rows().stream().map(Sums.Row::total).toList())
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                    .isEqualTo(worths(run, table));
        }
        Comparator<Double> order = Comparator.naturalOrder();
        List<Double> signatures = run.report().deals().stream()
                .filter(t -> t.deal().isPresent())
                .flatMap(t -> worths(run, t.table()).stream())
                .sorted(order)
                .toList();
        if (!signatures.isEmpty()) {
            assertThat(figure.sentence())
                    .contains(" (" + Words.bn(signatures.get(0)) + ").")
                    .contains(" (" + Words.bn(signatures.get(signatures.size() - 1)) + ") and least");
        }
    }

    private static TableReport table(Run run, String id) {
        return run.report().deals().stream()
                .filter(t -> t.table().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> worths(Run run, String table) {
        Replay.Worth worth =
                Optional.ofNullable(run.replay().worth().get(table)).orElseThrow();
        return table(run, table).parties().stream()
                .map(p -> run.words()
                        .money(
                                p,
                                Optional.ofNullable(worth.byCountry().get(p))
                                        .orElseThrow()
                                        .surplus()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theLastMapDrawsEveryDealAsItStands(Run run) {
        List<Figure> maps =
                run.figures().stream().filter(f -> f.chart() instanceof Atlas).toList();
        var last = (Atlas) maps.get(2).chart();

        assertThat(maps).hasSize(3);
        for (TableReport table : run.report().deals()) {
            Standing drawn = last.links().stream()
                    .flatMap(l -> l instanceof Link.Deal d
                                    && List.of(d.from(), d.to()).equals(table.parties())
                            ? Stream.of(d.standing())
                            : Stream.empty())
                    .findFirst()
                    .orElseThrow();
            Optional<DealStatus> status = table.statusAt(60);
            assertThat(drawn == Standing.IN_FORCE || drawn == Standing.FROM_BEFORE)
                    .as(table.table())
                    .isEqualTo(status.filter(s -> s == DealStatus.IN_FORCE).isPresent());
            assertThat(drawn == Standing.NOT_SIGNED).isEqualTo(status.isEmpty());
        }
        assertThat(maps.get(2).sentence())
                .startsWith("Deals of " + run.report().deals().size() + " tables: ");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theFirstMapDrawsWhatStoodBeforeAnybodySpoke(Run run) {
        var first = (Atlas) run.figure("When the summit opens").orElseThrow().chart();
        List<DatedControl> controls =
                run.scenario().controls().stream().filter(c -> !c.revision()).toList();

        assertThat(first.links().stream().filter(l -> l instanceof Link.Deal))
                .hasSameSizeAs(run.scenario().openingDeals());
        assertThat(first.decrees()).hasSameSizeAs(controls);
        assertThat(first.decrees().stream().map(Atlas.Decree::acts).toList())
                .isEqualTo(controls.stream().map(c -> !c.isPending()).toList());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aPendingControlActsWhenItIsDueOrWhenTheTruceThatPutsItOffLetsIt(Run run) {
        List<DatedControl> pending = run.scenario().controls().stream()
                .filter(c -> !c.revision() && c.isPending())
                .toList();
        Optional<Figure> figure = run.figure("Controls of before the summit");
        assertThat(figure.isPresent()).isEqualTo(!pending.isEmpty());
        figure.ifPresent(f -> {
            List<States.Row> rows = ((States) f.chart()).rows();
            for (int i = 0; i < pending.size(); i++) {
                int late =
                        rows.get(i).words().indexOf("in force") - pending.get(i).monthAfterSummit();
                assertThat(late).isEqualTo(suspension(run, pending.get(i)));
                assertThat(f.sentence().contains("put off by a truce for " + late + " months"))
                        .isEqualTo(late > 1);
            }
        });
    }

    /** Until the truce ends, or the months it promised are over. */
    private static int suspension(Run run, DatedControl control) {
        return run.report().deals().stream()
                .filter(t -> run.scenario().table(t.table()).orElseThrow().kind() == TableKind.TRUCE)
                .flatMap(t -> t.deal().stream())
                .mapToInt(deal -> {
                    int promised = control.suspendable()
                            ? (int) Optional.ofNullable(deal.terms().get("sus"))
                                    .orElseThrow()
                                    .value()
                            : 0;
                    int broken = deal.course().stream()
                            .mapToInt(c -> c.month())
                            .findFirst()
                            .orElse(60);
                    return Math.max(0, Math.min(promised, broken - control.monthAfterSummit()));
                })
                .findFirst()
                .orElse(0);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void marketsAreDrawnForEveryMonthAndAgreeWithTheReport(Run run) {
        var panels = (Panels)
                run.figure("Dependence on China by mineral, ").orElseThrow().chart();
        List<MonthReport> usa = run.report().outlook().stream()
                .filter(c -> c.country().equals(Scenario.USA))
                .flatMap(c -> c.months().stream())
                .filter(m -> !m.markets().isEmpty())
                .toList();

        assertThat(usa).hasSize(RunReport.MONTHS.size());
        for (Panels.Panel panel : panels.panels()) {
            String market = run.scenario().markets().stream()
                    .filter(m -> m.name().equals(panel.title()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertThat(panel.lines().get(0).points()).hasSize(61);
            panel.lines().stream()
                    .filter(l -> l.name().equals("United States"))
                    .forEach(line -> usa.forEach(month -> month.markets().stream()
                            .filter(m -> m.market().equals(market))
                            .forEach(m -> assertThat(at(line, month.month()))
                                    .isCloseTo(100 * m.dependence(), within(1e-9)))));
        }
    }

    private static double at(Panels.Line line, int month) {
        return line.points().stream()
                .filter(p -> p.x() == month)
                .mapToDouble(Point::y)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void fieldsOfMineralsAndCountriesAreTheLastMonthsNumbers(Run run) {
        Figure figure = run.figure("Dependence on China by mineral and country").orElseThrow();
        var matrix = (Matrix) figure.chart();
        int high = 0;
        int pairs = 0;
        for (int row = 0; row < matrix.rows().size(); row++) {
            String market = market(run, matrix.rows().get(row).name());
            for (int column = 0; column < matrix.columns().size(); column++) {
                Optional<Matrix.Change> change = matrix.rows().get(row).cells().get(column);
                Optional<Double> reported =
                        reported(run, market, matrix.columns().get(column));
                assertThat(change.map(Matrix.Change::last)).isEqualTo(reported);
                pairs += change.isPresent() ? 1 : 0;
                high += change.filter(c -> c.last() >= 50).isPresent() ? 1 : 0;
            }
        }
        assertThat(figure.sentence()).contains("half or more in " + high + " of " + pairs + " pairs");
    }

    private static String market(Run run, String name) {
        return run.scenario().markets().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Optional<Double> reported(Run run, String market, String country) {
        return run.report().outlook().stream()
                .filter(c -> c.country().equals(country))
                .flatMap(c -> c.at(60).stream())
                .flatMap(m -> m.markets().stream())
                .filter(m -> m.market().equals(market))
                .map(MarketOutlook::dependence)
                .map(d -> 100 * d)
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theTimeLineOfMeasuresEndsWhereTheLastStepLed(Run run) {
        var levels = (Chart.Levels)
                run.figure("Measures on a time line").orElseThrow().chart();
        for (Chart.Levels.Row row : levels.rows()) {
            var ladder = run.scenario().ladders().stream()
                    .filter(l -> run.words().arrow(l.actor(), l.target()).equals(row.name()))
                    .findFirst()
                    .orElseThrow();
            int last = run.report().measures().stream()
                    .filter(m -> m.ladder().equals(ladder.id()))
                    .reduce((before, after) -> after)
                    .map(m -> m.to())
                    .orElse(ladder.openingLevel());
            assertThat(row.rounds()).hasSize(run.scenario().rounds());
            assertThat(row.months()).hasSize(61);
            assertThat(row.months().get(60)).isEqualTo(last);
            assertThat(row.rounds().get(row.rounds().size() - 1))
                    .isEqualTo(row.months().get(0));
        }
    }

    @Test
    void thereIsATruceThatPutsAControlOffAndASummitWithoutOne() {
        assertThat(RUNS.stream()
                        .flatMap(r -> r.figure("Controls of before the summit").stream())
                        .map(f -> f.sentence().contains("put off by a truce"))
                        .distinct())
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whatTheRulesPlayOtherwiseIsNotDrawn() {
        Run run = RUNS.get(0);
        var shortened = new Transcript(
                run.scenario(),
                run.transcript().seed(),
                run.transcript().secrets(),
                run.transcript().entries().stream().filter(e -> e.month() < 24).toList());
        var panels = (Panels) drawn(new Story(shortened, Replay.of(shortened)).page()).stream()
                .filter(f -> f.title().startsWith("Dependence on China by mineral, "))
                .findFirst()
                .orElseThrow()
                .chart();

        assertThat(panels.panels().get(0).lines().get(0).points())
                .extracting(Point::x)
                .containsExactly(0.0, 12.0);
    }
}
