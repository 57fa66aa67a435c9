package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.summit.session.Stage.accept;
import static parley.summit.session.Stage.offer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.RedLine;
import parley.summit.seat.RedLineChoice;
import parley.summit.seat.Refusal;
import parley.summit.seat.Refusal.Reason;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TableAction;
import parley.summit.seat.TurnKind;

/** The small scenario's deals are over fin, trf, chn and bin; half of the finance for Malaysia's plants is US$ 0.3 bn. */
class LegalityTest {

    private static final String MALAYSIA = "USA-MYS";
    private static final String AUSTRALIA = "USA-AUS";
    private static final TableAction WAIT = new TableAction.Wait();

    private static Draft small() {
        return Scenarios.small();
    }

    private static Stage atTables() {
        return Stage.atTables(small().scenario());
    }

    @Test
    void waitingOrWalkingIsAlwaysLegal() {
        assertThat(atTables().refusal("USA", MALAYSIA, WAIT)).isEmpty();
        assertThat(atTables().refusal("USA", MALAYSIA, new TableAction.Walk())).isEmpty();
    }

    @Test
    void anActionAtATableInATurnForMeasuresIsRefused() {
        Stage stage = Stage.of(small().scenario());

        assertThat(stage.refusal("USA", MALAYSIA, WAIT)).contains(Reason.WRONG_TURN_KIND);
    }

    @Test
    void aMeasureInATurnForTablesIsRefused() {
        assertThat(atTables().refusal("USA", Move.measures(Map.of("USA>CHN", 3))))
                .contains(Reason.WRONG_TURN_KIND);
    }

    @Test
    void movingAtATableThatDoesNotExistIsRefused() {
        assertThat(atTables().refusal("USA", "USA-XXX", WAIT)).contains(Reason.NOT_YOUR_TURN);
    }

    @Test
    void movingAtATableOfOthersIsRefused() {
        assertThat(atTables().refusal("CHN", MALAYSIA, WAIT)).contains(Reason.NOT_YOUR_TURN);
    }

    @Test
    void movingWhenItIsTheOthersTurnIsRefused() {
        assertThat(atTables().refusal("MYS", MALAYSIA, offer(1, 0, 0, 0))).contains(Reason.NOT_YOUR_TURN);
    }

    @Test
    void movingAtAClosedTableIsRefused() {
        Stage stage = atTables().act("USA", MALAYSIA, new TableAction.Walk());

        assertThat(stage.refusal("MYS", MALAYSIA, WAIT)).contains(Reason.NOT_YOUR_TURN);
    }

    @Test
    void aDealWithTooFewLevelsIsRefused() {
        assertThat(atTables().refusal("USA", MALAYSIA, offer(1, 0, 0))).contains(Reason.UNKNOWN_LEVEL);
    }

    @Test
    void aLevelThatTheIssueDoesNotHaveIsRefused() {
        assertThat(atTables().refusal("USA", MALAYSIA, offer(0, 4, 0, 0))).contains(Reason.UNKNOWN_LEVEL);
        assertThat(atTables().refusal("USA", MALAYSIA, offer(0, -1, 0, 0))).contains(Reason.UNKNOWN_LEVEL);
    }

    @Test
    void acceptingWhereNothingStandsIsRefused() {
        assertThat(atTables().refusal("USA", MALAYSIA, accept(1, 0, 0, 0))).contains(Reason.NOTHING_TO_ACCEPT);
    }

    @Test
    void acceptingOnesOwnOfferIsRefused() {
        Stage stage = atTables().act("USA", MALAYSIA, offer(1, 0, 0, 0)).pass().pass();

        assertThat(stage.refusal("USA", MALAYSIA, accept(1, 0, 0, 0))).contains(Reason.NOTHING_TO_ACCEPT);
    }

