package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.summit.Draft;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.scenario.Country;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.TableKind;
import parley.summit.transcript.Event;
import parley.summit.world.World;

/** T12: what China does to those who sign. */
class RetaliationTest {

    private static final List<Expected> ALL =
            Worlds.random(1000).map(Expected::of).toList();

    /** A world and what is expected in it. */
    private record Expected(World world, Prospects prospects) {

        static Expected of(World world) {
            return new Expected(world, world.glimpse(1, world.weights()));
        }

        List<String> hosts() {
            return world.tables().stream()
                    .filter(t -> t.table().kind() == TableKind.DEAL)
                    .map(t -> t.table().host())
                    .distinct()
                    .toList();
        }

        boolean everywhere(Predicate<String> test) {
            return hosts().stream().allMatch(test);
        }

        double banLoss(String host) {
            var opened = (Event.WorldOpened) world.log().entries().get(0).event();
            return opened.banLosses().stream()
                    .filter(loss -> loss.country().equals(host))
                    .mapToDouble(Event.BanLoss::own)
                    .findFirst()
                    .orElse(0);
        }

        boolean losesLittleByABan(String host) {
            return banLoss(host) <= .12 * world.profile(host).exportsToChina();
        }
    }

    /** What a host expects for a provocation, 0 to 1: the rules, or rules with a planted fault. */
    @FunctionalInterface
    private interface Punishment {
        double of(Expected expected, String host, double provocation);
    }

    private static double rules(Expected expected, String host, double provocation) {
        return expected.prospects().retaliation(host, provocation);
    }

    private static DoubleStream grid() {
        return IntStream.rangeClosed(0, 20).mapToDouble(g -> g / 20.0);
    }

    private static boolean beginsAtNothing(Expected e, Punishment punishment) {
        return e.everywhere(host -> punishment.of(e, host, 0) == 0);
    }

    private static boolean risesWithProvocation(Expected e, Punishment punishment) {
        return e.everywhere(host ->
                grid().skip(1).allMatch(g -> punishment.of(e, host, g) >= punishment.of(e, host, g - .05) - 1e-12));
    }

    /**
     * Signing is no cheaper for those who sell more to China, up to US$ 250 bn a year. This is said of the model's ladders and
     * of hosts that would lose no more by a ban on materials than the exports it hits: to punish costs China trade too, so it may
     * spare a large customer whom it could hurt much more otherwise.
     */
    private static boolean risesWithTrade(long seed, double factor, Punishment punishment) {
        Scenario scenario = Draft.of(RandomScenario.of(seed))
                .ladders(RetaliationTest::withUsualStakes)
                .scenario();
        Expected e = Expected.of(Worlds.of(scenario, seed));
        return e.everywhere(host -> {
            if (!e.losesLittleByABan(host)) {
                return true;
            }
            Expected dependent = Expected.of(Worlds.of(sellingMore(scenario, host, factor), seed));
            return grid().allMatch(g -> punishment.of(dependent, host, g) >= punishment.of(e, host, g) - 1e-9);
        });
    }

    private static Ladder withUsualStakes(Ladder l) {
        return l.kind() == LadderKind.LICENCES_ONE
                ? Scenarios.licencesToOne(l.counterpart(), l.openingLevel(), l.basket())
                : l;
    }

    private static Scenario sellingMore(Scenario scenario, String host, double factor) {
        return Draft.of(scenario)
                .countries(c -> c.code().equals(host)
                        ? new Country(c.code(), c.name(), c.profile().map(p -> sellingMore(p, factor)))
                        : c)
                .scenario();
    }

    private static Profile sellingMore(Profile p, double factor) {
        return Scenarios.trading(p, Math.min(250, factor * p.exportsToChina()), p.usTariff());
    }

    @Test
    void aDealThatDoesNotProvokeIsNotPunished() {
        assertThat(ALL.stream().filter(w -> !beginsAtNothing(w, RetaliationTest::rules)))
                .isEmpty();
    }

