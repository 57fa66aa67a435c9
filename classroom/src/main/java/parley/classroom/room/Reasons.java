package parley.classroom.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.classroom.room.ClassState.SeatKey;
import parley.proto.classroom.v1.AnswerReason;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.ExplainAnswersResponse;
import parley.proto.classroom.v1.GetReasonsResponse;
import parley.proto.classroom.v1.MoveReason;
import parley.proto.scenario.v1.Scenario;
import parley.proto.seat.v1.OfferView;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.View;
import parley.summit.explain.Move;
import parley.wire.MoveCodec;
import parley.wire.ScenarioCodec;
import parley.wire.TranscriptCodec;

/** Why the built-in strategies of a class do what they do: in its debrief all of it, before that what follows from what all know. */
final class Reasons {

    private static final Logger LOG = LoggerFactory.getLogger(Reasons.class);

    /** One world of all classes at a time: each keeps a core busy, and what is played comes first. */
    private static final Semaphore ONE = new Semaphore(1, true);

    private final Room room;
    private final Negotiations negotiations;
    private final Scenario scenario;
    private final Tales tales;

    /** By world; not ready while somebody finds out. The room's lock guards it. */
    private final Map<Integer, GetReasonsResponse> worlds = new HashMap<>();

    /** What a seat has read at the tables where a strategy sits opposite. */
    record Question(List<Read> tables) {}

    /** The offers of a table, and whether it is signed. */
    record Read(TableView table, boolean signed) {}

    Reasons(Room room, Negotiations negotiations, Scenario scenario, Tales tales) {
        this.room = room;
        this.negotiations = negotiations;
        this.scenario = scenario;
        this.tales = tales;
    }

    /** What is known of a world that is over; whoever asks first makes somebody find out. Guarded by the room. */
    GetReasonsResponse ofWorld(int world, String session) {
        return worlds.computeIfAbsent(world, first -> {
            Thread unused = Thread.ofVirtual().name("reasons").start(() -> findOut(world, session));
            return GetReasonsResponse.getDefaultInstance();
        });
    }

    private void findOut(int world, String session) {
        try {
            ONE.acquire();
            try {
                GetReasonsResponse found = found(session);
                room.locked(() -> worlds.put(world, found));
            } finally {
                ONE.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("why the AIs of {} did what they did cannot be told, and is tried again", session, e);
            room.locked(() -> worlds.remove(world));
        }
    }

    private GetReasonsResponse found(String session) {
        GetReasonsResponse.Builder response = GetReasonsResponse.newBuilder().setReady(true);
        tales.reasons(TranscriptCodec.fromProto(negotiations.transcript(session)))
                .forEach(reason -> response.addReasons(reason(reason)));
        return response.build();
    }

    private static MoveReason reason(Tales.Reason reason) {
        Move move = reason.move();
        return MoveReason.newBuilder()
                .setNumber(move.number())
                .setRound(move.round())
                .setCountry(move.seat())
                .setWhere(move.where())
                .setWhy(reason.why())
                .addAllOtherwise(reason.otherwise())
                .build();
    }

    /** What is to be explained to a seat. Guarded by the room. */
    Question question(SeatKey seat) {
        if (room.state().stage() != ClassStage.CLASS_STAGE_PLAYING) {
            throw Refusals.stage(room.state().stage(), "playing");
        }
        Optional<View> view = room.playing().link(seat).flatMap(SeatLink::turn).map(turn -> turn.getView());
        return new Question(view.stream()
                .flatMap(seen -> seen.getTablesList().stream()
                        .filter(table -> !room.state().isDelegates(new SeatKey(seat.world(), table.getOther())))
                        .filter(table -> table.getHistoryCount() > 0)
                        .map(table -> new Read(table, isSigned(seen, table)))
                        .filter(Reasons::isAnswered))
                .toList());
    }

    private static boolean isSigned(View view, TableView table) {
        return view.getWorld().getTablesList().stream()
                .anyMatch(
                        standing -> standing.getTable().equals(table.getTable().getId()) && standing.hasSigned());
    }

    /** Whether the other side moved last: it made the last offer, or signed the seat's own. */
    private static boolean isAnswered(Read read) {
        boolean theirs = lastBy(read.table()).equals(read.table().getOther());
        return theirs != read.signed();
    }

    private static String lastBy(TableView table) {
        return table.getHistory(table.getHistoryCount() - 1).getBy();
    }

    /** Explains it; needs no lock. */
    ExplainAnswersResponse answers(Question question) {
        ExplainAnswersResponse.Builder response = ExplainAnswersResponse.newBuilder();
        if (question.tables().isEmpty()) {
            return response.build();
        }
        var known = ScenarioCodec.fromProto(scenario);
        for (Read read : question.tables()) {
            TableView table = read.table();
            response.addAnswers(AnswerReason.newBuilder()
                    .setTable(table.getTable().getId())
                    .setCountry(table.getOther())
                    .setOffers(table.getHistoryCount())
                    .setSentence(tales.answer(
                            known,
                            table.getTable().getId(),
                            table.getOther(),
                            table.getHistoryList().stream()
                                    .map(Reasons::offered)
                                    .toList(),
                            read.signed())));
        }
        return response.build();
    }

    private static Tales.Offered offered(OfferView offer) {
        return new Tales.Offered(offer.getBy(), MoveCodec.fromProto("deal", offer.getDeal()));
    }
}
