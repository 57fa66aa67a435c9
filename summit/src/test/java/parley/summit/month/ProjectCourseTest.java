package parley.summit.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.deal.Plan;
import parley.summit.market.MarketState;
import parley.summit.scenario.Market;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Project;
import parley.summit.scenario.ProjectStatus;
import parley.summit.scenario.ProjectType;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.transcript.Event;
import parley.summit.world.World;

/** One magnet plant of 1,200 t a year in Malaysia, fed by a deal over fin, off, bin and trm, in markets that do not grow. */
class ProjectCourseTest {

    private static final Deal GENEROUS = Deal.of(3, 3, 0, 1);
    private static final double FULL = 100;

    private static Scenario scenario(ProjectStatus status) {
        var plant = new Project(
                "Plant", "MAKE", Optional.empty(), 1_200, .2, ProjectType.MAGNET, status, Optional.of("AUS"));
        return Scenarios.small()
                .markets(m -> new Market(
                        m.id(),
                        m.name(),
                        m.unit(),
                        m.price(),
                        m.downstreamValue(),
                        m.finalShare(),
                        0,
                        m.upstream(),
                        m.flows()))
                .without(t -> t.kind() == TableKind.DEAL)
                .table(Scenarios.deal("USA-MYS", "MYS", List.of("fin", "off", "bin", "trm"), List.of(plant)))
                .fixAll()
                .fix(Parameter.HAZARD_SCALE, 0)
                .scenario();
    }

    private record Site(World world, ProjectCourse project, Optional<DealCourse> deal) {

        static Site of(Scenario scenario, long seed, Optional<Deal> deal) {
            World world = Worlds.of(scenario, seed);
            var table = world.table("USA-MYS").orElseThrow();
            deal.ifPresent(d -> world.sign(table, d));
            Plan plan = world.plans().of("USA-MYS").get(0);
            return new Site(
                    world,
                    ProjectCourse.at(table.table(), world, 0, plan),
                    deal.map(d -> DealCourse.signed(world, table)));
        }

        MarketState magnets() {
            return world.chain().market(world.chain().market("MAKE"));
        }

        /** What the plant sells in all, tonnes a month, in each of these months. */
        List<Double> output(int months) {
            int host = world.chain().country("MYS");
            double before = sales(host);
            double unsold = 0;
            var output = new ArrayList<Double>();
            for (int month = 1; month <= months; month++) {
                int now = month;
                deal.ifPresent(d -> d.pass(now));
                unsold += project.pass(month, deal);
                output.add(sales(host) - before + unsold);
            }
            return output;
        }

        private double sales(int origin) {
            double sum = 0;
            for (int j = 0; j < magnets().size(); j++) {
                sum += magnets().flow(origin, j);
            }
            return sum;
        }
    }

