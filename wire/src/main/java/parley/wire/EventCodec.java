package parley.wire;

import parley.proto.transcript.v1.Everyone;
import parley.proto.transcript.v1.HostOnly;
import parley.proto.transcript.v1.OutlookReached;
import parley.proto.transcript.v1.TurnEnded;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Visibility;

/** Entries of a transcript on the wire; {@link HappeningCodec} has the single events. */
public final class EventCodec {

    private static final int MOST_ROUNDS = 30;
    private static final int MOST_MONTHS = 60;

    private EventCodec() {}

    /** The entry, every number of it within bounds. */
    public static Entry fromProto(parley.proto.transcript.v1.Event proto) {
        return new Entry(
                Bounds.notNegative("number", proto.getNumber()),
                visibility(Bounds.present("visibility", proto.hasVisibility(), proto.getVisibility())),
                Bounds.within("round", proto.getRound(), 0, MOST_ROUNDS),
                Bounds.within("month", proto.getMonth(), 0, MOST_MONTHS),
                event(proto));
    }

    /** The entry as it travels. */
    public static parley.proto.transcript.v1.Event toProto(Entry entry) {
        var proto = parley.proto.transcript.v1.Event.newBuilder()
                .setNumber(entry.number())
                .setVisibility(toProto(entry.visibility()))
                .setRound(entry.round())
                .setMonth(entry.month());
        switch (entry.event()) {
            case Event.WorldOpened e -> proto.setWorldOpened(WorldCodec.toProto(e));
            case Event.OpeningDealStands e -> proto.setOpeningDealStands(HappeningCodec.toProto(e));
            case Event.RedLineDrawn e -> proto.setRedLineDrawn(HappeningCodec.toProto(e));
            case Event.TableOpened e -> proto.setTableOpened(HappeningCodec.toProto(e));
            case Event.CalendarReached e -> proto.setCalendarReached(HappeningCodec.toProto(e));
            case Event.Injected e -> proto.setInjected(HappeningCodec.toProto(e));
            case Event.TurnEnded e -> proto.setTurnEnded(HappeningCodec.toProto(e));
            case Event.MeasureTaken e -> proto.setMeasureTaken(HappeningCodec.toProto(e));
            case Event.OfferMade e -> proto.setOfferMade(HappeningCodec.toProto(e));
            case Event.TurnPassed e -> proto.setTurnPassed(HappeningCodec.toProto(e));
            case Event.DealSigned e -> proto.setDealSigned(HappeningCodec.toProto(e));
            case Event.SignatureValued e -> proto.setSignatureValued(HappeningCodec.toProto(e));
            case Event.TableClosed e -> proto.setTableClosed(HappeningCodec.toProto(e));
            case Event.TruceBroken e -> proto.setTruceBroken(HappeningCodec.toProto(e));
            case Event.DealStatusChanged e -> proto.setDealStatusChanged(HappeningCodec.toProto(e));
            case Event.ProjectCompleted e -> proto.setProjectCompleted(HappeningCodec.toProto(e));
            case Event.PriceSuppressed e -> proto.setPriceSuppressed(HappeningCodec.toProto(e));
            case Event.OutlookReached e -> proto.setOutlookReached(toProto(e));
        }
        return proto.build();
    }

    /** The end of a turn by itself. */
    public static Event.TurnEnded fromProto(TurnEnded proto) {
        return HappeningCodec.fromProto(proto);
    }

    /** The end of a turn by itself, as it travels. */
    public static TurnEnded toProto(Event.TurnEnded ended) {
        return HappeningCodec.toProto(ended);
    }

    private static Event event(parley.proto.transcript.v1.Event proto) {
        return switch (proto.getEventCase()) {
            case WORLD_OPENED -> WorldCodec.fromProto("world_opened", proto.getWorldOpened());
            case OPENING_DEAL_STANDS -> HappeningCodec.fromProto(proto.getOpeningDealStands());
            case RED_LINE_DRAWN -> HappeningCodec.fromProto(proto.getRedLineDrawn());
            case TABLE_OPENED -> HappeningCodec.fromProto(proto.getTableOpened());
            case CALENDAR_REACHED -> HappeningCodec.fromProto(proto.getCalendarReached());
            case INJECTED -> HappeningCodec.fromProto(proto.getInjected());
            case TURN_ENDED -> HappeningCodec.fromProto(proto.getTurnEnded());
            case MEASURE_TAKEN -> HappeningCodec.fromProto(proto.getMeasureTaken());
            case OFFER_MADE -> HappeningCodec.fromProto(proto.getOfferMade());
            case TURN_PASSED -> HappeningCodec.fromProto(proto.getTurnPassed());
            case DEAL_SIGNED -> HappeningCodec.fromProto(proto.getDealSigned());
            case SIGNATURE_VALUED -> HappeningCodec.fromProto(proto.getSignatureValued());
            case TABLE_CLOSED -> HappeningCodec.fromProto(proto.getTableClosed());
            case TRUCE_BROKEN -> HappeningCodec.fromProto(proto.getTruceBroken());
            case DEAL_STATUS_CHANGED -> HappeningCodec.fromProto(proto.getDealStatusChanged());
            case PROJECT_COMPLETED -> HappeningCodec.fromProto(proto.getProjectCompleted());
            case PRICE_SUPPRESSED -> HappeningCodec.fromProto(proto.getPriceSuppressed());
            case OUTLOOK_REACHED -> outlook(proto.getOutlookReached());
            case EVENT_NOT_SET -> throw new WireException("event", "", "one of the events of parley.transcript.v1");
        };
    }

    private static Visibility visibility(parley.proto.transcript.v1.Visibility proto) {
        return switch (proto.getAudienceCase()) {
            case EVERYONE -> new Visibility.Everyone();
            case TABLE -> new Visibility.AtTable(Bounds.name("visibility.table", proto.getTable()));
            case SEAT -> new Visibility.OneSeat(Bounds.name("visibility.seat", proto.getSeat()));
            case HOST_ONLY -> new Visibility.HostOnly();
            case AUDIENCE_NOT_SET ->
                throw new WireException("visibility.audience", "", "one of everyone, table, seat, host_only");
        };
    }

    private static parley.proto.transcript.v1.Visibility toProto(Visibility visibility) {
        var proto = parley.proto.transcript.v1.Visibility.newBuilder();
        switch (visibility) {
            case Visibility.Everyone everyone -> proto.setEveryone(Everyone.getDefaultInstance());
            case Visibility.AtTable at -> proto.setTable(at.table());
            case Visibility.OneSeat one -> proto.setSeat(one.seat());
            case Visibility.HostOnly host -> proto.setHostOnly(HostOnly.getDefaultInstance());
        }
        return proto.build();
    }

    private static Event outlook(OutlookReached proto) {
        return new Event.OutlookReached(
                Bounds.each("outlook_reached.countries", proto.getCountriesList(), OutlookCodec::fromProto),
                Bounds.share("outlook_reached.tension", proto.getTension()),
                Bounds.notNegative("outlook_reached.escalation", proto.getEscalation()),
                Bounds.notNegative("outlook_reached.unsold_t_per_month", proto.getUnsoldTPerMonth()));
    }

    private static OutlookReached toProto(Event.OutlookReached reached) {
        var proto = OutlookReached.newBuilder()
                .setTension(reached.tension())
                .setEscalation(reached.escalation())
                .setUnsoldTPerMonth(reached.unsold());
        reached.countries().forEach(country -> proto.addCountries(OutlookCodec.toProto(country)));
        return proto.build();
    }
}
