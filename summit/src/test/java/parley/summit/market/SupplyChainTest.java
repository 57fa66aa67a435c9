package parley.summit.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.TableKind;

/** Oxide (market 0) feeds magnets (market 1). */
class SupplyChainTest {

    private static final int OXIDE = 0;
    private static final int MAGNETS = 1;

    private static SupplyChain chain(Draft draft) {
        return SupplyChain.before(draft.scenario(), Parameters.standard());
    }

    private static Draft uncontrolled() {
        return Scenarios.small().withoutControls().without(t -> t.kind() == TableKind.TRUCE);
    }

    private static DatedControl control(String date, OptionalInt month, double approval, boolean revision) {
        return new DatedControl(
                "x",
                LocalDate.parse(date),
                month,
                "CHN",
                Optional.of("USA"),
                List.of("MAKE"),
                approval,
                approval == 0,
                revision,
                false,
                0,
                "Control",
                false,
                false,
                false);
    }

    private static double passing(SupplyChain chain) {
        return chain.controls().get(0).passes();
    }

    @Test
    void withoutControlsTheWorldOf2024IsAtRest() {
        SupplyChain chain = chain(uncontrolled());

        for (int c = 0; c < chain.countries().size(); c++) {
            assertThat(chain.market(MAGNETS).price(c)).isOne();
            assertThat(chain.market(MAGNETS).shortage(c)).isZero();
        }
    }

    @Test
    void aControlActsFromItsMonthOrTheNextAfterTheMiddle() {
        assertThat(control("2025-09-15", OptionalInt.empty(), .85, false).firstMonth())
                .isEqualTo(9);
        assertThat(control("2025-09-16", OptionalInt.empty(), .85, false).firstMonth())
                .isEqualTo(10);
        assertThat(control("2025-06-27", OptionalInt.of(6), .85, false).firstMonth())
                .isEqualTo(6);
        assertThat(control("2024-12-03", OptionalInt.empty(), .85, false).firstMonth())
                .isZero();
    }

    /** In October its third month: halfway between .33 and .85. */
    @Test
    void aControlOfAugustIsInItsThirdMonth() {
        SupplyChain chain = chain(uncontrolled().control(control("2025-08-01", OptionalInt.empty(), .85, false)));

        assertThat(passing(chain)).isEqualTo((.33 + .85) / 2, within(1e-12));
    }

    @Test
    void aControlOfLastYearHasFoundItsRoutine() {
        SupplyChain chain = chain(uncontrolled().control(control("2024-06-01", OptionalInt.empty(), .6, false)));

        assertThat(passing(chain)).isEqualTo(.6);
    }

    @Test
    void aRevisionChangesTheControlWithItsKey() {
        SupplyChain chain = chain(uncontrolled()
                .control(control("2025-01-10", OptionalInt.empty(), .35, false))
                .control(control("2025-06-10", OptionalInt.empty(), .97, true)));

        assertThat(chain.controls()).hasSize(1);
        assertThat(passing(chain)).isEqualTo(.97);
    }

    @Test
    void aBanMakesItsTargetPay() {
        SupplyChain chain = chain(uncontrolled().control(control("2025-01-10", OptionalInt.empty(), 0, false)));
        MarketState magnets = chain.market(MAGNETS);

        assertThat(magnets.price(chain.country("USA"))).isGreaterThan(2);
        assertThat(magnets.price(chain.country("ROW"))).isLessThan(magnets.price(chain.country("USA")));
    }

    /** Oxide that misses in one month lowers the output of magnets in the next. */
    @Test
    void aShortageUpstreamStarvesTheOutputDownstreamAMonthLater() {
        SupplyChain chain = chain(uncontrolled());
        int usa = chain.country("USA");
        chain.market(OXIDE).shortage[usa] = .5;
        double home =
                chain.market(MAGNETS).arrivals(usa) - chain.market(MAGNETS).imports(usa);

        chain.step();

        assertThat(chain.market(MAGNETS).arrivals(usa) - chain.market(MAGNETS).imports(usa))
                .isEqualTo(home / 2, within(1e-9));
        assertThat(chain.market(OXIDE).shortage(usa)).isZero();
    }

    @Test
    void aProjectionChangesNothing() {
        SupplyChain chain = chain(Scenarios.small());
        double stock = chain.market(MAGNETS).stock(1);
        double passing = passing(chain);
        var banned = WhatIf.restrictions(List.of(new WhatIf.Ban(chain.china(), MAGNETS, 1)));

        Losses losses = chain.projections(12).of(List.of(MAGNETS), banned.with(new WhatIf.Sale(MAGNETS, 3, 5, 1, 1)));

        assertThat(losses.of(1)).isPositive();
        assertThat(chain.market(MAGNETS).stock(1)).isEqualTo(stock);
        assertThat(passing(chain)).isEqualTo(passing);
    }

    @Test
    void aProjectedBanCostsItsTargetMoreThanNothingDoes() {
        SupplyChain chain = chain(uncontrolled());
        Losses quiet = chain.projections(12).of(List.of(MAGNETS), WhatIf.nothing());
        Losses ban = chain.projections(12)
                .of(List.of(MAGNETS), WhatIf.restrictions(List.of(new WhatIf.Ban(chain.china(), MAGNETS, 1))));

        assertThat(quiet.of(1)).isZero();
        assertThat(ban.above(quiet, 1)).isEqualTo(ban.of(1));
        assertThat(ban.of(1)).isPositive();
    }

