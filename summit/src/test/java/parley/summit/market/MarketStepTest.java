package parley.summit.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/** China (0) sells 60 and 40 t a month to the United States (1) and Japan (2), who make 20 and nothing themselves. */
class MarketStepTest {

    private static final int CHINA = 0;
    private static final int USA = 1;
    private static final int JAPAN = 2;
    private static final Parameters STANDARD = Parameters.standard();

    private static MarketState market() {
        return MarketWorld.market(new double[][] {{100, 60, 40}, {0, 20, 0}, {0, 0, 0}}, STANDARD);
    }

    private static MarketState month(MarketState market, double toUsa, double toJapan) {
        double[][] permitted = MarketWorld.free(3);
        permitted[CHINA][USA] = toUsa;
        permitted[CHINA][JAPAN] = toJapan;
        Stepper.RULES.step(
                market, Policy.custom(permitted, new double[] {1, 1, 1}), new double[] {1, 1, 1}, STANDARD, CHINA);
        return market;
    }

    /** The same where China's controls are aimed at the United States alone. */
    private static MarketState monthOfAnAimedBan(MarketState market) {
        double[][] permitted = MarketWorld.free(3);
        permitted[CHINA][USA] = 0;
        Policy policy = Policy.custom(permitted, MarketWorld.free(3), new double[] {1, 1, 1});
        Stepper.RULES.step(market, policy, new double[] {1, 1, 1}, STANDARD, CHINA);
        return market;
    }

    private static MarketState emptied() {
        MarketState market = market();
        market.stock[USA] = 0;
        market.stock[JAPAN] = 0;
        return market;
    }

    @Test
    void atRestEverybodyGetsWhatItUses() {
        MarketState m = month(market(), 1, 1);

        assertThat(m.arrivals(USA)).isEqualTo(80);
        assertThat(m.imports(USA)).isEqualTo(60);
        assertThat(m.dependence(USA)).isEqualTo(.75);
        assertThat(m.price(USA)).isOne();
        assertThat(m.stock(USA)).isEqualTo(2.9 * 80);
    }

    /** 60 t are missing; .47 of the stock of 232 t can be drawn in a month, so nothing is searched for and nothing misses. */
    @Test
    void stocksBearTheFirstMonthOfABan() {
        MarketState m = month(market(), 0, 1);

        assertThat(m.shortage(USA)).isZero();
        assertThat(m.arrivals(USA)).isEqualTo(20, within(1e-9));
        assertThat(m.stock(USA)).isEqualTo(2.9 * 80 - 60, within(1e-9));
    }

    /** Cover is (172 + 1.6 x 20) / (4.5 x 80); the price is that to the power of -1.3. */
    @Test
    void thinCoverRaisesThePrice() {
        MarketState m = month(market(), 0, 1);

        assertThat(m.price(USA)).isEqualTo(Math.pow(204 / 360.0, -1.3), within(1e-9));
        assertThat(m.price(JAPAN)).isOne();
    }

    /** With empty stocks .22 of the wanted 60 x r t are sought from the pool, which has 1.16 x 40 t, Japan's own share in it. */
    @Test
    void withEmptyStocksUsersSearchAndThenRunShort() {
        MarketState m = month(emptied(), 0, 1);
        double wanted = 1 + Math.min(Math.min(.26, .47 * (1 - .22)) * 2.9, .30);
        double claims = 40 * wanted + .22 * 60 * wanted;
        double share = 1.16 * 40 / claims;
        double arrivals = 20 + .22 * 60 * wanted * share;

        assertThat(m.imports(USA)).isEqualTo(.22 * 60 * wanted * share, within(1e-9));
        assertThat(m.shortage(USA)).isEqualTo(1 - arrivals / 80, within(1e-9));
        assertThat(m.imports(USA) + m.imports(JAPAN)).isEqualTo(1.16 * 40, within(1e-9));
    }

    /** Of the 60 t that are blocked .22 are sought elsewhere, and .7 of the rest come through third countries. */
    @Test
    void whoAloneIsBarredBuysThroughThirdCountries() {
        MarketState m = monthOfAnAimedBan(emptied());
        double psi = .22 + .78 * .7;
        double toUsa = 1 + Math.min(Math.min(.26, .47 * (1 - psi)) * 2.9, .30);
        double toJapan = 1 + Math.min(.26 * 2.9, .30);
        double claims = 40 * toJapan + psi * 60 * toUsa;

        assertThat(m.imports(USA)).isEqualTo(psi * 60 * toUsa * 1.16 * 40 / claims, within(1e-9));
    }

    @Test
    void whoAloneIsBarredFaresBetterThanUnderTheSameBanOnAll() {
        MarketState aimed = monthOfAnAimedBan(emptied());
        MarketState general = month(emptied(), 0, 1);

        assertThat(aimed.shortage(USA)).isLessThan(general.shortage(USA));
    }

    @Test
    void whoGetsNothingAndHasNothingPaysTheCap() {
        MarketState m = MarketWorld.market(new double[][] {{100, 60, 40}, {0, 0, 0}, {0, 0, 0}}, STANDARD);
        m.stock[USA] = 0;

        double[][] permitted = MarketWorld.free(3);
        permitted[CHINA][USA] = 0;
        permitted[CHINA][JAPAN] = 0;
        Stepper.RULES.step(
                m, Policy.custom(permitted, new double[] {1, 1, 1}), new double[] {1, 1, 1}, STANDARD, CHINA);

        assertThat(m.shortage(USA)).isOne();
        assertThat(m.price(USA)).isEqualTo(30);
        assertThat(m.poolPrice()).isEqualTo(30);
        assertThat(m.dependence(USA)).isZero();
    }

    @Test
    void aHighPriceMakesUsersAdaptAndALowOneLetsThemForget() {
        MarketState m = month(emptied(), 0, 1);
        double adapted = m.adaptation(USA);

        assertThat(adapted).isEqualTo(1 / 24.0, within(1e-12));
        m.stock[USA] = 2.9 * 80;
        m.stock[JAPAN] = 2.9 * 40;
        month(m, 1, 1);
        assertThat(m.adaptation(USA)).isEqualTo(adapted * 23 / 24, within(1e-12));
    }

    @Test
    void aSuppressedPriceLiesBelowOne() {
        MarketState m = market();
        m.suppress(.8);

        assertThat(month(m, 1, 1).price(USA)).isEqualTo(.8);
    }

    @Test
    void missingOutputDearerImportsAndGivenUpUseAreTheLoss() {
        MarketState m = market();
        m.shortage[USA] = .1;
        m.price[USA] = 3;
        m.imports[USA] = 50;
        m.adaptation[USA] = .5;
        double given = .35 * .5;

        assertThat(m.loss(USA, STANDARD))
                .isEqualTo(1e-5 * (40 * .1 * 80 * (1 - given) + .10 * 2 * 50 + given * 80), within(1e-15));
    }

    @Test
    void whoUsesNothingLosesNothing() {
        MarketState idle = MarketWorld.market(new double[][] {{1, 1, 0}, {0, 0, 0}, {0, 0, 0}}, STANDARD);
        idle.price[JAPAN] = 9;

        assertThat(idle.loss(JAPAN, STANDARD)).isZero();
    }

    @Test
    void whatMayBeBoughtBackInAMonthIsLimited() {
        assertThat(STANDARD.get(Parameter.RESTOCK_CAP)).isEqualTo(.30);
        MarketState m = month(emptied(), 1, 1);

        assertThat(m.arrivals(USA)).isLessThanOrEqualTo(80 * 1.3);
    }
}
