package parley.summit.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.chance.Stream;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Event;
import parley.summit.transcript.Visibility;
import parley.summit.world.World;

/** A deal with Malaysia over fin, chn, bin and trm. */
class DealCourseTest {

    private static final Deal MEMORANDUM = Deal.of(2, 3, 0, 0);
    private static final Deal AGREEMENT = Deal.of(2, 1, 1, 1);
    private static final Deal TREATY = Deal.of(2, 1, 2, 1);

    private static World world(UnaryOperator<Draft> change) {
        Draft draft = Scenarios.small()
                .without(t -> t.kind() == TableKind.DEAL)
                .table(Scenarios.deal("USA-MYS", "MYS", List.of("fin", "chn", "bin", "trm"), List.of()))
                .fixAll();
        return Worlds.of(change.apply(draft).scenario(), 1);
    }

    private static DealCourse signed(World world, Deal deal) {
        world.sign(world.table("USA-MYS").orElseThrow(), deal);
        return DealCourse.signed(world, world.table("USA-MYS").orElseThrow());
    }

    /** Nothing stalls unless {@code draft} says so. */
    private static Draft calm(Draft draft) {
        return draft.fix(Parameter.HAZARD_SCALE, 0);
    }

    /** Everything stalls in the month after. */
    private static Draft stormy(Draft draft) {
        return draft.fix(Parameter.HAZARD_SCALE, 10_000);
    }

    private static List<DealStatus> follow(DealCourse deal, int months) {
        var statuses = new ArrayList<DealStatus>();
        for (int month = 1; month <= months; month++) {
            deal.pass(month);
            statuses.add(deal.status());
        }
        return statuses;
    }

    @Test
    void aMemorandumAndAnAgreementAreInForceAtOnce() {
        assertThat(signed(world(d -> d), MEMORANDUM).status()).isEqualTo(DealStatus.IN_FORCE);
        assertThat(signed(world(d -> d), AGREEMENT).status()).isEqualTo(DealStatus.IN_FORCE);
    }

    /** Ratification is drawn every month against a hazard of .035, less at most .4 of it where it is hard at home. */
    @Test
    void aTreatyCarriesNoProjectsUntilItIsRatified() {
        for (long seed = 1; seed <= 20; seed++) {
            World world = Worlds.of(world(DealCourseTest::calm).scenario(), seed);
            DealCourse treaty = signed(world, TREATY);
            int waits = (int) IntStream.iterate(1, month -> month + 1)
                    .takeWhile(month -> world.seed().uniform(Stream.RATIFICATION, "USA-MYS", month)
                            >= 1 - StrictMath.exp(-.035 * (1 - .4 * .4)))
                    .count();

            assertThat(follow(treaty, waits)).allMatch(status -> status == DealStatus.RATIFY);
            assertThat(treaty.carriesProjects()).isFalse();
            treaty.pass(waits + 1);
            assertThat(treaty.status()).isEqualTo(DealStatus.IN_FORCE);
            assertThat(treaty.carriesProjects()).isTrue();
        }
    }

    @Test
    void aDealExpiresAfterItsTermAndItsProjectsGoOn() {
        DealCourse deal = signed(world(DealCourseTest::calm), MEMORANDUM);

        assertThat(follow(deal, 24)).containsOnly(DealStatus.IN_FORCE);
        deal.pass(25);

        assertThat(deal.status()).isEqualTo(DealStatus.EXPIRED);
        assertThat(deal.carriesProjects()).isTrue();
    }

    @Test
    void aStalledDealCarriesNoProjectsAndNamesItsFirstCause() {
        World world = world(d -> stormy(d).fix(Parameter.RECOVERY, 1).fix(Parameter.LAPSE, 0));
        DealCourse deal = signed(world, MEMORANDUM);

        deal.pass(1);

        assertThat(deal.status()).isEqualTo(DealStatus.STALLED);
        assertThat(deal.carriesProjects()).isFalse();
        follow(deal, 20);
        assertThat(world.log().entries().stream()
                        .map(e -> e.event())
                        .filter(e -> e instanceof Event.DealStatusChanged c && c.to() == DealStatus.STALLED)
                        .map(e -> ((Event.DealStatusChanged) e).cause().orElseThrow())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aStalledDealCanRecover() {
        DealCourse deal = signed(world(d -> stormy(d).fix(Parameter.RECOVERY, 1).fix(Parameter.LAPSE, 0)), MEMORANDUM);

        assertThat(follow(deal, 3)).containsExactly(DealStatus.STALLED, DealStatus.IN_FORCE, DealStatus.STALLED);
    }

    @Test
    void aStalledDealCanLapseForGood() {
        DealCourse deal = signed(world(d -> stormy(d).fix(Parameter.RECOVERY, 1).fix(Parameter.LAPSE, 1)), MEMORANDUM);

        assertThat(follow(deal, 4))
                .containsExactly(DealStatus.STALLED, DealStatus.LAPSED, DealStatus.LAPSED, DealStatus.LAPSED);
        assertThat(deal.carriesProjects()).isFalse();
    }

    @Test
    void aStalledDealNeitherRecoversNorLapsesByItself() {
        DealCourse deal = signed(world(d -> stormy(d).fix(Parameter.RECOVERY, 0).fix(Parameter.LAPSE, 0)), MEMORANDUM);

        assertThat(follow(deal, 60)).containsOnly(DealStatus.STALLED);
    }

    @Test
    void aDealInForceKeepsChinaAngryWithTheHost() {
        World world = world(DealCourseTest::calm);
        DealCourse deal = signed(world, MEMORANDUM);
        world.relations().fade(0);

        deal.pass(1);

        assertThat(world.relations().pressure("CHN", "MYS")).isEqualTo(.25 * .7, within(1e-12));
    }

    @Test
    void anExpiredDealNoLongerDoes() {
        World world = world(DealCourseTest::calm);
        DealCourse deal = signed(world, MEMORANDUM);
        follow(deal, 25);
        world.relations().fade(0);

        deal.pass(26);

        assertThat(world.relations().pressure("CHN", "MYS")).isZero();
    }

    /** The hazard in months 37 and later is a quarter of that before, so over many seeds far fewer deals stall then. */
    @Test
    void aDealHardensAfterThreeYears() {
        int before = 0;
        int after = 0;
        for (long seed = 1; seed <= 400; seed++) {
            World world = Worlds.of(world(d -> d).scenario(), seed);
            DealCourse deal = signed(world, AGREEMENT);
            List<DealStatus> early = follow(deal, 36);
            if (early.stream().allMatch(s -> s == DealStatus.IN_FORCE)) {
                before++;
                deal.pass(37);
                after += deal.status() == DealStatus.IN_FORCE ? 1 : 0;
            }
        }

        assertThat(before).isBetween(120, 320);
        assertThat(after).isGreaterThanOrEqualTo(before - 6);
    }

    @Test
    void everyChangeOfStatusIsPublic() {
        World world = world(DealCourseTest::calm);
        follow(signed(world, MEMORANDUM), 30);

        assertThat(world.log().entries())
                .filteredOn(e -> e.event() instanceof Event.DealStatusChanged)
                .hasSize(1)
                .allMatch(e -> e.visibility() instanceof Visibility.Everyone);
    }
}
