package parley.summit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.deal.Valuation;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.world.World;

/** Half of the finance of Malaysia's plants is US$ 0.3 bn, and of Australia's 0.55. */
class TableStateTest {

    private static final Deal HALF = Deal.of(2, 0, 0, 0);
    private static final Scenario SMALL = Scenarios.small().scenario();

    private final World world = Worlds.of(SMALL, 1);
    private final TableState malaysia = table(0);
    private final TableState australia =
            new TableState(SMALL.tables().get(2), valuation(2), 0, Optional.empty(), false);
    private final Budgets budgets = new Budgets(SMALL, List.of(malaysia, australia));

    private TableState table(int opener) {
        return new TableState(SMALL.tables().get(1), valuation(1), opener, Optional.empty(), false);
    }

    private Valuation valuation(int table) {
        return world.tables().get(table).valuation();
    }

    @Test
    void thePartiesMoveInTurn() {
        TableState table = table(1);

        assertThat(table.opener()).isEqualTo("MYS");
        assertThat(table.mover()).isEqualTo("MYS");
        table.pass();
        assertThat(table.mover()).isEqualTo("USA");
        table.pass();
        assertThat(table.mover()).isEqualTo("MYS");
    }

    @Test
    void relativeTimeCountsTheTurnToCome() {
        assertThat(malaysia.time()).isEqualTo(1 / 7.0);
        malaysia.pass();
        assertThat(malaysia.time()).isEqualTo(2 / 7.0);
    }

    @Test
    void aTableSitsFromItsStartToItsDeadlineWhileItIsOpen() {
        assertThat(malaysia.sitsIn(0)).isFalse();
        assertThat(malaysia.sitsIn(1)).isTrue();
        assertThat(malaysia.sitsIn(3)).isTrue();
        assertThat(malaysia.sitsIn(4)).isFalse();
        malaysia.close();
        assertThat(malaysia.sitsIn(1)).isFalse();
    }

    @Test
    void everyOfferIsRememberedAndTheLastOneStands() {
        malaysia.offer("USA", 1, HALF);
        malaysia.offer("MYS", 1, Deal.of(3, 0, 0, 0));

        assertThat(malaysia.history()).hasSize(2);
        assertThat(malaysia.standing())
                .contains(
                        new TableState.Offered("MYS", 1, Deal.of(3, 0, 0, 0), malaysia.committed(Deal.of(3, 0, 0, 0))));
    }

    @Test
    void aSignedTableIsClosedAndKeepsItsDeal() {
        malaysia.sign(HALF);

        assertThat(malaysia.isOpen()).isFalse();
        assertThat(malaysia.signed()).contains(HALF);
    }

    @Test
    void onlyTheBuyersOwnStandingOfferReserves() {
        malaysia.offer("USA", 1, HALF);
        assertThat(malaysia.reserved("USA")).isEqualTo(.3, within(1e-12));
        assertThat(malaysia.reserved("MYS")).isZero();

        malaysia.offer("MYS", 1, HALF);
        assertThat(malaysia.reserved("USA")).isZero();
        assertThat(malaysia.reserved("MYS")).isZero();
    }

    @Test
    void aClosedTableReservesNothing() {
        malaysia.offer("USA", 1, HALF);
        malaysia.close();

        assertThat(malaysia.reserved("USA")).isZero();
    }

    @Test
    void whatIsLeftIsTheBudgetLessSpendingAndReservations() {
        malaysia.offer("USA", 1, HALF);
        budgets.spend("USA", 1);

        assertThat(budgets.of("USA").left()).isEqualTo(4 - 1 - .3, within(1e-12));
        assertThat(budgets.of("MYS").left()).isInfinite();
    }

    @Test
    void aTableMayUseAgainWhatItReserves() {
        malaysia.offer("USA", 1, HALF);
        australia.offer("USA", 1, HALF);

        assertThat(budgets.of("USA").affordable(malaysia)).isEqualTo(4 - .55, within(1e-12));
        assertThat(budgets.fits(malaysia, 3.45)).isTrue();
        assertThat(budgets.fits(malaysia, 3.46)).isFalse();
    }
}
