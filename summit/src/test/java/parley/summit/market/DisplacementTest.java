package parley.summit.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/** T21: new output takes the place of other origins' in the columns of its users. */
class DisplacementTest {

    private static final int SEEDS = 2000;
    private static final int CHINA = 0;

    /** Sells new output: the rules, or rules with a planted fault; returns what stays unsold. */
    @FunctionalInterface
    interface Seller {
        double sell(MarketState m, int origin, double amount, int buyer, double share, double chinaFirst);
    }

    private static final Seller RULES = (m, origin, amount, buyer, share, chinaFirst) ->
            Displacement.sell(m, origin, amount, buyer, share, chinaFirst, CHINA);

    private static boolean keepsColumns(long seed, Seller seller) {
        MarketWorld w = MarketWorld.of(seed);
        var luck = new Luck(-seed);
        MarketState m = w.state().copy();
        int origin = luck.below(m.size);
        double amount =
                luck.between(0, 1) * (m.exports(origin) + m.flow(origin, origin) + .1) * (luck.chance(.3) ? 9 : 1);
        double china = w.parameter(Parameter.CHINA_DISPLACED_FIRST);
        double unsold = seller.sell(m, origin, amount, luck.below(m.size), luck.between(0, 1), china);
        boolean right = unsold >= 0 && unsold <= amount * (1 + 1e-12);
        double added = -unsold;
        for (int j = 0; j < m.size; j++) {
            double column = 0;
            for (int i = 0; i < m.size; i++) {
                column += m.flow.get(i, j);
                right &= m.flow.get(i, j) >= 0;
            }
            right &= Math.abs(column - m.normalUse[j]) <= 1e-9 * Math.max(1, m.normalUse[j]);
            added -= m.flow.get(origin, j) - w.state().flow.get(origin, j);
        }
        return right && Math.abs(added + amount) <= 1e-9 * Math.max(1, amount);
    }

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @Test
    void everyUserStillGetsWhatItUsesAndNoFlowIsNegative() {
        assertThat(seeds().filter(seed -> !keepsColumns(seed, RULES))).isEmpty();
    }

    @Test
    void theWorldsIncludeSomeWithoutRoomForAll() {
        assertThat(seeds().filter(seed -> {
                            MarketState m = MarketWorld.of(seed).state().copy();
                            return Displacement.sell(m, 1, 1e6, 2, .5, .5, CHINA) > 0;
                        })
                        .count())
                .isGreaterThan(SEEDS / 2);
    }

    @ParameterizedTest
    @MethodSource
    void aSaleWithAPlantedFaultIsCaught(Seller fault) {
        assertThat(seeds().filter(seed -> !keepsColumns(seed, fault))).isNotEmpty();
    }

    static Stream<Seller> aSaleWithAPlantedFaultIsCaught() {
        Seller addsOnly = (m, origin, amount, buyer, share, chinaFirst) -> {
            m.flow.add(origin, buyer, amount);
            return 0;
        };
        Seller overdraws = (m, origin, amount, buyer, share, chinaFirst) -> {
            m.flow.add(origin, buyer, amount);
            m.flow.add((origin + 1) % m.size, buyer, -amount);
            return 0;
        };
        Seller forgetsTheRest = (m, origin, amount, buyer, share, chinaFirst) ->
                .5 * RULES.sell(m, origin, amount, buyer, share, chinaFirst);
        Seller losesAMillionth = (m, origin, amount, buyer, share, chinaFirst) -> {
            double unsold = RULES.sell(m, origin, amount, buyer, share, chinaFirst);
            m.flow.set(origin, buyer, (1 - 1e-6) * m.flow.get(origin, buyer));
            return unsold;
        };
        return Stream.of(addsOnly, overdraws, forgetsTheRest, losesAMillionth);
    }

    private static MarketState threeCountries() {
        return MarketWorld.market(new double[][] {{50, 20, 30}, {0, 10, 0}, {0, 10, 5}}, Parameters.standard());
    }

    @Test
    void aSaleToTheBuyerTakesFromChinaFirst() {
        MarketState m = threeCountries();

        double unsold = RULES.sell(m, 2, 8, 1, 1, .5);

        assertThat(unsold).isZero();
        assertThat(m.flow(2, 1)).isEqualTo(18, within(1e-12));
        assertThat(m.flow(0, 1)).isEqualTo(12, within(1e-12));
    }

    @Test
    void whatFindsNoRoomStaysUnsold() {
        MarketState m = threeCountries();

        double unsold = RULES.sell(m, 2, 100, 1, 1, .5);

        assertThat(unsold).isEqualTo(50, within(1e-12));
        assertThat(m.flow(2, 1)).as("all that others sold to the buyer").isEqualTo(30, within(1e-12));
        assertThat(m.flow(2, 2)).as("and the imports of the only other user").isEqualTo(35, within(1e-12));
    }

    @Test
    void whatGoesToThePoolNeverGoesToChina() {
        MarketState m = threeCountries();

        RULES.sell(m, 1, 20, 1, 0, .5);

        assertThat(m.flow(1, 0)).isZero();
        assertThat(m.flow(1, 2)).isPositive();
    }
}
