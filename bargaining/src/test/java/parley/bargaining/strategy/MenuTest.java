package parley.bargaining.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MenuTest {

    private static final Menu MENU = new Menu(0.9, 0.5, 0.7, 0.5, 0.2);

    @Test
    void theLowestAtOrAboveTheThresholdIsChosenTheFirstIfTied() {
        assertThat(MENU.lowestAtOrAbove(0.5, i -> true)).hasValue(1);
        assertThat(MENU.lowestAtOrAbove(0.6, i -> true)).hasValue(2);
    }

    @Test
    void whatCannotBeAffordedIsPassedOver() {
        assertThat(MENU.lowestAtOrAbove(0.5, i -> i != 1)).hasValue(3);
        assertThat(MENU.lowestAtOrAbove(0.5, i -> i == 0)).hasValue(0);
    }

    @Test
    void nothingIsChosenWhenNothingReachesTheThreshold() {
        assertThat(MENU.lowestAtOrAbove(0.95, i -> true)).isEmpty();
        assertThat(MENU.lowestAtOrAbove(0.6, i -> i == 4)).isEmpty();
        assertThat(new Menu().lowestAtOrAbove(0, i -> true)).isEmpty();
    }

    @Test
    void theBestAllowedOutcomeIsTheFirstOfTheHighest() {
        assertThat(MENU.highest(i -> true)).hasValue(0);
        assertThat(MENU.highest(i -> i % 2 == 1)).hasValue(1);
        assertThat(MENU.highest(i -> false)).isEmpty();
    }

    @Test
    void itKnowsItsTwoHighestUtilities() {
        assertThat(MENU.highest()).isEqualTo(0.9);
        assertThat(MENU.second()).isEqualTo(0.7);
        assertThat(new Menu(0.4).second()).isEqualTo(0.4);
        assertThat(new Menu().highest()).isZero();
    }

    @Test
    void utilitiesAreComparedExactly() {
        assertThat(new Menu(0.1 + 0.2, 0.3).lowestAtOrAbove(0, i -> true)).hasValue(1);
        assertThat(new Menu(Math.nextDown(0.5)).lowestAtOrAbove(0.5, i -> true)).isEmpty();
    }
}
