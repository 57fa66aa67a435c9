package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.summit.session.Stage.accept;
import static parley.summit.session.Stage.offer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TableAction;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View.TableStanding;
import parley.summit.table.TableState;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Event.CloseReason;
import parley.summit.transcript.Event.PassReason;
import parley.summit.transcript.Visibility;
import parley.summit.world.World;

class SettlementTest {

    private static final String MALAYSIA = "USA-MYS";
    private static final Deal HALF = Deal.of(2, 0, 0, 0);

    private static Stage atTables() {
        return Stage.atTables(Scenarios.small().scenario());
    }

    private static Stage offered() {
        return atTables().act("USA", MALAYSIA, offer(2, 0, 0, 0));
    }

    @Test
    void anOfferStandsUntilItIsReplaced() {
        Stage stage = offered();

        assertThat(stage.news()).contains(new Event.OfferMade(MALAYSIA, "USA", HALF));
        assertThat(stage.table("MYS", MALAYSIA).standing().orElseThrow().deal()).isEqualTo(HALF);
        stage.act("MYS", MALAYSIA, offer(3, 0, 0, 0));
        assertThat(stage.table("USA", MALAYSIA).standing().orElseThrow().by()).isEqualTo("MYS");
    }

    @Test
    void anAcceptanceSignsTheStandingOfferAndClosesTheTable() {
        Stage stage = offered().act("MYS", MALAYSIA, accept(2, 0, 0, 0));

        List<Event.DealSigned> signed = stage.events(Event.DealSigned.class);
        assertThat(signed).hasSize(1);
        assertThat(signed.get(0).deal()).isEqualTo(HALF);
        assertThat(signed.get(0).acceptedBy()).isEqualTo("MYS");
        assertThat(stage.table("MYS", MALAYSIA).open()).isFalse();
        assertThat(stage.session().view("CHN").world().tables())
                .contains(new TableStanding(MALAYSIA, false, Optional.of(HALF)));
    }

    @Test
    void aSignatureIsValuedByBothPartiesAndShownToEachAlone() {
        Stage stage = offered();
        double worth = stage.table("MYS", MALAYSIA).standing().orElseThrow().surplus();

        stage.act("MYS", MALAYSIA, accept(2, 0, 0, 0));

        assertThat(stage.events(Event.SignatureValued.class))
                .hasSize(2)
                .contains(new Event.SignatureValued(MALAYSIA, "MYS", worth));
        assertThat(stage.session().entries().stream()
                        .filter(e -> e.event() instanceof Event.SignatureValued)
                        .map(e -> e.visibility()))
                .containsExactlyInAnyOrder(new Visibility.OneSeat("USA"), new Visibility.OneSeat("MYS"));
    }

    @Test
    void anOfferOfTheBuyerReservesItsBudgetUntilItIsReplaced() {
        Stage stage = offered();

        assertThat(stage.table("USA", MALAYSIA).reserved()).isEqualTo(.5 * (.4 + .2));
        assertThat(stage.session().view("USA").budgetLeft()).isEqualTo(4 - .5 * (.4 + .2));
        stage.act("MYS", MALAYSIA, offer(3, 0, 0, 0));
        assertThat(stage.table("USA", MALAYSIA).reserved()).isZero();
        assertThat(stage.session().view("USA").budgetLeft()).isEqualTo(4);
    }

    @Test
    void aSignedDealSpendsWhatItsOfferReserved() {
        Stage stage = offered().act("MYS", MALAYSIA, accept(2, 0, 0, 0));

        assertThat(stage.table("USA", MALAYSIA).reserved()).isZero();
        assertThat(stage.session().view("USA").budgetLeft()).isEqualTo(4 - .5 * (.4 + .2));
    }

    @Test
    void whoWalksClosesTheTableWithoutADeal() {
        Stage stage = atTables().act("USA", MALAYSIA, new TableAction.Walk());

        assertThat(stage.outcome()).contains(new Event.TableClosed(MALAYSIA, CloseReason.WALKED, Optional.of("USA")));
        assertThat(stage.table("MYS", MALAYSIA).open()).isFalse();
    }

