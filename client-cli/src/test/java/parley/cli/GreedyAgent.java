package parley.cli;

import java.util.Optional;
import java.util.function.Function;
import parley.proto.seat.v1.MenuDeal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.OfferView;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.TurnKind;
import parley.proto.seat.v1.View;

/**
 * A whole agent that implements nothing of the model: it offers the deals of its menu one after the other, from its own best to
 * its largest concession, and accepts what is worth at least as much as the offer it would make next.
 */
final class GreedyAgent implements Function<View, Move> {

    @Override
    public Move apply(View view) {
        var move = Move.newBuilder();
        double spent = 0;
        for (TableView table : view.getTablesList()) {
            if (table.getToMove() && view.getKind() != TurnKind.TURN_KIND_MEASURES) {
                double left = table.hasAffordableUsdBn() ? table.getAffordableUsdBn() - spent : Double.MAX_VALUE;
                Optional<MenuDeal> next = next(table, left);
                next.ifPresent(deal -> move.addTables(answer(table, deal, left)));
                spent += next.map(MenuDeal::getCommitsUsdBn).orElse(0.0);
            }
        }
        return move.build();
    }

    private static Optional<MenuDeal> next(TableView table, double left) {
        return table.getMenuList().stream()
                .skip((int) (table.getTime() * table.getMenuCount()))
                .filter(deal -> deal.getCommitsUsdBn() <= left)
                .findFirst();
    }

    private static TableMove answer(TableView table, MenuDeal next, double left) {
        var move = TableMove.newBuilder().setTable(table.getTable().getId());
        OfferView standing = table.getStanding();
        boolean good = standing.getBy().equals(table.getOther())
                && standing.getSurplus() >= next.getSurplus()
                && standing.getCommitsUsdBn() <= Math.min(left, next.getCommitsUsdBn());
        return good
                ? move.setAccept(standing.getDeal()).build()
                : move.setOffer(next.getDeal()).build();
    }
}