    private static Optional<Site> completing(ProjectStatus status, Optional<Deal> deal, int latest) {
        return LongStream.rangeClosed(1, 200)
                .mapToObj(seed -> {
                    Site site = Site.of(scenario(status), seed, deal);
                    return site.output(60).get(latest) > 0
                            ? Optional.of(Site.of(scenario(status), seed, deal))
                            : Optional.<Site>empty();
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static long completed(ProjectStatus status, Optional<Deal> deal, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .filter(seed -> {
                    Site site = Site.of(scenario(status), seed, deal);
                    for (int month = 1; month <= 600; month++) {
                        site.project.pass(month, site.deal);
                    }
                    return site.project.isFinished();
                })
                .count();
    }

    @Test
    void aPlantRampsUpInFourStepsOfHalfAYear() {
        Site site = completing(ProjectStatus.BUILDING, Optional.empty(), 30).orElseThrow();

        List<Double> output = site.output(60);

        int first = (int) output.stream().filter(q -> q == 0).count();
        assertThat(output.get(first)).isEqualTo(.3 * FULL, within(1e-9));
        assertThat(output.get(first + 5)).isEqualTo(.3 * FULL, within(1e-9));
        assertThat(output.get(first + 6)).isEqualTo(.6 * FULL, within(1e-9));
        assertThat(output.get(first + 12)).isEqualTo(.85 * FULL, within(1e-9));
        assertThat(output.get(first + 18)).isEqualTo(FULL, within(1e-9));
        assertThat(output.get(59)).isEqualTo(FULL, within(1e-9));
    }

    @Test
    void completionIsAnnouncedOnceInTheMonthOfTheFirstOutput() {
        Site site = completing(ProjectStatus.BUILDING, Optional.empty(), 40).orElseThrow();
        site.output(60);

        assertThat(site.world.log().entries())
                .filteredOn(e -> e.event() instanceof Event.ProjectCompleted)
                .extracting(e -> e.event())
                .containsExactly(new Event.ProjectCompleted("USA-MYS", "Plant"));
    }

    /** Without a deal .10 of the concepts are ever built; with this one about .10 + .25 x .79. */
    @Test
    void aDealMakesCompletionLikelier() {
        assertThat(completed(ProjectStatus.CONCEPT, Optional.empty(), 300)).isBetween(15L, 50L);
        assertThat(completed(ProjectStatus.CONCEPT, Optional.of(GENEROUS), 300)).isBetween(65L, 115L);
    }

    @Test
    void aDealThatDoesNotCarryProjectsLeavesThemAlone() {
        Deal treaty = Deal.of(3, 3, 2, 1);
        long seed = LongStream.rangeClosed(1, 300)
                .filter(s -> Site.of(scenario(ProjectStatus.CONCEPT), s, Optional.of(GENEROUS))
                                        .output(60)
                                        .get(59)
                                > 0
                        && Site.of(scenario(ProjectStatus.CONCEPT), s, Optional.empty())
                                        .output(60)
                                        .get(59)
                                == 0)
                .findFirst()
                .orElseThrow();
        Site waiting = Site.of(scenario(ProjectStatus.CONCEPT), seed, Optional.of(treaty));

        for (int month = 1; month <= 60; month++) {
            waiting.project.pass(month, waiting.deal);
        }

        assertThat(waiting.deal.orElseThrow().carriesProjects()).isFalse();
        assertThat(waiting.project.isFinished()).isFalse();
    }

    @Test
    void offtakeSellsToTheBuyer() {
        Site free = completing(ProjectStatus.BUILDING, Optional.of(Deal.of(0, 0, 0, 1)), 30)
                .orElseThrow();
        Site bound = completing(ProjectStatus.BUILDING, Optional.of(Deal.of(0, 3, 0, 1)), 30)
                .orElseThrow();
        free.output(60);
        bound.output(60);

        double kept = .6 * .75 * FULL;
        assertThat(toBuyer(bound)).isGreaterThanOrEqualTo(kept);
        assertThat(toBuyer(free)).isLessThan(kept);
    }

    private static double toBuyer(Site site) {
        return site.magnets()
                .flow(site.world.chain().country("MYS"), site.world.chain().country("USA"));
    }

    @Test
    void aNewPlantNeedsItsInputs() {
        Site site = completing(ProjectStatus.BUILDING, Optional.empty(), 30).orElseThrow();
        MarketState oxide = site.world.chain().market(site.world.chain().market("REFINE"));
        int host = site.world.chain().country("MYS");
        int feeder = site.world.chain().country("AUS");
        double use = oxide.normalUse(host);
        double flow = oxide.flow(feeder, host);

        site.output(60);

        assertThat(oxide.normalUse(host) - use).isEqualTo(.3 * FULL, within(1e-9));
        assertThat(oxide.flow(feeder, host) - flow).isEqualTo(.3 * FULL, within(1e-9));
    }

    @Test
    void aPlantThatIsNeverBuiltSellsNothing() {
        long seed = LongStream.rangeClosed(1, 100)
                .filter(s -> Site.of(scenario(ProjectStatus.CONCEPT), s, Optional.empty())
                                .output(60)
                                .get(59)
                        == 0)
                .findFirst()
                .orElseThrow();

        assertThat(Site.of(scenario(ProjectStatus.CONCEPT), seed, Optional.empty())
                        .output(60))
                .containsOnly(0.0);
    }
}