    @Test
    void punishmentRisesWithProvocation() {
        assertThat(ALL.stream().filter(w -> !risesWithProvocation(w, RetaliationTest::rules)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.25, 2})
    void punishmentDoesNotFallWithWhatIsSoldToChina(double factor) {
        assertThat(LongStream.rangeClosed(1, 300).filter(seed -> !risesWithTrade(seed, factor, RetaliationTest::rules)))
                .isEmpty();
    }

    @Test
    void mostHostsWouldLoseLessByABanThanTheExportsItHits() {
        assertThat(ALL.stream()
                        .flatMap(e -> e.hosts().stream().filter(e::losesLittleByABan))
                        .count())
                .isGreaterThan(1000);
    }

    @Test
    void punishmentIsSomethingInMostWorlds() {
        assertThat(ALL.stream().filter(e -> e.everywhere(host -> rules(e, host, 1) == 0)))
                .hasSizeLessThan(400);
    }

    @Test
    void plantedFaultsAreCaught() {
        Punishment always = (e, host, g) -> rules(e, host, g) + 1e-12;
        Punishment forTheMeek = (e, host, g) -> rules(e, host, g) * (1 - g);
        Punishment ofThePoor =
                (e, host, g) -> rules(e, host, g) / e.world().profile(host).exportsToChina();

        assertThat(ALL.stream().filter(e -> !beginsAtNothing(e, always))).isNotEmpty();
        assertThat(ALL.stream().filter(e -> !risesWithProvocation(e, forTheMeek)))
                .isNotEmpty();
        assertThat(LongStream.rangeClosed(1, 40).filter(seed -> !risesWithTrade(seed, 1.5, ofThePoor)))
                .isNotEmpty();
    }

    private static World small() {
        return Worlds.of(Scenarios.small().scenario(), 1);
    }

    @Test
    void othersWhoSignDiluteThePunishment() {
        World world = small();
        Retaliation.Curves curves = world.glimpse(1, world.weights()).retaliation();

        assertThat(curves.cost("MYS", .7, 2)).isEqualTo(curves.cost("MYS", .7, 0) / 1.5, within(1e-15));
    }

    @Test
    void aHostDoesNotDiluteItsOwnPunishment() {
        World world = small();
        Retaliation.Curves curves = world.glimpse(1, world.weights()).retaliation();
        var alone = new Prospects(1, world.weights(), curves, RedLines.NONE, List.of("MYS"));

        assertThat(alone.retaliation("MYS", .7)).isEqualTo(curves.cost("MYS", .7, 0));
        assertThat(alone.retaliation("AUS", .7)).isEqualTo(curves.cost("AUS", .7, 1));
    }

    @Test
    void whatAHostExpectsIsKeptUntilChinaMovesTowardIt() {
        World world = small();
        double before = world.prospects(1, world.weights()).retaliation("MYS", .7);

        world.relations().press("CHN", "MYS", .3);
        double kept = world.prospects(1, world.weights()).retaliation("MYS", .7);
        world.retaliation().forget("MYS");
        double fresh = world.prospects(1, world.weights()).retaliation("MYS", .7);

        assertThat(kept).isEqualTo(before);
        assertThat(fresh).isNotEqualTo(before);
    }

    @Test
    void onlyLookingKeepsNothing() {
        World world = small();
        world.glimpse(1, world.weights());

        world.relations().press("CHN", "MYS", .3);

        World pressed = small();
        pressed.relations().press("CHN", "MYS", .3);
        assertThat(world.prospects(1, world.weights()).retaliation("MYS", .7))
                .isEqualTo(pressed.prospects(1, pressed.weights()).retaliation("MYS", .7));
    }

    @Test
    void aSnapshotDoesNotMoveWithTheWorld() {
        World world = small();
        Prospects snapshot = world.prospects(1, world.weights());
        double before = snapshot.retaliation("MYS", .7);

        world.relations().press("CHN", "MYS", .3);
        world.retaliation().forgetAll();

        assertThat(snapshot.retaliation("MYS", .7)).isEqualTo(before);
    }

    @Test
    void aHostThatChinaHasNoLadderTowardIsNotPunished() {
        Scenario kind = Draft.of(Scenarios.small().scenario())
                .ladders(l -> l.target().equals(Optional.of("MYS")) ? Scenarios.licencesToOne("USA", 0, l.basket()) : l)
                .scenario();

        World world = Worlds.of(kind, 1);

        assertThat(rules(Expected.of(world), "MYS", 1)).isZero();
    }
}
