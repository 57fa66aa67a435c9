package parley.summit.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.summit.world.World;

/** Tariffs and curbs that are carried out cost what their levels say, a twelfth a month, above those of the opening. */
class TradeLossesTest {

    private static final Draft QUIET = Scenarios.small().fixAll().fix(Parameter.MONTH_OPPORTUNITY, 0);

    /** Losses of a country in a year with this ladder at this level, beyond those without trade losses. */
    private static double inAYear(Scenario scenario, String ladder, int level, String country) {
        return loss(scenario, ladder, level, country)
                - loss(Draft.of(scenario).without(Mechanism.TRADE_LOSSES).scenario(), ladder, level, country);
    }

    private static double loss(Scenario scenario, String ladder, int level, String country) {
        World world = Worlds.of(scenario, 1);
        world.measures().ladder(ladder).orElseThrow().moveTo(level);
        new Months(world).run();
        return world.log().entries().stream()
                .filter(e -> e.month() == 12 && e.event() instanceof Event.OutlookReached)
                .flatMap(e -> ((Event.OutlookReached) e.event()).countries().stream())
                .filter(c -> c.country().equals(country))
                .mapToDouble(CountryOutlook::loss)
                .sum();
    }

    /** Listings cost China 3 and the United States 1; 30 points cost 26 and 14. */
    @Test
    void tariffsCostBothSidesWhatTheirLevelCostsAboveThatOfTheOpening() {
        assertThat(inAYear(QUIET.scenario(), "USA>CHN", 4, "CHN")).isEqualTo(26 - 3, within(1e-9));
        assertThat(inAYear(QUIET.scenario(), "USA>CHN", 4, "USA")).isEqualTo(14 - 1, within(1e-9));
    }

    @Test
    void listingsThatAreTakenBackSaveWhatTheyCost() {
        assertThat(inAYear(QUIET.scenario(), "USA>CHN", 0, "CHN")).isEqualTo(-3, within(1e-9));
    }

    /** Curbs hit .05 of Malaysia's 50 bn of exports to China, and .34 of that is lost; China bears .08. */
    @Test
    void curbsCostTheTargetWhatRedirectionDoesNotSave() {
        assertThat(inAYear(QUIET.scenario(), "CHN>MYS", 3, "MYS")).isEqualTo(.05 * 50 * .34, within(1e-9));
        assertThat(inAYear(QUIET.scenario(), "CHN>MYS", 3, "CHN")).isEqualTo(.08 * .05 * 50, within(1e-9));
    }

    @Test
    void twiceTheDependenceIsTwiceTheCurb() {
        Scenario twice =
                Draft.of(QUIET.scenario()).fix(Parameter.DEPENDENCE_SCALE, 2).scenario();

        assertThat(inAYear(twice, "CHN>MYS", 3, "MYS")).isEqualTo(2 * .05 * 50 * .34, within(1e-9));
    }

    @Test
    void licencesTowardAllCurbNoOtherTrade() {
        assertThat(inAYear(QUIET.scenario(), "CHN>ALL", 3, "USA")).isZero();
    }

    /** What the levels of all ladders cost by country until the last month, from the measures that were announced. */
    private static Map<String, Double> recounted(Transcript played, boolean aboveTheOpening) {
        Scenario scenario = played.scenario();
        Map<String, Integer> levels = new HashMap<>();
        scenario.ladders().forEach(l -> levels.put(l.id(), l.openingLevel()));
        Map<String, Double> sums = new HashMap<>();
        for (Entry entry : played.entries()) {
            if (entry.event() instanceof Event.MeasureTaken taken) {
                levels.put(taken.ladder(), taken.to());
            } else if (entry.event() instanceof Event.OutlookReached && entry.month() > 0) {
                for (Ladder ladder : scenario.ladders()) {
                    int now = Objects.requireNonNull(levels.get(ladder.id()));
                    add(played, ladder, now, 1, sums);
                    add(played, ladder, ladder.openingLevel(), aboveTheOpening ? -1 : 0, sums);
                }
            }
        }
        return sums;
    }

    private static void add(Transcript played, Ladder ladder, int x, int sign, Map<String, Double> sums) {
        Ladder.Level level = ladder.levels().get(x);
        double target = level.targetLoss();
        double actor = level.ownCost();
        if (ladder.kind() == LadderKind.LICENCES_ONE) {
            Map<String, Double> parameters =
                    ((Event.WorldOpened) played.entries().get(0).event()).parameters();
            double exports = Objects.requireNonNull(played.scenario().profiles().get(ladder.counterpart()))
                    .exportsToChina();
            target = level.exportsHit() * exports * Objects.requireNonNull(parameters.get("net"));
            actor = .08 * level.exportsHit() * exports;
        }
        sums.merge(ladder.counterpart(), sign * target / 12, Double::sum);
        sums.merge(ladder.actor(), sign * actor / 12, Double::sum);
    }

    private static boolean agrees(long seed, boolean aboveTheOpening) {
        Scenario with = RandomScenario.of(seed);
        Transcript played = Playthrough.builtIn(with, seed);
        Transcript without = Playthrough.builtIn(
                Draft.of(with).without(Mechanism.TRADE_LOSSES).scenario(), seed);
        Map<String, Double> recounted = recounted(played, aboveTheOpening);
        List<CountryOutlook> mine = last(played);
        List<CountryOutlook> theirs = last(without);
        for (int c = 0; c < mine.size(); c++) {
            double difference = mine.get(c).loss() - theirs.get(c).loss();
            double expected = recounted.getOrDefault(mine.get(c).country(), 0.0);
            if (Math.abs(difference - expected)
                    > 1e-6 * Math.max(1, Math.abs(mine.get(c).loss()))) {
                return false;
            }
        }
        return true;
    }

    private static List<CountryOutlook> last(Transcript played) {
        return ((Event.OutlookReached)
                        played.entries().get(played.entries().size() - 1).event())
                .countries();
    }

    @Test
    void inRandomWorldsTheLossesOfAllMonthsAreThoseOfTheMeasuresInForce() {
        assertThat(LongStream.rangeClosed(1, 60).filter(seed -> !agrees(seed, true)))
                .isEmpty();
    }

    @Test
    void countingWhatWasInForceAtTheOpeningIsCaught() {
        assertThat(LongStream.rangeClosed(1, 10).filter(seed -> !agrees(seed, false)))
                .isNotEmpty();
    }
}
