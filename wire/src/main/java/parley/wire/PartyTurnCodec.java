package parley.wire;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Profile;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Allowed;
import parley.bargaining.protocol.Ending;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.StandingOffer;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.ConcludeRequest;
import parley.proto.bargaining.v1.Offer;

/** Reads the question to a party, and checks every bound of it. */
public final class PartyTurnCodec {

    private static final int MOST_MOVES = 100_000;
    private static final int MOST_SEATS = 1_000;

    private final ActRequest proto;
    private final PartyTerms terms;

    private PartyTurnCodec(ActRequest proto, PartyTerms terms) {
        this.proto = proto;
        this.terms = terms;
    }

    /** The turn. That the utility suits the domain is found out when it is worked out. */
    public static PartyTurn fromProto(ActRequest proto) {
        var terms = terms(proto);
        return new PartyTurn(
                terms,
                Bounds.name("request_id", proto.getRequestId()),
                new PartyTurnCodec(proto, terms).turn(),
                luck(Bounds.present("luck", proto.hasLuck(), proto.getLuck())));
    }

    /** Refuses the news of an end that breaks a bound. */
    public static void check(ConcludeRequest proto) {
        Bounds.name("session", proto.getSession());
        Bounds.within("seat", proto.getSeat(), 0, MOST_SEATS - 1);
        Bounds.within("round", proto.getRound(), 1, Integer.MAX_VALUE);
        Ending ending = Enums.fromProto(Ending.class, proto.getEnding(), "ending");
        boolean agreed = ending == Ending.AGREEMENT;
        Bounds.check(
                proto.hasAgreement() == agreed,
                "agreement",
                proto.hasAgreement() ? proto.getAgreement().getNumber() : "missing",
                agreed ? "what was agreed" : "none where it ended with " + ending);
    }

    private static PartyTerms terms(ActRequest proto) {
        Domain domain = DomainCodec.fromProto("domain", Bounds.present("domain", proto.hasDomain(), proto.getDomain()));
        var preferences = Bounds.present("preferences", proto.hasPreferences(), proto.getPreferences());
        int table = preferences.getTableCount();
        Bounds.check(
                table == 0 || table == domain.size(),
                "preferences.table",
                table + " entries",
                "none, or one for each of the " + domain.size() + " outcomes");
        preferences.getTableList().forEach(utility -> Bounds.finite("preferences.table", utility));
        var utility = new UtilityCodec(domain).fromProto("preferences.utility", preferences.getUtility());
        return new PartyTerms(
                proto.getSession(),
                Bounds.within("seats", proto.getSeats(), 2, MOST_SEATS),
                domain,
                DomainCodec.checked(
                        "preferences",
                        () -> new Profile(utility, preferences.getReservation(), preferences.getDiscount())),
                Enums.fromProto(Normalisation.class, preferences.getNormalisation(), "preferences.normalisation"));
    }

    private static Luck luck(parley.proto.bargaining.v1.Luck proto) {
        return DomainCodec.checked("luck", () -> new Luck(proto.getAcceptance(), proto.getRepetition()));
    }

    private Turn turn() {
        int round = Bounds.within("round", proto.getRound(), 1, Integer.MAX_VALUE);
        double time = proto.getRelativeTime();
        Bounds.check(time > 0 && time < 1, "relative_time", time, "above 0 and below 1");
        Optional<StandingOffer> standing = proto.hasStanding() ? Optional.of(standing()) : Optional.empty();
        return new Turn(
                seat("seat", proto.getSeat()),
                round,
                rounds(round),
                time,
                standing,
                Bounds.each("history", proto.getHistoryList(), MOST_MOVES, this::move),
                ActionKind.ask(may(), standing.isPresent()),
                allowed());
    }

    private OptionalInt rounds(int round) {
        return proto.hasRoundsLeft()
                ? OptionalInt.of(
                        round + Bounds.within("rounds_left", proto.getRoundsLeft(), 0, Integer.MAX_VALUE - round))
                : OptionalInt.empty();
    }

    private int seat(String field, int seat) {
        return Bounds.within(field, seat, 0, terms.seats() - 1);
    }

    private StandingOffer standing() {
        var standing = proto.getStanding();
        return new StandingOffer(
                offer("standing.offer", standing.getOffer()),
                seat("standing.seat", standing.getSeat()),
                Bounds.each("standing.accepted_by", standing.getAcceptedByList(), this::seat));
    }

    private int offer(String field, Offer offer) {
        int outcome = DomainCodec.outcome(field + ".outcome", terms.domain(), offer.getOutcome());
        Bounds.check(
                offer.getNumber() == outcome,
                field + ".number",
                offer.getNumber(),
                outcome + ", the number of its outcome");
        Bounds.finite(field + ".utility", offer.getUtility());
        return outcome;
    }

    private Move move(String field, parley.proto.bargaining.v1.Move move) {
        return new Move(
                Bounds.within(field + ".round", move.getRound(), 1, proto.getRound()),
                seat(field + ".seat", move.getSeat()),
                action(field, move));
    }

    private Action action(String field, parley.proto.bargaining.v1.Move move) {
        return switch (move.getActionCase()) {
            case OFFER -> new Action.Offer(offer(field + ".offer", move.getOffer()));
            case ACCEPT -> new Action.Accept();
            case REJECT -> new Action.Reject();
            case WAIT -> new Action.Wait();
            case LEAVE -> new Action.Leave();
            case END -> new Action.End();
            case NO_REPLY ->
                new Action.NoReply(
                        Enums.fromProto(
                                Action.NoReplyReason.class, move.getNoReply().getReason(), field + ".no_reply.reason"),
                        Bounds.text(
                                field + ".no_reply.detail", move.getNoReply().getDetail(), Bounds.LONG_TEXT));
            case ACTION_NOT_SET -> throw new WireException(field + ".action", "", "what the party did");
        };
    }

    private Set<ActionKind> may() {
        Set<ActionKind> may = EnumSet.noneOf(ActionKind.class);
        Bounds.check(proto.getMayCount() > 0, "may", "", "at least one action");
        proto.getMayList().forEach(kind -> may.add(Enums.fromProto(ActionKind.class, kind, "may")));
        return may;
    }

    private Allowed allowed() {
        List<Integer> ruledOut = proto.getRuledOutList();
        return ruledOut.isEmpty() ? new Allowed.Everything() : new AllBut(new HashSet<>(ruledOut));
    }

    /** All outcomes but these. */
    private record AllBut(Set<Integer> ruledOut) implements Allowed {

        AllBut {
            ruledOut = Set.copyOf(ruledOut);
        }

        @Override
        public boolean has(int outcome) {
            return !ruledOut.contains(outcome);
        }
    }
}