    @Test
    void acceptingAnOfferThatWasReplacedIsRefused() {
        Stage stage = atTables()
                .act("USA", MALAYSIA, offer(1, 0, 0, 0))
                .act("MYS", MALAYSIA, offer(2, 0, 0, 0))
                .pass()
                .pass()
                .act("MYS", MALAYSIA, offer(3, 0, 0, 0));

        assertThat(stage.session().kind()).isEqualTo(TurnKind.MEASURES);
        assertThat(stage.pass().refusal("USA", MALAYSIA, accept(2, 0, 0, 0))).contains(Reason.OFFER_REPLACED);
        assertThat(stage.refusal("USA", MALAYSIA, accept(3, 0, 0, 0))).isEmpty();
    }

    @Test
    void anOfferAboveTheBudgetIsRefused() {
        Stage stage = Stage.atTables(small().budget("USA", .2).scenario());

        assertThat(stage.refusal("USA", MALAYSIA, offer(2, 0, 0, 0))).contains(Reason.OVER_BUDGET);
        assertThat(stage.refusal("USA", MALAYSIA, offer(1, 0, 0, 0))).isEmpty();
    }

    @Test
    void twoOffersThatFitAloneButNotTogetherAreRefused() {
        Stage stage = Stage.atTables(small().budget("USA", .35).scenario());
        Move both = Move.tables(Map.of(MALAYSIA, offer(2, 0, 0, 0), AUSTRALIA, offer(1, 0, 0, 0)));

        assertThat(stage.refusal("USA", MALAYSIA, offer(2, 0, 0, 0))).isEmpty();
        assertThat(stage.refusal("USA", AUSTRALIA, offer(1, 0, 0, 0))).isEmpty();
        assertThat(stage.refusal("USA", both)).contains(Reason.OVER_BUDGET);
    }

    @Test
    void aStandingOfferElsewhereCountsAgainstTheBudget() {
        Stage stage = Stage.atTables(small().budget("USA", .35).scenario())
                .act("USA", MALAYSIA, offer(2, 0, 0, 0))
                .pass()
                .pass();

        assertThat(stage.refusal("USA", AUSTRALIA, offer(1, 0, 0, 0))).contains(Reason.OVER_BUDGET);
    }

    @Test
    void replacingTheOwnOfferFreesWhatItReserved() {
        Stage stage = Stage.atTables(small().budget("USA", .35).scenario())
                .act("USA", MALAYSIA, offer(2, 0, 0, 0))
                .pass()
                .pass();

        assertThat(stage.refusal("USA", MALAYSIA, offer(2, 1, 0, 0))).isEmpty();
    }

    @Test
    void anAcceptanceAboveTheBudgetIsRefused() {
        Stage stage = Stage.atTables(small().budget("USA", .2).scenario())
                .pass()
                .act("MYS", MALAYSIA, offer(3, 0, 0, 0))
                .pass();

        assertThat(stage.refusal("USA", MALAYSIA, accept(3, 0, 0, 0))).contains(Reason.OVER_BUDGET);
    }

    @Test
    void theBudgetOfTheBuyerDoesNotBindTheHost() {
        Stage stage = Stage.atTables(small().budget("USA", 0).scenario()).pass();

        assertThat(stage.refusal("MYS", MALAYSIA, offer(3, 0, 0, 0))).isEmpty();
    }

    @Test
    void movingAnothersLadderIsRefused() {
        Stage stage = Stage.of(small().scenario());

        assertThat(stage.refusal("USA", Move.measures(Map.of("CHN>USA", 1)))).contains(Reason.MEASURE_NOT_OPEN);
        assertThat(stage.refusal("USA", Move.measures(Map.of("USA>XXX", 1)))).contains(Reason.MEASURE_NOT_OPEN);
    }

