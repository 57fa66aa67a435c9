package parley.summit.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.market.Policy;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.ScenarioCheck;
import parley.summit.world.World;

/** Hosts that keep their raw material at home. */
class RawExportsTest {

    private static final Scenario SCENARIO = Scenarios.small()
            .fixAll()
            .ladder(Scenarios.rawExports("MYS", List.of("REFINE")))
            .ladder(Scenarios.rawExports("AUS", List.of("REFINE")))
            .scenario();

    private final World world = Worlds.of(SCENARIO, 1);

    private LadderState ladder(String id) {
        return world.measures().ladder(id).orElseThrow();
    }

    @Test
    void eachHostHasALadderOfItsOwnBesideThatOfChina() {
        assertThat(ScenarioCheck.faults(SCENARIO)).isEmpty();
        assertThat(world.measures().ladders())
                .extracting(LadderState::id)
                .containsSubsequence("CHN>ALL", "MYS>ALL", "AUS>ALL");
        assertThat(ladder("AUS>ALL").entity()).isEqualTo("AUS>ALL6");
    }

    @Test
    void aBanKeepsEverythingFromEverybodyElse() {
        int market = world.chain().market("REFINE");
        int host = world.chain().country("MYS");
        ladder("MYS>ALL").moveTo(3);

        Policy policy = Policy.of(
                world.chain().controls(), market, world.chain().countries().size(), .5);

        for (int j = 0; j < world.chain().countries().size(); j++) {
            assertThat(policy.permitted(host, j)).isEqualTo(j == host ? 1 : 0);
            assertThat(policy.permittedToAll(host, j)).isEqualTo(j == host ? 1 : 0);
        }
    }

    @Test
    void itCostsTheHostItsMarginAndThreatensNobody() {
        double exports = world.chain().market(0).price0()
                * world.chain().market(0).exports(world.chain().country("MYS"));

        assertThat(world.response().stakes(ladder("MYS>ALL"), 2))
                .isEqualTo(new QuantalResponse.Stakes(0, .2 * (exports * 12 * (1 - .85)), 0));
        assertThat(world.response().stakes(ladder("MYS>ALL"), 3).ownCost()).isEqualTo(.2 * 12 * exports, within(1e-12));
        assertThat(exports).isPositive();
    }

    @Test
    void itIsNoEscalationOfChina() {
        int before = world.measures().escalation();

        ladder("MYS>ALL").moveTo(3);

        assertThat(world.measures().escalation()).isEqualTo(before);
    }
}
