package parley.wire;

import java.util.Set;
import java.util.stream.Collectors;
import parley.bargaining.domain.Domain;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Action.NoReplyReason;
import parley.bargaining.protocol.Turn;
import parley.proto.bargaining.v1.Accept;
import parley.proto.bargaining.v1.ActResponse;
import parley.proto.bargaining.v1.End;
import parley.proto.bargaining.v1.Leave;
import parley.proto.bargaining.v1.Reject;
import parley.proto.bargaining.v1.Wait;

/** The answers of a party. */
public final class PartyAnswers {

    private static final int LONGEST_DETAIL = 1_000;

    private PartyAnswers() {}

    /** An action of a party's own; that it did not reply is not one that it can send. */
    public static ActResponse toProto(Action action, Domain domain) {
        var proto = ActResponse.newBuilder();
        return switch (action) {
            case Action.Offer offer ->
                proto.setOffer(DomainCodec.outcome(domain, offer.outcome())).build();
            case Action.Accept accept ->
                proto.setAccept(Accept.getDefaultInstance()).build();
            case Action.Reject reject ->
                proto.setReject(Reject.getDefaultInstance()).build();
            case Action.Wait wait -> proto.setWait(Wait.getDefaultInstance()).build();
            case Action.Leave leave ->
                proto.setLeave(Leave.getDefaultInstance()).build();
            case Action.End end -> proto.setEnd(End.getDefaultInstance()).build();
            case Action.NoReply none ->
                throw new IllegalArgumentException("action: " + none + " (expected: an answer)");
        };
    }

    /** What an answer to a turn means; one that is not allowed in it, or not whole, is none, and says why. */
    public static Action fromProto(ActResponse answer, Turn turn, Domain domain) {
        if (answer.getActionCase() == ActResponse.ActionCase.ACTION_NOT_SET) {
            return new Action.NoReply(NoReplyReason.GARBAGE, "action: missing (expected: one)");
        }
        try {
            return allowed(answer, turn, domain);
        } catch (WireException e) {
            return none(NoReplyReason.ILLEGAL, String.valueOf(e.getMessage()));
        }
    }

    /** A turn that passed, and why. */
    public static Action.NoReply none(NoReplyReason reason, String detail) {
        String plain = PlainText.of(detail);
        return new Action.NoReply(
                reason, plain.length() <= LONGEST_DETAIL ? plain : plain.substring(0, LONGEST_DETAIL) + "...");
    }

    private static Action allowed(ActResponse answer, Turn turn, Domain domain) {
        Set<ActionKind> may = ActionKind.in(turn);
        ActionKind kind = ActionKind.valueOf(answer.getActionCase().name());
        Bounds.check(may.contains(kind), "action", kind, "one of " + names(may));
        Action action = action(answer, domain);
        if (action instanceof Action.Offer offer) {
            Bounds.check(
                    turn.allowed().has(offer.outcome()), "offer", offer.outcome(), "an outcome that is not ruled out");
        }
        return action;
    }

    private static Action action(ActResponse answer, Domain domain) {
        return switch (answer.getActionCase()) {
            case OFFER -> new Action.Offer(DomainCodec.outcome("offer", domain, answer.getOffer()));
            case ACCEPT -> new Action.Accept();
            case REJECT -> new Action.Reject();
            case WAIT -> new Action.Wait();
            case LEAVE -> new Action.Leave();
            case END -> new Action.End();
            case ACTION_NOT_SET -> throw new WireException("action", "", "one");
        };
    }

    private static String names(Set<ActionKind> may) {
        return may.stream().map(ActionKind::name).collect(Collectors.joining(", "));
    }
}
