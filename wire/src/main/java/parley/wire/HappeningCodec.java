package parley.wire;

import java.util.Optional;
import parley.proto.scenario.v1.RedLineBound;
import parley.proto.transcript.v1.CalendarReached;
import parley.proto.transcript.v1.DealSigned;
import parley.proto.transcript.v1.DealStatusChanged;
import parley.proto.transcript.v1.DriverKind;
import parley.proto.transcript.v1.Injected;
import parley.proto.transcript.v1.MeasureTaken;
import parley.proto.transcript.v1.OfferMade;
import parley.proto.transcript.v1.OpeningDealStands;
import parley.proto.transcript.v1.PriceSuppressed;
import parley.proto.transcript.v1.ProjectCompleted;
import parley.proto.transcript.v1.RedLineDrawn;
import parley.proto.transcript.v1.SignatureValued;
import parley.proto.transcript.v1.TableClosed;
import parley.proto.transcript.v1.TableOpened;
import parley.proto.transcript.v1.TruceBroken;
import parley.proto.transcript.v1.TurnEnded;
import parley.proto.transcript.v1.TurnPassed;
import parley.summit.scenario.RedLine;
import parley.summit.seat.Reply;
import parley.summit.seat.TurnKind;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Event;
import parley.summit.transcript.StallCause;

/** Single events on the wire. */
final class HappeningCodec {

    private HappeningCodec() {}

    static Event fromProto(OpeningDealStands proto) {
        return new Event.OpeningDealStands(
                Bounds.name("opening_deal_stands.table", proto.getTable()),
                MoveCodec.fromProto("opening_deal_stands.deal", proto.getDeal()));
    }

    static OpeningDealStands toProto(Event.OpeningDealStands event) {
        return OpeningDealStands.newBuilder()
                .setTable(event.table())
                .setDeal(MoveCodec.toProto(event.deal()))
                .build();
    }

    static Event fromProto(RedLineDrawn proto) {
        return new Event.RedLineDrawn(
                Bounds.name("red_line_drawn.country", proto.getCountry()),
                Bounds.name("red_line_drawn.table", proto.getTable()),
                Bounds.name("red_line_drawn.issue", proto.getIssue()),
                Enums.fromProto(RedLine.Bound.class, proto.getBound(), "red_line_drawn.bound"),
                Bounds.notNegative("red_line_drawn.level", proto.getLevel()),
                proto.getTitle());
    }

    static RedLineDrawn toProto(Event.RedLineDrawn event) {
        return RedLineDrawn.newBuilder()
                .setCountry(event.country())
                .setTable(event.table())
                .setIssue(event.issue())
                .setBound(Enums.toProto(RedLineBound.class, event.bound()))
                .setLevel(event.level())
                .setTitle(event.title())
                .build();
    }

    static Event fromProto(TableOpened proto) {
        return new Event.TableOpened(
                Bounds.name("table_opened.table", proto.getTable()),
                Bounds.name("table_opened.opener", proto.getOpener()));
    }

    static TableOpened toProto(Event.TableOpened event) {
        return TableOpened.newBuilder()
                .setTable(event.table())
                .setOpener(event.opener())
                .build();
    }

    static Event fromProto(CalendarReached proto) {
        return new Event.CalendarReached(
                proto.getTitle(), Bounds.share("calendar_reached.tension", proto.getTension()));
    }

    static CalendarReached toProto(Event.CalendarReached event) {
        return CalendarReached.newBuilder()
                .setTitle(event.title())
                .setTension(event.tension())
                .build();
    }

    static Event fromProto(Injected proto) {
        return new Event.Injected(
                proto.getTitle(),
                Bounds.within("injected.moved", proto.getMoved(), -1, 1),
                Bounds.share("injected.tension", proto.getTension()));
    }

    static Injected toProto(Event.Injected event) {
        return Injected.newBuilder()
                .setTitle(event.title())
                .setMoved(event.moved())
                .setTension(event.tension())
                .build();
    }

