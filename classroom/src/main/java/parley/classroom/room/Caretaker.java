package parley.classroom.room;

import java.util.Optional;
import java.util.stream.Stream;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.TurnKind;
import parley.proto.seat.v1.View;
import parley.proto.seat.v1.Wait;

/**
 * Answers for a seat whose delegates are away: it keeps the talk going with the offer that serves the seat best, holds every measure,
 * and signs nothing. What it offers the others may sign, so it offers nothing that would leave the seat worse off.
 */
final class Caretaker {

    private Caretaker() {}

    static Move answer(View view) {
        Move.Builder move = Move.newBuilder();
        if (view.getKind() != TurnKind.TURN_KIND_MEASURES) {
            view.getTablesList().stream()
                    .filter(TableView::getToMove)
                    .forEach(table -> move.addTables(answer(table, view)));
        }
        return move.build();
    }

    private static TableMove answer(TableView table, View view) {
        String seat = view.getSeat();
        TableMove.Builder move =
                TableMove.newBuilder().setTable(table.getTable().getId());
        Optional<Deal> offer = Stream.concat(lastOffer(table, seat).stream(), best(table).stream())
                .filter(deal -> affordable(table, deal))
                .findFirst();
        if (offer.isEmpty() || isStanding(table, seat) || table.getFull() || offered(table, view)) {
            return move.setWait(Wait.getDefaultInstance()).build();
        }
        return move.setOffer(offer.get()).build();
    }

    private static Optional<Deal> lastOffer(TableView table, String seat) {
        return table.getHistoryList().reversed().stream()
                .filter(offer -> offer.getBy().equals(seat) && offer.getSurplus() >= 0)
                .map(offer -> offer.getDeal())
                .findFirst();
    }

    private static Optional<Deal> best(TableView table) {
        return table.getMenuList().stream().findFirst().map(deal -> deal.getDeal());
    }

    /** Once in a round is enough. */
    private static boolean offered(TableView table, View view) {
        return table.getHistoryList().stream()
                .anyMatch(offer -> offer.getBy().equals(view.getSeat()) && offer.getRound() == view.getRound());
    }

    private static boolean isStanding(TableView table, String seat) {
        return table.hasStanding() && table.getStanding().getBy().equals(seat);
    }

    private static boolean affordable(TableView table, Deal deal) {
        return !table.hasAffordableUsdBn()
                || table.getMenuList().stream()
                        .filter(known -> known.getDeal().equals(deal))
                        .anyMatch(known -> known.getCommitsUsdBn() <= table.getAffordableUsdBn());
    }
}
