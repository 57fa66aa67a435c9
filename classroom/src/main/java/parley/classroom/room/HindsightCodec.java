package parley.classroom.room;

import java.util.Objects;
import parley.proto.classroom.v1.Bid;
import parley.proto.classroom.v1.DealHeap;
import parley.proto.classroom.v1.GetHindsightResponse;
import parley.proto.classroom.v1.TableHindsight;
import parley.proto.classroom.v1.ValuedDeal;
import parley.proto.scenario.v1.RedLine;
import parley.proto.transcript.v1.Event;
import parley.proto.transcript.v1.RedLineDrawn;
import parley.proto.transcript.v1.Transcript;
import parley.summit.debrief.Hindsight;
import parley.summit.debrief.Valued;
import parley.summit.scenario.Scenario;
import parley.summit.session.Replay;
import parley.summit.session.Replay.Worth;
import parley.wire.MoveCodec;

/** A world with all its secrets, as it travels. */
final class HindsightCodec {

    private HindsightCodec() {}

    /** All but what was said, which the session does not know. */
    static GetHindsightResponse toProto(Hindsight hindsight, Transcript kept) {
        GetHindsightResponse.Builder response = GetHindsightResponse.newBuilder();
        hindsight.tables().forEach(table -> response.addTables(table(table)));
        hindsight.bids().forEach(bid -> response.addBids(bid(hindsight.scenario(), bid)));
        kept.getEventsList().stream()
                .filter(Event::hasWorldOpened)
                .forEach(event -> response.addAllSecrets(event.getWorldOpened().getSeatsList()));
        kept.getEventsList().stream()
                .filter(Event::hasRedLineDrawn)
                .forEach(event -> response.addRedLines(line(event.getRedLineDrawn())));
        Happenings.of(kept).forEach(response::addHappenings);
        return response.build();
    }

    private static RedLine line(RedLineDrawn drawn) {
        return RedLine.newBuilder()
                .setCountry(drawn.getCountry())
                .setTable(drawn.getTable())
                .setIssue(drawn.getIssue())
                .setBound(drawn.getBound())
                .setLevel(drawn.getLevel())
                .setTitle(drawn.getTitle())
                .build();
    }

    private static TableHindsight table(parley.summit.debrief.TableHindsight table) {
        TableHindsight.Builder told = TableHindsight.newBuilder()
                .setTable(table.table())
                .addAllParties(table.parties())
                .setRound(table.round())
                .setDeals(table.deals())
                .setSeen(table.seen());
        table.signed().ifPresent(deal -> told.setSigned(valued(deal)));
        table.frontier().forEach(deal -> told.addFrontier(valued(deal)));
        table.missed().ifPresent(deal -> told.setMissed(valued(deal)));
        table.crowd()
                .forEach(heap -> told.addCrowd(DealHeap.newBuilder()
                        .setFirst(heap.first())
                        .setSecond(heap.second())
                        .setDeals(heap.deals())));
        return told.build();
    }

    private static ValuedDeal valued(Valued deal) {
        return valued(deal.deal(), deal.first(), deal.second());
    }

    private static ValuedDeal valued(parley.summit.seat.Deal deal, double first, double second) {
        return ValuedDeal.newBuilder()
                .setDeal(MoveCodec.toProto(deal))
                .setFirst(first)
                .setSecond(second)
                .build();
    }

    private static Bid bid(Scenario scenario, Replay.Bid bid) {
        Worth worth = bid.worth();
        parley.summit.scenario.Table table = scenario.table(bid.table()).orElseThrow();
        return Bid.newBuilder()
                .setTable(bid.table())
                .setRound(bid.round())
                .setBy(bid.by())
                .setAccepts(bid.accepts())
                .setDeal(valued(worth.deal(), surplus(worth, table.buyer()), surplus(worth, table.host())))
                .build();
    }

    private static double surplus(Worth worth, String party) {
        return Objects.requireNonNull(worth.byCountry().get(party), party).surplus();
    }
}