    @Test
    void aSeatThatDoesNotReplyLosesItsTurnAndTheStandingOfferStays() {
        Stage stage = offered().turn(Map.of("MYS", new Reply.NoReply(Reply.Reason.DEADLINE, "asleep")));

        assertThat(stage.news())
                .contains(new Event.TurnPassed(MALAYSIA, "MYS", PassReason.NO_REPLY))
                .contains(new Event.TurnEnded(
                        "MYS",
                        TurnKind.SECOND_TABLES,
                        new Reply.NoReply(Reply.Reason.DEADLINE, "asleep"),
                        Driver.UNKNOWN));
        assertThat(stage.table("USA", MALAYSIA).standing().orElseThrow().deal()).isEqualTo(HALF);
        assertThat(stage.table("USA", MALAYSIA).turn()).isEqualTo(2);
    }

    @Test
    void aTableThatAMoveLeavesOutWaits() {
        assertThat(atTables().pass().outcome()).contains(new Event.TurnPassed(MALAYSIA, "USA", PassReason.WAIT));
    }

    @Test
    void tablesThatAreOpenAfterTheirDeadlineCloseUnsigned() {
        Stage stage = atTables().untilOver();

        assertThat(stage.events(Event.TableClosed.class))
                .extracting(Event.TableClosed::reason)
                .containsExactly(CloseReason.DEADLINE, CloseReason.DEADLINE, CloseReason.DEADLINE);
    }

    @Test
    void offersAreSeenAtTheTableAloneAndSignaturesByEverybody() {
        Stage stage = offered().act("MYS", MALAYSIA, accept(2, 0, 0, 0));

        assertThat(stage.session().entries())
                .filteredOn(e -> e.event() instanceof Event.OfferMade)
                .allMatch(e -> e.visibility().equals(new Visibility.AtTable(MALAYSIA)));
        assertThat(stage.session().entries())
                .filteredOn(e -> e.event() instanceof Event.DealSigned)
                .allMatch(e -> e.visibility().equals(new Visibility.Everyone()));
    }

    @Test
    void allMoversDecideOnOneSnapshotAndAreSettledInTableOrder() {
        Stage stage = atTables()
                .turn(Map.of("USA", Move.tables(Map.of(MALAYSIA, offer(1, 0, 0, 0), "USA-AUS", offer(1, 0, 0, 0)))));

        assertThat(stage.events(Event.OfferMade.class))
                .extracting(Event.OfferMade::table)
                .containsExactly(MALAYSIA, "USA-AUS");
    }

    /** Legality lets no such move through; the rules stand by themselves all the same. */
    @Test
    void whatNoLongerFitsTheBudgetWhenItIsSettledCountsAsWaiting() {
        Scenario scenario = Scenarios.small().budget("USA", .2).scenario();
        var world = new World(scenario, new Seed(1), Secrets.open(scenario.seats()));
        var appraiser = new Appraiser(world, () -> world.prospects(1, world.weights()));
        TableState table = world.table(MALAYSIA).orElseThrow();
        if (!table.mover().equals("USA")) {
            table.pass();
        }
        var answer = new Answer(Move.tables(Map.of(MALAYSIA, offer(3, 0, 0, 0))), Driver.UNKNOWN);

        var dropped = new Settlement(world, 1, appraiser, Map.of("USA", answer)).tables();

        assertThat(dropped).isEqualTo(Map.of("USA", List.of(MALAYSIA)));
        assertThat(world.log().entries())
                .extracting(Entry::event)
                .contains(new Event.TurnPassed(MALAYSIA, "USA", PassReason.OVER_BUDGET));
        assertThat(table.standing()).isEmpty();
    }

    @Test
    void measuresActInTheOrderOfTheLaddersAndPressTheOther() {
        Stage stage = Stage.of(Scenarios.small().scenario());
        double tension = stage.session().view("USA").world().tension();

        stage.turn(Map.of(
                "USA", Move.measures(Map.of("USA>CHN", 3)),
                "CHN", Move.measures(new TreeMap<>(Map.of("CHN>ALL", 2, "CHN>USA", 3)))));

        assertThat(stage.events(Event.MeasureTaken.class))
                .extracting(Event.MeasureTaken::ladder)
                .containsExactly("CHN>USA", "CHN>ALL", "USA>CHN");
        assertThat(stage.session().view("USA").world().tension()).isEqualTo(tension + .16);
    }

    @Test
    void aSeatIsToldWhatItDidLastAndWhatWasDropped() {
        Stage stage = offered();

        var last = stage.session().view("USA").lastTurn().orElseThrow();

        assertThat(last.reply()).isEqualTo(Move.tables(Map.of(MALAYSIA, offer(2, 0, 0, 0))));
        assertThat(last.dropped()).isEmpty();
    }
}
