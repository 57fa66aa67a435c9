package parley.wire;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Allowed;
import parley.bargaining.protocol.Ending;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.StandingOffer;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.proto.bargaining.v1.Accept;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.ConcludeRequest;
import parley.proto.bargaining.v1.End;
import parley.proto.bargaining.v1.Leave;
import parley.proto.bargaining.v1.Move;
import parley.proto.bargaining.v1.NoReply;
import parley.proto.bargaining.v1.NoReplyReason;
import parley.proto.bargaining.v1.Normalisation;
import parley.proto.bargaining.v1.Offer;
import parley.proto.bargaining.v1.OwnLastTurn;
import parley.proto.bargaining.v1.OwnMoveResult;
import parley.proto.bargaining.v1.Reject;
import parley.proto.bargaining.v1.Wait;

/** The questions to one party in one negotiation; what stays the same in them is made once. */
public final class PartyRequests {

    /** Of more outcomes no table is sent. */
    static final int LONGEST_TABLE = 10_000;

    private final PartyTerms terms;
    private final Preferences evaluated;
    private final ActRequest same;

    /** Works the preferences out, and refuses ones that do not suit the domain. */
    public PartyRequests(PartyTerms terms) {
        this.terms = terms;
        evaluated = terms.preferences();
        same = ActRequest.newBuilder()
                .setSession(terms.session())
                .setSeats(terms.seats())
                .setDomain(DomainCodec.toProto(terms.domain()))
                .setPreferences(preferences())
                .build();
    }

    private parley.proto.bargaining.v1.Preferences preferences() {
        var proto = parley.proto.bargaining.v1.Preferences.newBuilder()
                .setUtility(
                        new UtilityCodec(terms.domain()).toProto(terms.profile().utility()))
                .setNormalisation(Enums.toProto(Normalisation.class, terms.normalisation()))
                .setReservation(terms.profile().reservation())
                .setDiscount(terms.profile().discount());
        if (evaluated.size() <= LONGEST_TABLE) {
            Arrays.stream(evaluated.utilities()).forEach(proto::addTable);
        }
        return proto.build();
    }

    /** The question of a turn, which goes by the number of moves before it. */
    public ActRequest of(Turn turn, Luck luck) {
        var proto = same.toBuilder()
                .setRequestId(terms.session() + "/turns/" + (turn.moves().size() + 1))
                .setSeat(turn.seat())
                .setRound(turn.round())
                .setRelativeTime(turn.time())
                .addAllRuledOut(ruledOut(turn.allowed()))
                .setLuck(parley.proto.bargaining.v1.Luck.newBuilder()
                        .setAcceptance(luck.acceptance())
                        .setRepetition(luck.repetition()));
        turn.rounds().ifPresent(rounds -> proto.setRoundsLeft(rounds - turn.round()));
        turn.standing().ifPresent(standing -> proto.setStanding(standing(standing)));
        turn.moves().forEach(move -> proto.addHistory(move(move, turn.seat())));
        ActionKind.in(turn)
                .forEach(kind -> proto.addMay(Enums.toProto(parley.proto.bargaining.v1.ActionKind.class, kind)));
        return withOwnLastTurn(proto, turn).build();
    }

    /** What a seat is told of the end. */
    public ConcludeRequest of(int seat, Transcript transcript) {
        var proto = ConcludeRequest.newBuilder()
                .setSession(terms.session())
                .setSeat(seat)
                .setEnding(Enums.toProto(parley.proto.bargaining.v1.Ending.class, Ending.of(transcript)))
                .setRound(transcript.end().round());
        if (transcript.end() instanceof Agreed agreed) {
            proto.setAgreement(offer(agreed.outcome()));
            agreed.signatories().stream().sorted().forEach(proto::addSignatories);
        }
        return proto.build();
    }

    private List<Integer> ruledOut(Allowed allowed) {
        return allowed instanceof Allowed.Everything
                ? List.of()
                : IntStream.range(0, evaluated.size())
                        .filter(outcome -> !allowed.has(outcome))
                        .boxed()
                        .toList();
    }

    private static ActRequest.Builder withOwnLastTurn(ActRequest.Builder proto, Turn turn) {
        for (int i = turn.moves().size() - 1; i >= 0; i--) {
            if (turn.moves().get(i).seat() == turn.seat()) {
                return proto.setOwnLastTurn(OwnLastTurn.newBuilder()
                        .setMove(proto.getHistory(i))
                        .setResult(result(turn, turn.moves().get(i).action())));
            }
        }
        return proto;
    }

    private static OwnMoveResult result(Turn turn, Action last) {
        if (!(last instanceof Action.Offer || last instanceof Action.Accept)) {
            return OwnMoveResult.OWN_MOVE_RESULT_PASSED;
        }
        if (turn.standing().isEmpty()) {
            return OwnMoveResult.OWN_MOVE_RESULT_GONE;
        }
        return turn.standing().get().isAcceptedBy(turn.seat())
                ? OwnMoveResult.OWN_MOVE_RESULT_STANDS
                : OwnMoveResult.OWN_MOVE_RESULT_REPLACED;
    }

    private parley.proto.bargaining.v1.StandingOffer standing(StandingOffer standing) {
        return parley.proto.bargaining.v1.StandingOffer.newBuilder()
                .setOffer(offer(standing.outcome()))
                .setSeat(standing.seat())
                .addAllAcceptedBy(standing.acceptedBy())
                .build();
    }

    private Offer offer(int outcome) {
        return Offer.newBuilder()
                .setOutcome(DomainCodec.outcome(terms.domain(), outcome))
                .setNumber(outcome)
                .setUtility(evaluated.utility(outcome))
                .build();
    }

    private Move move(parley.bargaining.protocol.Move move, int own) {
        var proto = Move.newBuilder().setRound(move.round()).setSeat(move.seat());
        return switch (move.action()) {
            case Action.Offer offer -> proto.setOffer(offer(offer.outcome())).build();
            case Action.Accept accept ->
                proto.setAccept(Accept.getDefaultInstance()).build();
            case Action.Reject reject ->
                proto.setReject(Reject.getDefaultInstance()).build();
            case Action.Wait wait -> proto.setWait(Wait.getDefaultInstance()).build();
            case Action.Leave leave ->
                proto.setLeave(Leave.getDefaultInstance()).build();
            case Action.End end -> proto.setEnd(End.getDefaultInstance()).build();
            case Action.NoReply none ->
                proto.setNoReply(noReply(none, move.seat() == own)).build();
        };
    }

    private static NoReply noReply(Action.NoReply none, boolean own) {
        return NoReply.newBuilder()
                .setReason(Enums.toProto(NoReplyReason.class, none.reason()))
                .setDetail(own ? none.detail() : "")
                .build();
    }
}
