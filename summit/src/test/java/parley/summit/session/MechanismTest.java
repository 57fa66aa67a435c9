package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.summit.Draft;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.chance.Secrets;
import parley.summit.measure.LadderState;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.seat.LadderView;
import parley.summit.seat.View;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Event;
import parley.summit.transcript.Event.MeasureTaken;
import parley.summit.transcript.StallCause;
import parley.summit.transcript.Transcript;
import parley.summit.world.World;

/** What never happens where a scenario does without a mechanism, and does happen where it does not. */
class MechanismTest {

    private static final int SEEDS = 150;

    /** What is never said without a mechanism. */
    record Silence(Mechanism mechanism, Predicate<Event> never) {
        @Override
        public String toString() {
            return mechanism.name();
        }

        boolean isBroken(Transcript played) {
            return played.entries().stream().anyMatch(e -> never.test(e.event()));
        }
    }

    static Stream<Silence> silences() {
        return Stream.of(
                new Silence(Mechanism.PROJECTS, e -> e instanceof Event.ProjectCompleted),
                new Silence(Mechanism.CHINESE_MEASURES, MechanismTest::isChinese),
                new Silence(Mechanism.TRUCE, MechanismTest::isOfTheTruce),
                new Silence(
                        Mechanism.STALLS,
                        e -> e instanceof Event.DealStatusChanged change && change.to() == DealStatus.STALLED),
                new Silence(Mechanism.PRICE_SUPPRESSION, e -> e instanceof Event.PriceSuppressed));
    }

    private static boolean isChinese(Event event) {
        return switch (event) {
            case MeasureTaken taken -> taken.actor().equals("CHN");
            case Event.DealStatusChanged change ->
                change.cause().filter(c -> c == StallCause.CHINA).isPresent();
            case Event.PriceSuppressed suppressed -> true;
            default -> false;
        };
    }

    private static boolean isOfTheTruce(Event event) {
        return switch (event) {
            case Event.TableOpened opened -> opened.table().equals("USA-CHN");
            case Event.OfferMade offer -> offer.table().equals("USA-CHN");
            case Event.TurnPassed passed -> passed.table().equals("USA-CHN");
            case Event.DealSigned signed -> signed.table().equals("USA-CHN");
            case Event.TableClosed closed -> closed.table().equals("USA-CHN");
            case Event.TruceBroken broken -> true;
            default -> false;
        };
    }

    private static Stream<Transcript> played(Mechanism... without) {
        return LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> {
            Scenario scenario =
                    Draft.of(RandomScenario.of(seed)).without(without).scenario();
            return Playthrough.play(scenario, seed, Players.random(scenario, seed), Playthrough.Watcher.NOBODY);
        });
    }

    @ParameterizedTest
    @MethodSource("silences")
    void withoutAMechanismNothingIsHeardOfIt(Silence silence) {
        assertThat(played(silence.mechanism).filter(silence::isBroken).map(Transcript::seed))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("silences")
    void withTheMechanismItIsHeardOf(Silence silence) {
        assertThat(played().anyMatch(silence::isBroken)).isTrue();
    }

    private static World world(Mechanism... without) {
        return Worlds.of(Scenarios.small().fixAll().without(without).scenario(), 1);
    }

    private static void banEverything(World world) {
        for (LadderState ladder : world.measures().ladders()) {
            ladder.moveTo(ladder.levels() - 1);
        }
        for (int month = 1; month <= 12; month++) {
            world.chain().step();
        }
    }

    private static boolean isAtRest(World world) {
        return world.chain().markets().stream()
                .allMatch(m -> java.util.stream.IntStream.range(0, m.size())
                        .allMatch(j -> m.price(j) == 1 && m.shortage(j) == 0));
    }

    @Test
    void withoutControlsEvenBansRestrictNothing() {
        World free = world(Mechanism.CONTROLS);
        World controlled = world();

        banEverything(free);
        banEverything(controlled);

        assertThat(isAtRest(free)).isTrue();
        assertThat(isAtRest(controlled)).isFalse();
        assertThat(free.chain().technologyWithheld(1, free.chain().country("MYS")))
                .isFalse();
        assertThat(controlled.chain().technologyWithheld(1, controlled.chain().country("MYS")))
                .isTrue();
        assertThat(free.response().stakes(free.measures().ladders().get(0), 5).targetLoss())
                .as("what a ban is feared for beyond other trade")
                .isLessThan(controlled
                        .response()
                        .stakes(controlled.measures().ladders().get(0), 5)
                        .targetLoss());
    }

    @Test
    void aFrozenLadderStaysWhereItIsInEveryForecast() {
        World world = world(Mechanism.CHINESE_MEASURES);
        LadderState ladder = world.measures().ladder("CHN>USA").orElseThrow();

        double[] outlook = world.response().outlook(ladder, 1);

        assertThat(outlook).containsExactly(0, 1, 0, 0, 0, 0);
        assertThat(world.highest(ladder)).isEqualTo(1);
    }

    private static Session open(Scenario scenario, long seed) {
        return Session.open(scenario, seed, Secrets.open(scenario.seats()));
    }

    @Test
    void aFrozenLadderOffersNoChoiceAndNoOccasion() {
        Scenario frozen = Scenarios.small()
                .without(Mechanism.CHINESE_MEASURES, Mechanism.RED_LINES)
                .scenario();
        LongStream.rangeClosed(1, 50).forEach(seed -> {
            Session session = open(frozen, seed);
            View view = session.view("CHN");

            assertThat(view.measures())
                    .isNotEmpty()
                    .allMatch(l -> !l.opportunity() && l.options().size() == 1 && l.highest() == l.level());
            assertThat(session.asked()).doesNotContain("CHN").contains("USA");
        });
        assertThat(LongStream.rangeClosed(1, 50)
                        .mapToObj(seed -> open(Scenarios.small().scenario(), seed)
                                .view("CHN")
                                .measures())
                        .flatMap(List::stream))
                .anyMatch(LadderView::opportunity);
    }

    @Test
    void withoutChineseMeasuresOrRetaliationNoHostFearsThem() {
        assertThat(feared(Scenarios.small().without(Mechanism.CHINESE_MEASURES).scenario()))
                .isZero();
        assertThat(feared(Scenarios.small().without(Mechanism.RETALIATION).scenario()))
                .isZero();
        assertThat(feared(Scenarios.small().scenario())).isPositive();
    }

    /** What Malaysia fears for a clause against China. */
    private static double feared(Scenario scenario) {
        return open(scenario, 1).appraise("MYS", "USA-MYS", Deal.of(0, 0, 3, 0)).retaliation();
    }
}
