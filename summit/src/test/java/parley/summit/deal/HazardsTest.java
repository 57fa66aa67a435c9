package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Profile;
import parley.summit.transcript.StallCause;

class HazardsTest {

    private static final Profile AVERAGE =
            new Profile(400, 50, 40, 19, 0, .6, new Profile.Obstacles(.5, .5, .5, .5), .5, .5, .05, .1, "linear");

    /** The deal at which every factor of the hazards is 1. */
    private static Terms reference(double binding) {
        return new Terms(.5, .25, .5, 0, 0, .25, 0, .33, .5, 0, binding, 5);
    }

    private static Hazards of(Terms terms, int chinaLevel, boolean pressed) {
        return Hazards.of(terms, AVERAGE, Parameters.standard(), chinaLevel, pressed);
    }

    @Test
    void theReferenceDealStallsAtTheBaseRate() {
        assertThat(of(reference(0), 0, false).total()).isEqualTo(.029, within(1e-12));
        assertThat(of(reference(.5), 0, false).total()).isEqualTo(.0185, within(1e-12));
        assertThat(of(reference(1), 0, false).total()).isEqualTo(.0185, within(1e-12));
    }

    @Test
    void measuresTowardTheHostRaiseTheShareOfChina() {
        assertThat(of(reference(0), 4, false).total()).isEqualTo(.029 * (1 + .04 * 2), within(1e-12));
    }

    @Test
    void aSuppressedPriceTriplesTheEconomicHazardUnlessThereIsAFloor() {
        Terms bare = new Terms(.5, .25, 0, 0, 0, .25, 0, .33, .5, 0, 0, 5);

        assertThat(of(reference(0), 0, true).total())
                .isEqualTo(of(reference(0), 0, false).total());
        assertThat(of(bare, 0, true).total() - of(bare, 0, false).total())
                .isEqualTo(2 * .029 * .36 * .75 / .5, within(1e-12));
    }

    @Test
    void causesAreDrawnInProportion() {
        Hazards hazards = of(reference(0), 0, false);

        assertThat(hazards.cause(0)).isEqualTo(StallCause.ECONOMIC);
        assertThat(hazards.cause(.35)).isEqualTo(StallCause.ECONOMIC);
        assertThat(hazards.cause(.37)).isEqualTo(StallCause.SOCIAL);
        assertThat(hazards.cause(.61)).isEqualTo(StallCause.ENVIRONMENT);
        assertThat(hazards.cause(.81)).isEqualTo(StallCause.TAX);
        assertThat(hazards.cause(.93)).isEqualTo(StallCause.EXPORT);
        assertThat(hazards.cause(.999999)).isEqualTo(StallCause.CHINA);
    }

    @Test
    void whereChinaTakesNoMeasuresNothingStallsBecauseOfIt() {
        Hazards hazards = Hazards.in(
                chain(Scenarios.small().without(Mechanism.CHINESE_MEASURES)), reference(0), AVERAGE, 4, false);
        Hazards usual = Hazards.in(chain(Scenarios.small()), reference(0), AVERAGE, 0, false);

        assertThat(hazards.total()).isEqualTo(.96 * .029, within(1e-12));
        assertThat(hazards.cause(.999999)).isEqualTo(StallCause.EXPORT);
        assertThat(usual.total()).isEqualTo(.029, within(1e-12));
    }

    private static SupplyChain chain(Draft draft) {
        return Worlds.of(draft.fixAll().scenario(), 1).chain();
    }

    @Test
    void ratificationIsSlowerWhereItIsHarderAtHome() {
        assertThat(Hazards.ratification(AVERAGE)).isEqualTo(.035 * .8, within(1e-12));
    }

    @Test
    void anIssueThatATableDoesNotListCountsAsNothingAndTheTermAsTwoYears() {
        Terms none = Terms.of(List.of(), new int[0]);

        assertThat(none).isEqualTo(new Terms(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2));
        assertThat(none.horizon()).isEqualTo(24);
        assertThat(none.push()).isZero();
        assertThat(none.isBinding()).isFalse();
    }
}
