package parley.summit.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Playthrough;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.chance.Stream;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Project;
import parley.summit.scenario.ProjectStatus;
import parley.summit.scenario.ProjectType;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Visibility;
import parley.summit.world.World;

class MonthsTest {

    private static List<Entry> outlooks(World world) {
        return world.log().entries().stream()
                .filter(e -> e.event() instanceof Event.OutlookReached)
                .toList();
    }

    private static Event.OutlookReached outlook(Entry entry) {
        return (Event.OutlookReached) entry.event();
    }

    private static World followed(long seed) {
        World world = Worlds.of(Scenarios.small().scenario(), seed);
        new Months(world).run();
        return world;
    }

    @Test
    void theWorldIsReportedAtTheEndOfTheSummitAndOfEachOfSixtyMonths() {
        assertThat(outlooks(followed(1)).stream().mapToInt(Entry::month))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 60).boxed().toList());
    }

    @Test
    void marketsAreReportedInDetailAfterOneTwoThreeAndFiveYears() {
        assertThat(outlooks(followed(1)).stream()
                        .filter(e -> !outlook(e).countries().get(1).markets().isEmpty())
                        .mapToInt(Entry::month))
                .containsExactly(0, 12, 24, 36, 60);
    }

    @Test
    void lossesBeginAtNothing() {
        assertThat(outlook(outlooks(followed(1)).get(0)).countries())
                .extracting(CountryOutlook::loss)
                .containsOnly(0.0);
    }

    @Test
    void sharesStayShares() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(outlooks(followed(seed)).stream().flatMap(e -> outlook(e).countries().stream()))
                    .allMatch(c -> c.dependence() >= 0 && c.dependence() <= 1 + 1e-9)
                    .allMatch(c -> c.shortage() >= 0 && c.shortage() <= 1);
        }
    }

    @Test
    void aBoundLadderDoesNotStepUpInTheMonthsOfATruce() {
        for (long seed = 1; seed <= 30; seed++) {
            World world = Worlds.of(
                    Scenarios.small().fix(Parameter.MONTH_OPPORTUNITY, 1).scenario(), seed);
            world.sign(world.table("USA-CHN").orElseThrow(), Deal.of(1, 0, 1, 2));
            new Months(world).run();
            long broken = world.log().entries().stream()
                    .filter(e -> e.event() instanceof Event.TruceBroken)
                    .mapToLong(Entry::number)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);

            assertThat(world.log().entries())
                    .filteredOn(e -> e.number() < broken)
                    .noneMatch(e -> e.event() instanceof Event.MeasureTaken m
                            && !m.ladder().endsWith("MYS")
                            && !m.ladder().endsWith("AUS")
                            && m.to() > m.from());
        }
    }

    private static final Project LYNAS = new Project(
            "Kalgoorlie",
            "REFINE",
            Optional.of("AUS"),
            1_200,
            .4,
            ProjectType.RESTART,
            ProjectStatus.BUILDING,
            Optional.empty());

    private static List<Event> completions(World world) {
        return world.log().entries().stream()
                .map(Entry::event)
                .filter(e -> e instanceof Event.ProjectCompleted)
                .toList();
    }

    /** A building project is finished with probability .85, with a mean lead of a year. */
    @Test
    void aProjectAtNoTableIsBuiltByItsOwnLuck() {
        Scenario with = Scenarios.small().project(LYNAS).scenario();
        long built = LongStream.rangeClosed(1, 100)
                .filter(seed -> {
                    World world = Worlds.of(with, seed);
                    new Months(world).run();
                    boolean lucky = world.seed().uniform(Stream.COMPLETION, "projects.0", 0) < .85;
                    boolean done = completions(world).contains(new Event.ProjectCompleted("", "Kalgoorlie"));
                    assertThat(done && !lucky).isFalse();
                    return done;
                })
                .count();

        assertThat(built).isBetween(70L, 95L);
    }

    @Test
    void aProjectAtNoTableChangesNoDrawOfTheOthers() {
        Scenario with = Scenarios.small().project(LYNAS).scenario();
        for (long seed = 1; seed <= 30; seed++) {
            World world = Worlds.of(with, seed);
            new Months(world).run();
            List<Event> others = completions(world).stream()
                    .filter(e -> !e.equals(new Event.ProjectCompleted("", "Kalgoorlie")))
                    .toList();

            assertThat(others).containsAll(completions(followed(seed)));
        }
    }

    @Test
    void withoutGrowthAPlantSellsAllThatItMakes() {
        assertThat(sold(Mechanism.GROWTH)).isEqualTo(100, within(1e-6));
        assertThat(sold()).isLessThan(100).isGreaterThan(50);
    }

    /** What the plant adds to Australia's sales in five years, tonnes a month, in a market that grows. */
    private static double sold(Mechanism... without) {
        World world = LongStream.rangeClosed(1, 50)
                .mapToObj(seed -> Worlds.of(
                        Scenarios.small().project(LYNAS).without(without).scenario(), seed))
                .filter(w -> {
                    new Months(w).run();
                    return completedBy(w, 36);
                })
                .findFirst()
                .orElseThrow();
        World before = Worlds.of(Scenarios.small().scenario(), 1);
        return sales(world) - sales(before);
    }

    private static boolean completedBy(World world, int month) {
        List<Event> all = completions(world);
        return all.size() == 1
                && world.log().entries().stream()
                        .anyMatch(e ->
                                e.month() <= month && e.event().equals(new Event.ProjectCompleted("", "Kalgoorlie")));
    }

    private static double sales(World world) {
        var refined = world.chain().market(0);
        int australia = world.chain().country("AUS");
        return refined.exports(australia) + refined.flow(australia, australia);
    }

    @Test
    void pressureFadesInTheMonths() {
        World world =
                Worlds.of(Scenarios.small().fix(Parameter.MONTH_OPPORTUNITY, 0).scenario(), 1);

        new Months(world).run();

        assertThat(world.relations().pressure("CHN", "USA")).isLessThan(1e-9);
    }

    @Test
    void allThatHappensAfterTheSummitIsPublicAndInAMonth() {
        assertThat(Playthrough.builtIn(Scenarios.small().scenario(), 5).entries())
                .filteredOn(e -> e.month() > 0)
                .isNotEmpty()
                .allMatch(e -> e.visibility() instanceof Visibility.Everyone)
                .allMatch(e -> e.round() == 0);
    }
}
