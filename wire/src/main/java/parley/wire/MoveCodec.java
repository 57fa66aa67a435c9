package parley.wire;

import java.util.SortedMap;
import java.util.TreeMap;
import parley.proto.scenario.v1.RedLineBound;
import parley.proto.seat.v1.MeasureChoice;
import parley.proto.seat.v1.NoReplyReason;
import parley.proto.seat.v1.RefusalReason;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.Wait;
import parley.proto.seat.v1.Walk;
import parley.summit.scenario.RedLine;
import parley.summit.seat.Deal;
import parley.summit.seat.RedLineChoice;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;

/** A seat's answers on the wire, and what may be wrong with them. */
public final class MoveCodec {

    private static final int MOST_ENTRIES = 100;

    private MoveCodec() {}

    /** The move; whether it is legal is for the rules to say. */
    public static Reply.Move fromProto(parley.proto.seat.v1.Move proto) {
        Bounds.within("tables", proto.getTablesCount(), 0, MOST_ENTRIES);
        Bounds.within("measures", proto.getMeasuresCount(), 0, MOST_ENTRIES);
        SortedMap<String, TableAction> tables = new TreeMap<>();
        for (int i = 0; i < proto.getTablesCount(); i++) {
            TableMove move = proto.getTables(i);
            String at = "tables[" + Bounds.name("tables[" + i + "].table", move.getTable()) + "]";
            Bounds.check(tables.put(move.getTable(), action(at, move)) == null, at, "there twice", "one action");
        }
        SortedMap<String, Integer> measures = new TreeMap<>();
        for (int i = 0; i < proto.getMeasuresCount(); i++) {
            MeasureChoice choice = proto.getMeasures(i);
            String at = "measures[" + Bounds.name("measures[" + i + "].ladder", choice.getLadder()) + "]";
            int level = Bounds.notNegative(at + ".level", choice.getLevel());
            Bounds.check(measures.put(choice.getLadder(), level) == null, at, "there twice", "one level");
        }
        Bounds.within("red_lines", proto.getRedLinesCount(), 0, MOST_ENTRIES);
        return new Reply.Move(
                tables,
                measures,
                Bounds.each("red_lines", proto.getRedLinesList(), MoveCodec::redLine),
                PlainText.of(Bounds.text("rationale", proto.getRationale(), Bounds.LONG_TEXT)));
    }

    private static RedLineChoice redLine(String at, parley.proto.seat.v1.RedLineChoice proto) {
        return new RedLineChoice(
                Bounds.name(at + ".table", proto.getTable()),
                Bounds.name(at + ".issue", proto.getIssue()),
                Enums.fromProto(RedLine.Bound.class, proto.getBound(), at + ".bound"),
                Bounds.notNegative(at + ".level", proto.getLevel()));
    }

    private static parley.proto.seat.v1.RedLineChoice toProto(RedLineChoice line) {
        return parley.proto.seat.v1.RedLineChoice.newBuilder()
                .setTable(line.table())
                .setIssue(line.issue())
                .setBound(Enums.toProto(RedLineBound.class, line.bound()))
                .setLevel(line.level())
                .build();
    }

    /** The move as it travels. */
    public static parley.proto.seat.v1.Move toProto(Reply.Move move) {
        var proto = parley.proto.seat.v1.Move.newBuilder().setRationale(move.rationale());
        move.tables().forEach((table, action) -> proto.addTables(toProto(table, action)));
        move.measures()
                .forEach((ladder, level) -> proto.addMeasures(
                        MeasureChoice.newBuilder().setLadder(ladder).setLevel(level)));
        move.redLines().forEach(line -> proto.addRedLines(toProto(line)));
        return proto.build();
    }

    /** The deal; whether a table has such levels is for the rules to say. */
    public static Deal fromProto(String field, parley.proto.seat.v1.Deal proto) {
        Bounds.within(field + ".levels", proto.getLevelsCount(), 1, MOST_ENTRIES);
        return new Deal(Bounds.each(field + ".levels", proto.getLevelsList(), Bounds::notNegative));
    }

    /** The deal as it travels. */
    public static parley.proto.seat.v1.Deal toProto(Deal deal) {
        return parley.proto.seat.v1.Deal.newBuilder()
                .addAllLevels(deal.levels())
                .build();
    }

    /** Why a turn passed without a move. */
    public static Reply.NoReply fromProto(String field, parley.proto.seat.v1.NoReply proto) {
        return new Reply.NoReply(
                Enums.fromProto(Reply.Reason.class, proto.getReason(), field + ".reason"),
                PlainText.of(proto.getDetail()));
    }

    /** Why a turn passed without a move, as it travels. */
    public static parley.proto.seat.v1.NoReply toProto(Reply.NoReply noReply) {
        return parley.proto.seat.v1.NoReply.newBuilder()
                .setReason(Enums.toProto(NoReplyReason.class, noReply.reason()))
                .setDetail(noReply.detail())
                .build();
    }

    /** Why a move was refused. */
    public static Refusal fromProto(parley.proto.seat.v1.Refusal proto) {
        return new Refusal(
                Enums.fromProto(Refusal.Reason.class, proto.getReason(), "refusal.reason"),
                proto.getField(),
                proto.getValue(),
                proto.getExpected());
    }

    /** Why a move was refused, as it travels. */
    public static parley.proto.seat.v1.Refusal toProto(Refusal refusal) {
        return parley.proto.seat.v1.Refusal.newBuilder()
                .setReason(Enums.toProto(RefusalReason.class, refusal.reason()))
                .setField(refusal.field())
                .setValue(refusal.value())
                .setExpected(refusal.expected())
                .build();
    }

    private static TableAction action(String at, TableMove move) {
        return switch (move.getActionCase()) {
            case OFFER -> new TableAction.Offer(fromProto(at + ".offer", move.getOffer()));
            case ACCEPT -> new TableAction.Accept(fromProto(at + ".accept", move.getAccept()));
            case WAIT -> new TableAction.Wait();
            case WALK -> new TableAction.Walk();
            case ACTION_NOT_SET -> throw new WireException(at + ".action", "", "one of offer, accept, wait, walk");
        };
    }

    private static TableMove toProto(String table, TableAction action) {
        var proto = TableMove.newBuilder().setTable(table);
        switch (action) {
            case TableAction.Offer offer -> proto.setOffer(toProto(offer.deal()));
            case TableAction.Accept accept -> proto.setAccept(toProto(accept.deal()));
            case TableAction.Wait wait -> proto.setWait(Wait.getDefaultInstance());
            case TableAction.Walk walk -> proto.setWalk(Walk.getDefaultInstance());
        }
        return proto.build();
    }
}