    @Test
    void climbingMoreThanTwoLevelsOrDescendingMoreThanThreeIsRefused() {
        Stage stage = Stage.of(small().scenario());

        assertThat(stage.refusal("USA", Move.measures(Map.of("USA>CHN", 5)))).contains(Reason.MEASURE_NOT_OPEN);
        assertThat(stage.refusal("USA", Move.measures(Map.of("USA>CHN", 4)))).isEmpty();
        stage.turn(Map.of("USA", Move.measures(Map.of("USA>CHN", 4)))).pass().pass();
        assertThat(stage.refusal("USA", Move.measures(Map.of("USA>CHN", 0)))).contains(Reason.MEASURE_NOT_OPEN);
        assertThat(stage.refusal("USA", Move.measures(Map.of("USA>CHN", 1)))).isEmpty();
    }

    @Test
    void climbingALadderThatATruceBindsIsRefused() {
        Stage stage = Stage.atTables(small().scenario())
                .act("USA", "USA-CHN", offer(1, 1, 1, 1))
                .act("CHN", "USA-CHN", accept(1, 1, 1, 1));

        assertThat(stage.refusal("CHN", Move.measures(Map.of("CHN>USA", 2)))).contains(Reason.MEASURE_NOT_OPEN);
        assertThat(stage.refusal("CHN", Move.measures(Map.of("CHN>ALL", 2)))).contains(Reason.MEASURE_NOT_OPEN);
        assertThat(stage.refusal("USA", Move.measures(Map.of("USA>CHN", 3)))).contains(Reason.MEASURE_NOT_OPEN);
        assertThat(stage.refusal("CHN", Move.measures(Map.of("CHN>USA", 0)))).isEmpty();
        assertThat(stage.refusal("CHN", Move.measures(Map.of("CHN>MYS", 2)))).isEmpty();
    }

    @Test
    void aRefusalNamesTheFieldTheValueAndWhatWasExpected() {
        Refusal refusal = atTables()
                .session()
                .refusal("USA", Move.tables(Map.of(MALAYSIA, offer(0, 7, 0, 0))))
                .orElseThrow();

        assertThat(refusal.message()).isEqualTo("tables[USA-MYS].offer.levels[1]: 7 (expected: 0..3)");
    }

    private static Optional<Reason> drawn(Stage stage, String seat, String table, String issue, int level) {
        var line = new RedLineChoice(table, issue, RedLine.Bound.AT_MOST, level);
        return stage.refusal(seat, Move.redLines(List.of(line)));
    }

    @Test
    void aRedLineIsDrawnAtAnOwnOpenTableWithTheMeasures() {
        Stage stage = Stage.of(small().scenario());

        assertThat(drawn(stage, "MYS", MALAYSIA, "chn", 0)).isEmpty();
        assertThat(drawn(stage, "MYS", AUSTRALIA, "chn", 0)).contains(Reason.RED_LINE_NOT_OPEN);
        assertThat(drawn(stage, "MYS", MALAYSIA, "sec", 0)).contains(Reason.RED_LINE_NOT_OPEN);
        assertThat(drawn(stage, "MYS", MALAYSIA, "chn", 4)).contains(Reason.UNKNOWN_LEVEL);
        assertThat(drawn(atTables(), "MYS", MALAYSIA, "chn", 0)).contains(Reason.WRONG_TURN_KIND);
        assertThat(drawn(Stage.of(small().without(Mechanism.RED_LINES).scenario()), "MYS", MALAYSIA, "chn", 0))
                .contains(Reason.RED_LINE_NOT_OPEN);
    }

    @Test
    void everyReasonToRefuseHasATestHere() {
        assertThat(Reason.values())
                .containsExactlyInAnyOrder(
                        Reason.NOT_YOUR_TURN,
                        Reason.UNKNOWN_LEVEL,
                        Reason.NOTHING_TO_ACCEPT,
                        Reason.OFFER_REPLACED,
                        Reason.OVER_BUDGET,
                        Reason.MEASURE_NOT_OPEN,
                        // In OpenFloorTest.
                        Reason.TABLE_FULL,
                        Reason.WRONG_TURN_KIND,
                        Reason.RED_LINE_NOT_OPEN);
    }
}