    static Event.TurnEnded fromProto(TurnEnded proto) {
        Reply reply = switch (proto.getOutcomeCase()) {
            case MOVE -> MoveCodec.fromProto(proto.getMove());
            case NO_REPLY -> MoveCodec.fromProto("turn_ended.no_reply", proto.getNoReply());
            case OUTCOME_NOT_SET -> throw new WireException("turn_ended.outcome", "", "one of move, no_reply");
        };
        return new Event.TurnEnded(
                Bounds.name("turn_ended.seat", proto.getSeat()),
                Enums.fromProto(TurnKind.class, proto.getKind(), "turn_ended.kind"),
                reply,
                new Driver(driver(proto.getDriver()), proto.getDriverName()));
    }

    static TurnEnded toProto(Event.TurnEnded event) {
        var proto = TurnEnded.newBuilder()
                .setSeat(event.seat())
                .setKind(Enums.toProto(parley.proto.seat.v1.TurnKind.class, event.kind()))
                .setDriver(toProto(event.driver().kind()))
                .setDriverName(event.driver().name());
        switch (event.reply()) {
            case Reply.Move move -> proto.setMove(MoveCodec.toProto(move));
            case Reply.NoReply noReply -> proto.setNoReply(MoveCodec.toProto(noReply));
        }
        return proto.build();
    }

    /** Nobody has to say who drove: here unspecified is an answer. */
    private static Driver.Kind driver(DriverKind proto) {
        return proto == DriverKind.DRIVER_KIND_UNSPECIFIED
                ? Driver.Kind.UNKNOWN
                : Enums.fromProto(Driver.Kind.class, proto, "turn_ended.driver");
    }

    static DriverKind toProto(Driver.Kind kind) {
        return kind == Driver.Kind.UNKNOWN ? DriverKind.DRIVER_KIND_UNSPECIFIED : Enums.toProto(DriverKind.class, kind);
    }

    static Event fromProto(MeasureTaken proto) {
        return new Event.MeasureTaken(
                Bounds.name("measure_taken.ladder", proto.getLadder()),
                Bounds.name("measure_taken.actor", proto.getActor()),
                ScenarioCodec.optional(proto.getTarget()),
                Bounds.notNegative("measure_taken.from_level", proto.getFromLevel()),
                Bounds.notNegative("measure_taken.to_level", proto.getToLevel()),
                ScenarioCodec.optional(proto.getTruce()));
    }

    static MeasureTaken toProto(Event.MeasureTaken event) {
        return MeasureTaken.newBuilder()
                .setLadder(event.ladder())
                .setActor(event.actor())
                .setTarget(event.target().orElse(""))
                .setFromLevel(event.from())
                .setToLevel(event.to())
                .setTruce(event.truce().orElse(""))
                .build();
    }

    static Event fromProto(OfferMade proto) {
        return new Event.OfferMade(
                Bounds.name("offer_made.table", proto.getTable()),
                Bounds.name("offer_made.by", proto.getBy()),
                MoveCodec.fromProto("offer_made.deal", proto.getDeal()));
    }

    static OfferMade toProto(Event.OfferMade event) {
        return OfferMade.newBuilder()
                .setTable(event.table())
                .setBy(event.by())
                .setDeal(MoveCodec.toProto(event.deal()))
                .build();
    }

    static Event fromProto(TurnPassed proto) {
        return new Event.TurnPassed(
                Bounds.name("turn_passed.table", proto.getTable()),
                Bounds.name("turn_passed.by", proto.getBy()),
                Enums.fromProto(Event.PassReason.class, proto.getReason(), "turn_passed.reason"));
    }

    static TurnPassed toProto(Event.TurnPassed event) {
        return TurnPassed.newBuilder()
                .setTable(event.table())
                .setBy(event.by())
                .setReason(Enums.toProto(parley.proto.transcript.v1.PassReason.class, event.reason()))
                .build();
    }

