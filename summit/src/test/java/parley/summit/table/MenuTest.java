package parley.summit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.seat.TableView.MenuDeal;

class MenuTest {

    private static final double[][] OWN = {{0, 2, 5}, {3, 1, 0}};
    private static final double[][] OTHER = {{4, 2, 0}, {0, 3, 4}};

    /** The sum of the values of single issues, less a constant. */
    private static double worth(double[][] values, int[] levels, double less) {
        double sum = -less;
        for (int i = 0; i < levels.length; i++) {
            sum += values[i][levels[i]];
        }
        return sum;
    }

    private static List<MenuDeal> menu(double[][] own, double[][] other, double less) {
        return Menu.between(own, other)
                .deals(Optional.empty(), true, levels -> new Appraisal(worth(own, levels, less), 0, 0, 0, levels[0]));
    }

    private static List<Deal> deals(double[][] own, double[][] other) {
        return menu(own, other, 0).stream().map(MenuDeal::deal).toList();
    }

    /** From the best, 2.0: giving up B costs 2 for 3, then 1 for 1, and giving up A costs 5 for 4. */
    @Test
    void aMenuGoesFromTheOwnBestDealByTheCheapestConcessions() {
        assertThat(menu(OWN, OTHER, 0))
                .containsExactly(
                        new MenuDeal(Deal.of(2, 0), 8, 2),
                        new MenuDeal(Deal.of(2, 1), 6, 2),
                        new MenuDeal(Deal.of(2, 2), 5, 2),
                        new MenuDeal(Deal.of(0, 2), 0, 0));
    }

    @Test
    void dealsThatAreWorseThanNoDealAreLeftOut() {
        assertThat(menu(OWN, OTHER, 5.5)).extracting(MenuDeal::deal).containsExactly(Deal.of(2, 0), Deal.of(2, 1));
    }

    @Test
    void theEmptyDealIsLeftOut() {
        double[][] own = {{1, 0}};
        double[][] other = {{0, 1}};

        assertThat(deals(own, other)).containsExactly(Deal.of(1));
    }

    @Test
    void amongEquallyGoodLevelsTheOneThatIsBetterForTheOtherComesFirst() {
        double[][] own = {{5, 5, 5}, {0, 1, 0}};
        double[][] other = {{1, 3, 2}, {0, 0, 0}};

        assertThat(deals(own, other)).containsExactly(Deal.of(1, 1));
    }

    @Test
    void amongLevelsThatAreEquallyGoodForBothTheLowerComesFirst() {
        double[][] own = {{5, 5, 5}, {0, 1, 0}};
        double[][] other = {{1, 2, 2}, {0, 0, 0}};

        assertThat(deals(own, other)).containsExactly(Deal.of(1, 1));
    }

    @Test
    void amongEquallyCheapConcessionsTheFirstIssueAndTheFirstLevelComeFirst() {
        double[][] own = {{0, 2, 4}, {0, 2, 4}};
        double[][] other = {{4, 2, 0}, {4, 2, 0}};

        assertThat(deals(own, other)).startsWith(Deal.of(2, 2), Deal.of(0, 2)).hasSize(2);
    }

    @Test
    void aConcessionThatCostsNothingIsMadeAtOnce() {
        double[][] own = {{0, 4, 4}, {0, 2, 4}};
        double[][] other = {{4, 2, 2.5}, {4, 2, 0}};

        assertThat(deals(own, other)).startsWith(Deal.of(2, 2));
    }

    @Test
    void aMenuHasFortyDealsAtMost() {
        double[][] own = {IntStream.range(0, 80).mapToDouble(x -> -x * x).toArray()};
        double[][] other = {IntStream.range(0, 80).mapToDouble(x -> x).toArray()};

        List<MenuDeal> menu = menu(own, other, -10_000);

        assertThat(menu).hasSize(39);
        assertThat(menu.get(38).deal()).isEqualTo(Deal.of(39));
    }
}
