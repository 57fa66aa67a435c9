package parley.coordinator.server;

import java.util.ArrayList;
import java.util.List;
import parley.coordinator.seat.Conclusion;
import parley.coordinator.seat.Ruling;
import parley.coordinator.seat.SeatInbox.Since;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SeatDoor.Clock;
import parley.coordinator.session.SeatDoor.End;
import parley.coordinator.session.SeatDoor.SeatNews;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.EndedTurn;
import parley.proto.seat.v1.RefusedMove;
import parley.proto.seat.v1.SeatClock;
import parley.proto.seat.v1.SeatPause;
import parley.proto.seat.v1.SessionEnd;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.proto.seat.v1.TableEnd;
import parley.proto.seat.v1.TakeSeatResponse;
import parley.proto.seat.v1.Turn;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.session.Answer;
import parley.wire.MoveCodec;
import parley.wire.Times;
import parley.wire.ViewCodec;

/** What a player that dials in is told, as it travels. */
final class SeatMessages {

    private SeatMessages() {}

    /** A number that somebody has seen, of those that there can be. */
    static long after(long number, long last) {
        if (number < 0 || number > last) {
            throw new DeclinedException(new Problem.InvalidField("after", String.valueOf(number), "0.." + last));
        }
        return number;
    }

    /**
     * One message for each.
     *
     * @param clockChanges that the player knows of
     */
    static List<TakeSeatResponse> taken(SeatNews news, long clockChanges) {
        var messages = new ArrayList<TakeSeatResponse>();
        news.ended()
                .forEach(end -> messages.add(TakeSeatResponse.newBuilder()
                        .setNumber(end.number())
                        .setEnded(ended(end.turn(), end.answer()))
                        .build()));
        news.turn()
                .ifPresent(turn -> messages.add(TakeSeatResponse.newBuilder()
                        .setNumber(Since.put(turn.number()))
                        .setTurn(turn(turn))
                        .build()));
        if (news.end().isEmpty() && news.clock().changes() != clockChanges) {
            messages.add(
                    TakeSeatResponse.newBuilder().setClock(clock(news.clock())).build());
        }
        news.end()
                .ifPresent(end -> messages.add(TakeSeatResponse.newBuilder()
                        .setNumber(news.number())
                        .setOver(over(end))
                        .build()));
        return messages;
    }

    /** All in one message. */
    static AwaitTurnResponse awaited(SeatNews news) {
        AwaitTurnResponse.Builder response = AwaitTurnResponse.newBuilder().setNumber(news.number());
        news.ended().forEach(end -> response.addEnded(ended(end.turn(), end.answer())));
        news.turn().ifPresent(turn -> response.setTurn(turn(turn)));
        if (news.clock().turn().isPresent() || news.clock().pause().isPresent()) {
            response.setClock(clock(news.clock()));
        }
        news.end().ifPresent(end -> response.setOver(over(end)));
        return response.build();
    }

    static SubmitMoveResponse submitted(int turn, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Recorded recorded ->
                SubmitMoveResponse.newBuilder()
                        .setEnded(ended(turn, recorded.answer()))
                        .build();
            case Ruling.Refused refused ->
                SubmitMoveResponse.newBuilder()
                        .setRefused(MoveCodec.toProto(refused.refusal()))
                        .build();
            case Ruling.NotAsked notAsked -> throw new IllegalStateException("the door declines it: " + notAsked);
        };
    }

    static TakeSeatResponse refused(int turn, Refusal refusal) {
        return TakeSeatResponse.newBuilder()
                .setRefused(RefusedMove.newBuilder().setTurn(turn).setRefusal(MoveCodec.toProto(refusal)))
                .build();
    }

    private static Turn turn(parley.coordinator.seat.Turn turn) {
        Turn.Builder proto = Turn.newBuilder().setTurn(turn.number()).setView(ViewCodec.toProto(turn.view()));
        turn.left().ifPresent(left -> proto.setTimeLeft(Times.toProto(left)));
        turn.deadline().ifPresent(end -> proto.setDeadline(Times.toProto(end)));
        turn.refusal().ifPresent(refusal -> proto.setRefusal(MoveCodec.toProto(refusal)));
        return proto.build();
    }

    private static SeatClock clock(Clock clock) {
        SeatClock.Builder proto = SeatClock.newBuilder();
        clock.turn().ifPresent(turn -> {
            proto.setTurn(turn.number());
            turn.left().ifPresent(left -> proto.setTimeLeft(Times.toProto(left)));
            turn.deadline().ifPresent(end -> proto.setDeadline(Times.toProto(end)));
        });
        clock.pause()
                .ifPresent(pause -> proto.setPause(
                        SeatPause.newBuilder().setReason(pause.reason()).setSince(Times.toProto(pause.since()))));
        return proto.build();
    }

    private static EndedTurn ended(int turn, Answer answer) {
        EndedTurn.Builder ended =
                EndedTurn.newBuilder().setTurn(turn).setDriver(answer.driver().name());
        switch (answer.reply()) {
            case Reply.Move move -> ended.setMove(MoveCodec.toProto(move));
            case Reply.NoReply none -> ended.setNoReply(MoveCodec.toProto(none));
        }
        return ended.build();
    }

    private static SessionEnd over(End end) {
        SessionEnd.Builder over =
                SessionEnd.newBuilder().setFinished(end.conclusion().isPresent());
        end.conclusion().ifPresent(conclusion -> {
            over.setDigest(conclusion.digest());
            conclusion.tables().forEach(table -> over.addTables(table(table)));
        });
        return over.build();
    }

    private static TableEnd table(Conclusion.TableResult result) {
        TableEnd.Builder proto = TableEnd.newBuilder().setTable(result.table()).setSurplus(result.surplus());
        result.signed().ifPresent(deal -> proto.setSigned(MoveCodec.toProto(deal)));
        return proto.build();
    }
}