    static Event fromProto(DealSigned proto) {
        Bounds.within("deal_signed.parties", proto.getPartiesCount(), 2, 2);
        return new Event.DealSigned(
                Bounds.name("deal_signed.table", proto.getTable()),
                Bounds.each("deal_signed.parties", proto.getPartiesList(), Bounds::name),
                Bounds.name("deal_signed.accepted_by", proto.getAcceptedBy()),
                MoveCodec.fromProto("deal_signed.deal", proto.getDeal()),
                Bounds.notNegative("deal_signed.committed_usd_bn", proto.getCommittedUsdBn()));
    }

    static DealSigned toProto(Event.DealSigned event) {
        return DealSigned.newBuilder()
                .setTable(event.table())
                .addAllParties(event.parties())
                .setAcceptedBy(event.acceptedBy())
                .setDeal(MoveCodec.toProto(event.deal()))
                .setCommittedUsdBn(event.committed())
                .build();
    }

    static Event fromProto(SignatureValued proto) {
        return new Event.SignatureValued(
                Bounds.name("signature_valued.table", proto.getTable()),
                Bounds.name("signature_valued.country", proto.getCountry()),
                Bounds.finite("signature_valued.surplus", proto.getSurplus()));
    }

    static SignatureValued toProto(Event.SignatureValued event) {
        return SignatureValued.newBuilder()
                .setTable(event.table())
                .setCountry(event.country())
                .setSurplus(event.surplus())
                .build();
    }

    static Event fromProto(TableClosed proto) {
        return new Event.TableClosed(
                Bounds.name("table_closed.table", proto.getTable()),
                Enums.fromProto(Event.CloseReason.class, proto.getReason(), "table_closed.reason"),
                ScenarioCodec.optional(proto.getBy()));
    }

    static TableClosed toProto(Event.TableClosed event) {
        return TableClosed.newBuilder()
                .setTable(event.table())
                .setReason(Enums.toProto(parley.proto.transcript.v1.CloseReason.class, event.reason()))
                .setBy(event.by().orElse(""))
                .build();
    }

    static Event fromProto(TruceBroken proto) {
        return new Event.TruceBroken(Bounds.name("truce_broken.table", proto.getTable()));
    }

    static TruceBroken toProto(Event.TruceBroken event) {
        return TruceBroken.newBuilder().setTable(event.table()).build();
    }

    static Event fromProto(DealStatusChanged proto) {
        var cause = proto.getCause() == parley.proto.transcript.v1.StallCause.STALL_CAUSE_UNSPECIFIED
                ? Optional.<StallCause>empty()
                : Optional.of(Enums.fromProto(StallCause.class, proto.getCause(), "deal_status_changed.cause"));
        return new Event.DealStatusChanged(
                Bounds.name("deal_status_changed.table", proto.getTable()),
                Enums.fromProto(DealStatus.class, proto.getFromStatus(), "deal_status_changed.from_status"),
                Enums.fromProto(DealStatus.class, proto.getToStatus(), "deal_status_changed.to_status"),
                cause);
    }

    static DealStatusChanged toProto(Event.DealStatusChanged event) {
        var proto = DealStatusChanged.newBuilder()
                .setTable(event.table())
                .setFromStatus(Enums.toProto(parley.proto.transcript.v1.DealStatus.class, event.from()))
                .setToStatus(Enums.toProto(parley.proto.transcript.v1.DealStatus.class, event.to()));
        event.cause()
                .ifPresent(cause -> proto.setCause(Enums.toProto(parley.proto.transcript.v1.StallCause.class, cause)));
        return proto.build();
    }

    static Event fromProto(ProjectCompleted proto) {
        return new Event.ProjectCompleted(
                proto.getTable(), Bounds.name("project_completed.project", proto.getProject()));
    }

    static ProjectCompleted toProto(Event.ProjectCompleted event) {
        return ProjectCompleted.newBuilder()
                .setTable(event.table())
                .setProject(event.project())
                .build();
    }

    static Event fromProto(PriceSuppressed proto) {
        return new Event.PriceSuppressed(Bounds.name("price_suppressed.market", proto.getMarket()));
    }

    static PriceSuppressed toProto(Event.PriceSuppressed event) {
        return PriceSuppressed.newBuilder().setMarket(event.market()).build();
    }
}
