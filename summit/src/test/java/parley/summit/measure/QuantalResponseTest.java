package parley.summit.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.scenario.Parameter;
import parley.summit.world.World;

class QuantalResponseTest {

    private static World small() {
        return Worlds.of(Scenarios.small().fixAll().scenario(), 1);
    }

    private static LadderState ladder(World world, String id) {
        return world.measures().ladder(id).orElseThrow();
    }

    @Test
    void probabilitiesAreInProportionToTheExponentials() {
        assertThat(QuantalResponse.probabilities(new double[] {0, StrictMath.log(2), StrictMath.log(5)}))
                .containsExactly(new double[] {.125, .25, .625}, within(1e-15));
    }

    @Test
    void hugeExponentsOverflowNothing() {
        assertThat(QuantalResponse.probabilities(new double[] {5000, 5000, -5000}))
                .containsExactly(.5, .5, 0);
    }

    @Test
    void aDrawChoosesTheFirstLevelWhoseCumulatedProbabilityExceedsIt() {
        double[] probabilities = {.25, .5, .25};

        assertThat(QuantalResponse.choose(probabilities, 0)).isZero();
        assertThat(QuantalResponse.choose(probabilities, .2499)).isZero();
        assertThat(QuantalResponse.choose(probabilities, .25)).isEqualTo(1);
        assertThat(QuantalResponse.choose(probabilities, .7499)).isEqualTo(1);
        assertThat(QuantalResponse.choose(probabilities, .75)).isEqualTo(2);
    }

    @Test
    void whatRoundingLeavesGoesToTheLastLevel() {
        assertThat(QuantalResponse.choose(new double[] {.1, .2, .3}, .999)).isEqualTo(2);
    }

    @Test
    void threeLevelsDownAndTwoUpAreWithinReach() {
        World world = small();
        LadderState tariffs = ladder(world, "USA>CHN");

        assertThat(QuantalResponse.lowest(tariffs, 2)).isZero();
        assertThat(QuantalResponse.lowest(tariffs, 5)).isEqualTo(2);
        assertThat(QuantalResponse.highest(tariffs, 2)).isEqualTo(4);
        assertThat(QuantalResponse.highest(tariffs, 5)).isEqualTo(5);
        assertThat(world.response().exponents(tariffs)).hasSize(5);
    }

    @Test
    void anAnnouncementIsBelievedForHalfOfWhatItThreatens() {
        World world = small();
        LadderState tariffs = ladder(world, "USA>CHN");
        LadderState licences = ladder(world, "CHN>USA");

        assertThat(world.response().stakes(tariffs, 1).targetLoss()).isEqualTo(4.5);
        assertThat(world.response().stakes(licences, 1).targetLoss())
                .isEqualTo(.5 * (world.response().stakes(licences, 3).targetLoss() - .05 * 165 * .34), within(1e-12));
    }

    @Test
    void tariffsCostWhatTheirLevelSays() {
        World world = small();

        assertThat(world.response().stakes(ladder(world, "USA>CHN"), 4))
                .isEqualTo(new QuantalResponse.Stakes(26, 14, 0));
    }

    /** Magnets to the United States: 6,800 t at US$ 50,000; a quarter of the margin on 65 % of them, and curbs on 165 bn. */
    @Test
    void licencesCostTheMarginOnWhatTheyWithhold() {
        World world = small();

        assertThat(world.response().stakes(ladder(world, "CHN>USA"), 3).ownCost())
                .isEqualTo(.25 * .65 * 6_800 * 50_000 / 1e9 + .08 * .05 * 165, within(1e-12));
    }

    @Test
    void theOutlookIsADistributionAroundTheLevelInForce() {
        World world = small();
        LadderState state = ladder(world, "CHN>MYS");

        double[] outlook = world.response().outlook(state, world.response().pressure(state));

        assertThat(Arrays.stream(outlook).sum()).isEqualTo(1, within(1e-12));
        assertThat(outlook[0]).as("unprovoked").isGreaterThan(.5);
    }

    @Test
    void anAnnouncedLevelIsChosenMoreOften() {
        World world = small();
        LadderState tariffs = ladder(world, "USA>CHN");
        tariffs.moveTo(4);
        double[] announced = world.response().exponents(tariffs);

        tariffs.dropWord();

        double[] dropped = world.response().exponents(tariffs);
        double precision = world.chain().parameters().get(Parameter.PRECISION);
        assertThat(announced[4] - dropped[4]).as("level 5").isEqualTo(precision, within(1e-9));
        assertThat(announced[3]).as("level 4").isEqualTo(dropped[3]);
    }
}
