package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.transcript.Event.SupplyValue;
import parley.summit.world.World;

class ShadowPricesTest {

    private final World world =
            Worlds.of(Scenarios.small().withoutControls().fixAll().scenario(), 1);
    private final ShadowPrices prices = world.plans().prices();
    private final int magnets = world.chain().market("MAKE");
    private final int usa = world.chain().country("USA");

    private SupplyValue supply(String market) {
        return prices.supplyValues(world.plans().buyers()).stream()
                .filter(v -> v.market().equals(market))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTonneIsWorthMoreToABuyerUnderABanThanInPeace() {
        assertThat(supply("MAKE").ban()).isGreaterThan(supply("MAKE").statusQuo());
        assertThat(supply("MAKE").statusQuo()).isNotNegative();
    }

    @Test
    void expectationsWeighTheThreeWorlds() {
        SupplyValue v = supply("MAKE");

        assertThat(prices.supply(magnets, usa, new Weights(.5, .3, .2)))
                .isEqualTo(.5 * v.statusQuo() + .3 * v.slowLicences() + .2 * v.ban(), within(1e-18));
    }

    @Test
    void thePoolIsWorthSomethingUnderSlowLicencesOnly() {
        assertThat(prices.pool(magnets, usa, new Weights(1, 0, 0))).isZero();
        assertThat(prices.pool(magnets, usa, new Weights(0, 0, 1))).isZero();
        assertThat(prices.pool(magnets, usa, new Weights(0, 1, 0))).isPositive();
    }

    @Test
    void noTonneIsEverWorthLessThanNothing() {
        assertThat(Worlds.random(200)
                        .flatMap(w -> w.plans().prices().supplyValues(w.plans().buyers()).stream()))
                .isNotEmpty()
                .allMatch(v -> v.statusQuo() >= 0 && v.slowLicences() >= 0 && v.ban() >= 0);
        assertThat(Worlds.random(200).flatMap(w -> w.plans().prices().poolValues().stream()))
                .isNotEmpty()
                .allMatch(v -> v.value() >= 0);
    }

    @Test
    void onlyMarketsWithAProjectArePriced() {
        assertThat(prices.poolValues()).extracting(v -> v.market()).containsOnly("REFINE", "MAKE");
        World without = Worlds.of(
                Scenarios.small().without(t -> t.id().equals("USA-MYS")).scenario(), 1);
        assertThat(without.plans().prices().poolValues())
                .extracting(v -> v.market())
                .containsOnly("REFINE");
    }
}
