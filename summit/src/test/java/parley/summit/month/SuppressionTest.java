package parley.summit.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.chance.Stream;
import parley.summit.transcript.Event;
import parley.summit.world.World;

class SuppressionTest {

    private final World world = Worlds.of(Scenarios.small().scenario(), 1);
    private final Suppression suppression = new Suppression(world);
    private final int magnets = world.chain().market("MAKE");

    /** The first month, of very many, in which China would act against magnets. */
    private final int unlucky = IntStream.iterate(1, month -> month + 1)
            .filter(month -> world.seed().uniform(Stream.SUPPRESSION, "MAKE", month) < .008)
            .findFirst()
            .orElseThrow();

    private double factor() {
        return world.chain().market(magnets).suppression();
    }

    @Test
    void aMarketIsPressedInAMonthOfBadLuckForAYear() {
        suppression.pass(unlucky, magnets, true);
        double[] year = IntStream.rangeClosed(1, 11)
                .mapToDouble(month -> {
                    suppression.pass(unlucky + month, magnets, false);
                    return factor();
                })
                .toArray();
        suppression.pass(unlucky + 12, magnets, false);

        assertThat(year).containsOnly(.8);
        assertThat(factor()).isOne();
        assertThat(world.log().entries()).extracting(e -> e.event()).contains(new Event.PriceSuppressed("MAKE"));
    }

    @Test
    void noMarketIsPressedInAMonthOfGoodLuck() {
        IntStream.range(1, unlucky).forEach(month -> suppression.pass(month, magnets, true));

        assertThat(factor()).isOne();
    }

    @Test
    void noMarketIsPressedUnlessAPlantIsBeingBuilt() {
        suppression.pass(unlucky, magnets, false);

        assertThat(factor()).isOne();
    }

    @Test
    void noMarketOutsideTheBasketIsPressed() {
        World other = Worlds.of(Scenarios.small().withoutInBasket("MAKE").scenario(), 1);

        new Suppression(other).pass(unlucky, magnets, true);

        assertThat(other.chain().market(magnets).suppression()).isOne();
    }
}
