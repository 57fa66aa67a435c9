package parley.summit.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.market.Control;
import parley.summit.market.SupplyChain;
import parley.summit.market.WhatIf;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Event;

class ExposureTest {

    private static final Scenario SMALL =
            Scenarios.small().withoutControls().fixAll().scenario();
    private static final SupplyChain CHAIN = SupplyChain.before(SMALL, Parameters.standard());
    private static final Exposure EXPOSURE = Exposure.of(SMALL, CHAIN);

    @Test
    void aBanCostsTheCountryThatItIsAimedAt() {
        assertThat(EXPOSURE.ban("USA").own()).isPositive();
        assertThat(EXPOSURE.ban("USA").all())
                .isGreaterThanOrEqualTo(EXPOSURE.ban("USA").own());
    }

    @Test
    void aCountryThatNoLadderAimsAtHasNoBanToFear() {
        assertThat(EXPOSURE.ban("ROW")).isEqualTo(new Exposure.Ban(0, 0));
        assertThat(EXPOSURE.bans()).containsOnlyKeys("USA", "MYS", "AUS");
    }

    @Test
    void slowLicencesHurtAllWhoBuyAndAreCountedWithoutChina() {
        int usa = CHAIN.country("USA");
        double sum = 0;
        for (int c = 0; c < CHAIN.countries().size(); c++) {
            sum += c == CHAIN.china() ? 0 : EXPOSURE.slow(c);
        }

        assertThat(EXPOSURE.slow(usa)).isPositive();
        assertThat(EXPOSURE.slowForAll(CHAIN.china())).isEqualTo(sum);
    }

    @Test
    void slowLicencesAreThoseOfThirtyFivePerCent() {
        assertThat(Exposure.slowLicences(CHAIN, List.of(0, 1)))
                .containsExactly(
                        new WhatIf.Licences(CHAIN.china(), 0, .35), new WhatIf.Licences(CHAIN.china(), 1, .35));
    }

    @Test
    void twiceTheDependenceIsTwiceTheLoss() {
        SupplyChain twice = SupplyChain.before(SMALL, Parameters.standard().with(Parameter.DEPENDENCE_SCALE, 2));
        Exposure exposure = Exposure.of(SMALL, twice);
        int usa = CHAIN.country("USA");

        assertThat(exposure.slow(usa)).isEqualTo(2 * EXPOSURE.slow(usa));
        assertThat(exposure.ban("USA"))
                .isEqualTo(new Exposure.Ban(
                        2 * EXPOSURE.ban("USA").own(), 2 * EXPOSURE.ban("USA").all()));
    }

    @Test
    void projectingLossesLeavesTheWorldAsItIs() {
        assertThat(CHAIN.controls()).extracting(Control::approval).isEmpty();
        assertThat(CHAIN.market(1).shortage(CHAIN.country("USA"))).isZero();
    }

    @Test
    void theWorldOpensWithTheLossesThatWereProjected() {
        var opened =
                (Event.WorldOpened) Worlds.of(SMALL, 1).log().entries().get(0).event();

        assertThat(opened.banLosses())
                .contains(new Event.BanLoss(
                        "USA", EXPOSURE.ban("USA").own(), EXPOSURE.ban("USA").all()));
        assertThat(opened.slowLosses()).hasSize(5);
    }
}
