package parley.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.proto.seat.v1.IssueValues;
import parley.proto.seat.v1.LadderOption;
import parley.summit.scenario.Table;
import parley.summit.seat.LadderView;
import parley.summit.seat.TableView;

/** A seat's position at its own tables and on its own ladders, on the wire. */
final class PositionCodec {

    private PositionCodec() {}

    static TableView table(String at, parley.proto.seat.v1.TableView proto) {
        return new TableView(
                TableCodec.fromProto(at + ".table", Bounds.present(at + ".table", proto.hasTable(), proto.getTable())),
                Bounds.name(at + ".other", proto.getOther()),
                proto.getOpen(),
                proto.getToMove(),
                proto.getFull(),
                Bounds.notNegative(at + ".turn", proto.getTurn()),
                Bounds.notNegative(at + ".turns", proto.getTurns()),
                Bounds.finite(at + ".time", proto.getTime()),
                proto.hasOpening()
                        ? Optional.of(MoveCodec.fromProto(at + ".opening", proto.getOpening()))
                        : Optional.empty(),
                proto.hasStanding() ? Optional.of(offer(at + ".standing", proto.getStanding())) : Optional.empty(),
                Bounds.each(at + ".history", proto.getHistoryList(), PositionCodec::offer),
                Bounds.each(at + ".issue_values", proto.getIssueValuesList(), PositionCodec::issueValues),
                Bounds.each(at + ".menu", proto.getMenuList(), PositionCodec::menuDeal),
                Bounds.notNegative(at + ".reserved_usd_bn", proto.getReservedUsdBn()),
                proto.hasAffordableUsdBn()
                        ? Bounds.notNegative(at + ".affordable_usd_bn", proto.getAffordableUsdBn())
                        : Double.POSITIVE_INFINITY);
    }

    static parley.proto.seat.v1.TableView toProto(TableView view) {
        var proto = parley.proto.seat.v1.TableView.newBuilder()
                .setTable(TableCodec.shown(view.table()))
                .setOther(view.other())
                .setOpen(view.open())
                .setToMove(view.toMove())
                .setFull(view.full())
                .setTurn(view.turn())
                .setTurns(view.turns())
                .setTime(view.time())
                .addAllIssueValues(issueValues(view.table(), view.issueValues()))
                .setReservedUsdBn(view.reserved());
        view.history().forEach(offer -> proto.addHistory(toProto(offer)));
        view.menu().forEach(deal -> proto.addMenu(toProto(deal)));
        view.opening().ifPresent(deal -> proto.setOpening(MoveCodec.toProto(deal)));
        view.standing().ifPresent(offer -> proto.setStanding(toProto(offer)));
        if (Double.isFinite(view.affordable())) {
            proto.setAffordableUsdBn(view.affordable());
        }
        return proto.build();
    }

    static LadderView ladder(String at, parley.proto.seat.v1.LadderView proto) {
        return new LadderView(
                Bounds.name(at + ".ladder", proto.getLadder()),
                Bounds.name(at + ".counterpart", proto.getCounterpart()),
                Bounds.notNegative(at + ".level", proto.getLevel()),
                Bounds.notNegative(at + ".highest", proto.getHighest()),
                Bounds.each(at + ".options", proto.getOptionsList(), PositionCodec::option),
                proto.getOpportunity(),
                Bounds.share(at + ".draw", proto.getDraw()));
    }

    static parley.proto.seat.v1.LadderView toProto(LadderView view) {
        return parley.proto.seat.v1.LadderView.newBuilder()
                .setLadder(view.ladder())
                .setCounterpart(view.counterpart())
                .setLevel(view.level())
                .setHighest(view.highest())
                .addAllOptions(
                        view.options().stream().map(PositionCodec::toProto).toList())
                .setOpportunity(view.opportunity())
                .setDraw(view.draw())
                .build();
    }

    private static TableView.OfferView offer(String at, parley.proto.seat.v1.OfferView proto) {
        return new TableView.OfferView(
                Bounds.name(at + ".by", proto.getBy()),
                Bounds.notNegative(at + ".round", proto.getRound()),
                MoveCodec.fromProto(at + ".deal", proto.getDeal()),
                Bounds.finite(at + ".surplus", proto.getSurplus()),
                Bounds.notNegative(at + ".commits_usd_bn", proto.getCommitsUsdBn()));
    }

    private static parley.proto.seat.v1.OfferView toProto(TableView.OfferView offer) {
        return parley.proto.seat.v1.OfferView.newBuilder()
                .setBy(offer.by())
                .setRound(offer.round())
                .setDeal(MoveCodec.toProto(offer.deal()))
                .setSurplus(offer.surplus())
                .setCommitsUsdBn(offer.commits())
                .build();
    }

    private static List<Double> issueValues(String at, IssueValues proto) {
        return Bounds.each(at + ".surplus_by_level", proto.getSurplusByLevelList(), Bounds::finite);
    }

    private static List<IssueValues> issueValues(Table table, List<List<Double>> values) {
        var all = new ArrayList<IssueValues>();
        for (int i = 0; i < values.size(); i++) {
            all.add(IssueValues.newBuilder()
                    .setIssue(table.issues().get(i).id())
                    .addAllSurplusByLevel(values.get(i))
                    .build());
        }
        return all;
    }

    private static TableView.MenuDeal menuDeal(String at, parley.proto.seat.v1.MenuDeal proto) {
        return new TableView.MenuDeal(
                MoveCodec.fromProto(at + ".deal", proto.getDeal()),
                Bounds.finite(at + ".surplus", proto.getSurplus()),
                Bounds.notNegative(at + ".commits_usd_bn", proto.getCommitsUsdBn()));
    }

    private static parley.proto.seat.v1.MenuDeal toProto(TableView.MenuDeal deal) {
        return parley.proto.seat.v1.MenuDeal.newBuilder()
                .setDeal(MoveCodec.toProto(deal.deal()))
                .setSurplus(deal.surplus())
                .setCommitsUsdBn(deal.commits())
                .build();
    }

    private static LadderView.Option option(String at, LadderOption proto) {
        return new LadderView.Option(
                Bounds.notNegative(at + ".level", proto.getLevel()),
                proto.getTitle(),
                Bounds.finite(at + ".exponent", proto.getExponent()),
                Bounds.finite(at + ".target_loss_usd_bn", proto.getTargetLossUsdBn()),
                Bounds.finite(at + ".own_cost_usd_bn", proto.getOwnCostUsdBn()));
    }

    private static LadderOption toProto(LadderView.Option option) {
        return LadderOption.newBuilder()
                .setLevel(option.level())
                .setTitle(option.title())
                .setExponent(option.exponent())
                .setTargetLossUsdBn(option.targetLoss())
                .setOwnCostUsdBn(option.ownCost())
                .build();
    }
}
