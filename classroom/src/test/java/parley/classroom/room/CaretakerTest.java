package parley.classroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.proto.scenario.v1.Table;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.MenuDeal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.OfferView;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.TurnKind;
import parley.proto.seat.v1.View;

/** What answers for a seat whose people are away. */
class CaretakerTest {

    private static final Deal BEST = Deal.newBuilder().addLevels(2).build();
    private static final Deal OTHER = Deal.newBuilder().addLevels(1).build();

    private static TableView.Builder table() {
        return TableView.newBuilder()
                .setTable(Table.newBuilder().setId("USA-MYS"))
                .setToMove(true)
                .addMenu(MenuDeal.newBuilder().setDeal(BEST).setCommitsUsdBn(3));
    }

    private static OfferView offer(String by, Deal deal) {
        return OfferView.newBuilder().setBy(by).setRound(1).setDeal(deal).build();
    }

    private static Move answer(TableView.Builder table) {
        return Caretaker.answer(View.newBuilder()
                .setSeat("MYS")
                .setRound(2)
                .setKind(TurnKind.TURN_KIND_FIRST_TABLES)
                .addTables(table)
                .build());
    }

    @Test
    void itOffersWhatServesTheSeatBestAndNeverAccepts() {
        Move move = answer(table().setStanding(offer("USA", BEST)).addHistory(offer("USA", BEST)));
        assertThat(move.getTables(0).getOffer()).isEqualTo(BEST);
    }

    @Test
    void itRepeatsTheLastOfferOfTheSeatRatherThanMakeAnother() {
        Move move = answer(table().addMenu(MenuDeal.newBuilder().setDeal(OTHER))
                .addHistory(offer("MYS", OTHER))
                .addHistory(offer("USA", BEST))
                .setStanding(offer("USA", BEST)));
        assertThat(move.getTables(0).getOffer()).isEqualTo(OTHER);
    }

    @Test
    void itRepeatsNoOfferThatWouldLeaveTheSeatWorseOff() {
        OfferView worse = OfferView.newBuilder()
                .setBy("MYS")
                .setDeal(OTHER)
                .setSurplus(-.1)
                .build();
        Move move =
                answer(table().addHistory(worse).addHistory(offer("USA", BEST)).setStanding(offer("USA", BEST)));
        assertThat(move.getTables(0).getOffer()).isEqualTo(BEST);
    }

    @Test
    void itWaitsWhereTheSeatsOwnOfferStandsOrNothingCanBePaid() {
        assertThat(answer(table().setStanding(offer("MYS", OTHER)).addHistory(offer("MYS", OTHER)))
                        .getTables(0)
                        .hasWait())
                .isTrue();
        assertThat(answer(table().setAffordableUsdBn(2)).getTables(0).hasWait()).isTrue();
        assertThat(answer(table().setAffordableUsdBn(3)).getTables(0).hasOffer())
                .isTrue();
    }

    @Test
    void itOffersOnceInARoundHoweverOftenItIsAsked() {
        OfferView now = offer("MYS", OTHER).toBuilder().setRound(2).build();
        Move move =
                answer(table().addHistory(now).addHistory(offer("USA", BEST)).setStanding(offer("USA", BEST)));
        assertThat(move.getTables(0).hasWait()).isTrue();
    }

    @Test
    void itHoldsEveryMeasure() {
        assertThat(Caretaker.answer(View.newBuilder()
                        .setSeat("CHN")
                        .setKind(TurnKind.TURN_KIND_MEASURES)
                        .addTables(table())
                        .build()))
                .isEqualTo(Move.getDefaultInstance());
    }
}
