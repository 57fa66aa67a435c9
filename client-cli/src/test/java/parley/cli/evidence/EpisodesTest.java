package parley.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.cli.console.BadInputException;
import parley.cli.evidence.Episode.InMarkets;
import parley.cli.model.SeedRange;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Priors;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;

class EpisodesTest {

    private static final Path FOLDER = Path.of("..", "docs", "model", "episodes");
    private static final Episodes EPISODES = Episodes.read(FOLDER);
    private static final Scenario GYEONGJU = new ScenarioLibrary(Path.of("..", "scenarios")).load("gyeongju-2025");
    private static final List<InMarkets> FITTED =
            EPISODES.inMarkets().stream().filter(InMarkets::isFitted).toList();
    private static final Figures FIGURES = Figures.of(FITTED, Priors.of(GYEONGJU), new SeedRange(1, 4000), done -> {});
    private static final Abc ABC = new Abc(FIGURES, Abc.MARKET, .01);

    @Test
    void everyEpisodeOfTheModelIsThereAndEndsBeforeTheSummit() throws IOException {
        assertThat(EPISODES.all())
                .extracting(Episode::id)
                .containsExactly(
                        "rare-earths-2010",
                        "wto-2012",
                        "gallium-germanium-2023",
                        "antimony-2024",
                        "magnets-2025",
                        "ladders-2025",
                        "australia-2020",
                        "indonesia-nickel-2014",
                        "malaysia-2025");
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file))
                        .doesNotContainPattern(Pattern.compile("2025-1[12]|202[6-9]|November 2025|December 2025"));
            }
        }
        assertThat(EPISODES.all().stream().flatMap(e -> e.targets().stream()))
                .isNotEmpty()
                .allSatisfy(target -> {
                    assertThat(target.source()).isNotBlank();
                    assertThat(target.observed()).isBetween(target.low(), target.high());
                });
    }

    @Test
    void whereNothingIsControlledNothingMoves() {
        InMarkets magnets = EPISODES.inMarkets().stream()
                .filter(e -> e.id().equals("magnets-2025"))
                .findFirst()
                .orElseThrow();
        var calm = new InMarkets(
                magnets.id(),
                magnets.title(),
                magnets.use(),
                magnets.text(),
                magnets.months(),
                magnets.countries(),
                magnets.flowsSource(),
                magnets.markets(),
                List.of(),
                magnets.targets());

        assertThat(Arrays.stream(new MarketCourse(calm).figures(Parameters.standard())))
                .allSatisfy(value -> assertThat(value).isCloseTo(1, within(1e-9)));
    }

    @Test
    void licencesCutWhatLeavesChinaAsTheControlDoes() {
        double[] exports = FIGURES.of(0, episode("magnets-2025"));

        // Ages 0 and 1 of a control at .35 pass .57 and .33 (MODEL 5.1); what users find elsewhere does not come from
        // China.
        assertThat(exports[0]).isBetween(.57, .75);
        assertThat(exports[1]).isBetween(.33, .6);
        assertThat(exports[3]).isGreaterThan(exports[1]);
    }

    private static InMarkets episode(String id) {
        return FITTED.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void theDrawsAreThoseOfSessionsWithTheSameParameterSeed() {
        Parameters drawn = new Draw(7).parameters(Priors.of(GYEONGJU));

        assertThat(FIGURES.parameters(6).bySymbol()).isEqualTo(drawn.bySymbol());
        assertThat(drawn.get(Parameter.ELASTICITY_FRESH)).isBetween(.14, .36);
    }

    @Test
    void whatIsKeptIsNearerToWhatWasSeenThanTheRest() {
        int[] kept = ABC.accepted(FITTED);

        assertThat(kept).hasSize(40).doesNotHaveDuplicates();
        assertThat(off(kept)).isLessThan(.8 * off(FIGURES.all()));
    }

    private static double off(int[] draws) {
        return Arrays.stream(draws)
                .mapToDouble(d -> FITTED.stream()
                        .mapToDouble(e -> {
                            double sum = 0;
                            for (int t = 0; t < e.targets().size(); t++) {
                                var figure = e.targets().get(t);
                                double far = Figures.distance(figure, FIGURES.of(d, e)[t], figure.low(), figure.high());
                                sum += far * far;
                            }
                            return sum / e.targets().size();
                        })
                        .sum())
                .average()
                .orElseThrow();
    }

    @Test
    void intervalsHaveTheTruthInThreeOfFourSyntheticCases() {
        List<Abc.Coverage> recovery = ABC.recovery(FITTED, Backtest.truths(4000, 60));

        assertThat(recovery.stream().mapToDouble(Abc.Coverage::share).average().orElseThrow())
                .isGreaterThanOrEqualTo(.75);
    }

    @Test
    void theScoreOfASampleIsItsDistanceLessHalfItsSpread() {
        assertThat(Quantiles.score(new double[] {2}, 5)).isEqualTo(3);
        assertThat(Quantiles.score(new double[] {1, 3}, 2)).isCloseTo(1 - .5 * 1, within(1e-12));
        assertThat(Quantiles.score(new double[] {4, 1, 7}, 4)).isCloseTo(2 - .5 * 24 / 9, within(1e-12));
    }

    private static HazardFit.Hazard hazard(String group) throws IOException {
        return HazardFit.of(Files.readString(FOLDER.resolve(HazardFit.FILE))).stream()
                .filter(h -> h.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hazardsOfDealsAreThoseOfTheModel() throws IOException {
        HazardFit.Hazard memorandum = hazard("memorandum");

        assertThat(memorandum.cases()).isEqualTo(13);
        assertThat(memorandum.median()).isCloseTo(Parameter.HAZARD_NON_BINDING.standard(), within(.0015));
        assertThat(memorandum.low()).isCloseTo(.017, within(.0015));
        assertThat(memorandum.high()).isCloseTo(.053, within(.003));
        assertThat(hazard("binding").median()).isCloseTo(Parameter.HAZARD_BINDING.standard(), within(.0015));
    }

    @Test
    void everyEpisodeHasAVerdictAndPersistenceSaysThatNothingChanges() {
        Figures some = Figures.of(EPISODES.inMarkets(), Priors.of(GYEONGJU), new SeedRange(1, 300), done -> {});
        var backtest = new Backtest(GYEONGJU, EPISODES, new Abc(some, Abc.MARKET, .1), new SeedRange(1, 12));
        List<Backtest.Verdict> verdicts = backtest.verdicts();

        assertThat(verdicts).hasSize(9).allSatisfy(verdict -> {
            assertThat(verdict.lines()).isNotEmpty();
            assertThat(verdict.lines()).allSatisfy(line -> {
                assertThat(line.score()).isNotNegative();
                assertThat(line.low()).isLessThanOrEqualTo(line.high());
            });
        });
        Backtest.Line peak = verdicts.get(0).lines().get(0);
        assertThat(peak.persistence()).isCloseTo(Math.log(22.5), within(1e-12));
        Backtest.Line net = verdicts.get(6).lines().get(3);
        assertThat(net.low()).isBetween(.1, .34);
        assertThat(net.high()).isBetween(.34, .6);
    }

    @Test
    void anEpisodeWithAWordThatIsNotKnownIsRefused(@TempDir Path folder) throws IOException {
        String magnets = Files.readString(FOLDER.resolve("5-magnets-2025.yaml"));
        Files.writeString(folder.resolve("1.yaml"), magnets.replace("flows_source:", "flow_source:"));
        assertThatThrownBy(() -> Episodes.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("1.yaml")
                .hasMessageContaining("flow_source");

        Files.writeString(folder.resolve("1.yaml"), "kind: market");
        assertThatThrownBy(() -> Episodes.read(folder)).hasMessageContaining("a list is missing (expected: the fields");

        Files.writeString(folder.resolve("1.yaml"), "kind: fable");
        assertThatThrownBy(() -> Episodes.read(folder))
                .hasMessageContaining("fable (expected: market, ladder, steps or sessions)");
    }
}