    @Test
    void moreMaterialForATargetSavesItPartOfItsLoss() {
        SupplyChain chain = chain(uncontrolled());
        var ban = WhatIf.restrictions(List.of(new WhatIf.Ban(chain.china(), MAGNETS, 1)));
        Losses without = chain.projections(12).of(List.of(MAGNETS), ban);
        Losses with = chain.projections(12).of(List.of(MAGNETS), ban.with(new WhatIf.Sale(MAGNETS, 3, 20, 1, 1)));

        assertThat(with.of(1)).isLessThan(without.of(1));
    }

    @Test
    void whatAMarketFeedsIsDownstreamOfIt() {
        SupplyChain chain = chain(uncontrolled());

        assertThat(chain.downstreamOf(OXIDE)).containsExactly(OXIDE, MAGNETS);
        assertThat(chain.downstreamOf(MAGNETS)).containsExactly(MAGNETS);
    }

    @Test
    void technologyIsWithheldFromEverybodyButItsOrigin() {
        SupplyChain chain = chain(uncontrolled());
        Control rule = Control.ofLadder(chain.china(), MAGNETS, OptionalInt.empty());
        rule.decree(1, false, false, true);
        chain.impose(rule);

        assertThat(chain.technologyWithheld(MAGNETS, chain.country("MYS"))).isTrue();
        assertThat(chain.technologyWithheld(MAGNETS, chain.china())).isFalse();
        assertThat(chain.technologyWithheld(OXIDE, chain.country("MYS"))).isFalse();
    }

    private static Draft announced(LocalDate effective, double approval) {
        return uncontrolled().control(Scenarios.licences("later", effective, approval, true));
    }

    @Test
    void whatActsAfterTheSummitRestrictsNothingBefore() {
        assertThat(chain(announced(LocalDate.of(2025, 11, 8), .35)).controls()).isEmpty();
    }

    @Test
    void aPendingControlActsFromItsMonthAsANewOne() {
        SupplyChain chain = chain(announced(LocalDate.of(2025, 12, 1), .35));

        chain.decreePending(1, 0);
        assertThat(chain.controls()).isEmpty();
        chain.decreePending(2, 0);
        chain.step();

        assertThat(passing(chain)).isEqualTo(.57);
    }

    @Test
    void aProjectionCountsWhatIsPendingFromItsMonthOn() {
        SupplyChain quiet = chain(uncontrolled());
        SupplyChain soon = chain(announced(LocalDate.of(2025, 11, 8), .2));
        SupplyChain late = chain(announced(LocalDate.of(2026, 9, 1), .2));

        assertThat(projected(soon)).isGreaterThan(projected(late));
        assertThat(projected(late)).isGreaterThan(projected(quiet));
        assertThat(soon.controls()).as("outside the projection").isEmpty();
    }

    private static double projected(SupplyChain chain) {
        return chain.projections(12).of(List.of(MAGNETS), WhatIf.nothing()).of(chain.country("USA"));
    }

    @Test
    void aPendingRevisionChangesTheControlWithItsKey() {
        SupplyChain chain = chain(uncontrolled()
                .control(control("2025-01-10", OptionalInt.empty(), .35, false))
                .control(control("2025-12-01", OptionalInt.empty(), 0, true)));
        double before = passing(chain);

        chain.decreePending(2, 0);

        assertThat(before).isEqualTo(.35);
        assertThat(passing(chain)).as("banned").isZero();
        assertThat(chain.controls()).hasSize(1);
    }

    @Test
    void aDatedControlMayWithholdTechnologyAndReachAbroad() {
        SupplyChain chain = chain(uncontrolled()
                .control(new DatedControl(
                        "october",
                        LocalDate.of(2025, 10, 9),
                        OptionalInt.empty(),
                        "CHN",
                        Optional.empty(),
                        List.of("MAKE"),
                        1,
                        false,
                        false,
                        false,
                        0,
                        "The rules of 9 October",
                        true,
                        true,
                        false)));

        assertThat(chain.technologyWithheld(MAGNETS, chain.country("MYS"))).isTrue();
        assertThat(Policy.of(chain.controls(), MAGNETS, chain.countries().size(), .5)
                        .search(chain.country("USA")))
                .isEqualTo(.5);
    }

    @Test
    void askingForAMarketThatDoesNotExistIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chain(uncontrolled()).market("GOLD"))
                .withMessage("market: GOLD (expected: one of [REFINE, MAKE])");
    }

    @Test
    void newUseComesWithItsStock() {
        MarketState oxide = chain(uncontrolled()).market(OXIDE);
        double use = oxide.normalUse(2);
        double stock = oxide.stock(2);

        oxide.addUse(3, 2, 10, 2.9);

        assertThat(oxide.normalUse(2)).isEqualTo(use + 10);
        assertThat(oxide.flow(3, 2)).isEqualTo(10);
        assertThat(oxide.stock(2)).isEqualTo(stock + 29);
    }
}
