package parley.classroom.room;

import com.google.protobuf.Duration;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.classroom.room.ClassState.SeatKey;
import parley.proto.error.v1.ErrorReason;
import parley.proto.seat.v1.AppraiseRequest;
import parley.proto.seat.v1.AppraiseResponse;
import parley.proto.seat.v1.AwaitTurnRequest;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.SeatServiceGrpc.SeatServiceBlockingStub;
import parley.proto.seat.v1.SubmitMoveRequest;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.proto.seat.v1.Turn;
import parley.proto.seat.v1.View;
import parley.wire.Errors;

/**
 * One seat of the class's delegates at its session: hears of its turns, on a thread of its own, and answers them. What it remembers the
 * room's lock guards.
 */
final class SeatLink {

    private static final Logger LOG = LoggerFactory.getLogger(SeatLink.class);
    private static final int WAIT_SECONDS = 20;
    private static final int PATIENCE_SECONDS = 30;
    private static final long BREATH_MILLIS = 300;

    private final Play play;
    private final Negotiations negotiations;
    private final String session;
    private final SeatKey seat;
    private final Thread thread;
    private volatile Optional<SeatServiceBlockingStub> door = Optional.empty();
    private Optional<Turn> turn = Optional.empty();
    private int pending;
    private int told;
    private int answering;
    private int offers;

    private SeatLink(Play play, Negotiations negotiations, String session, SeatKey seat, int told) {
        this.told = told;
        this.play = play;
        this.negotiations = negotiations;
        this.session = session;
        this.seat = seat;
        thread = Thread.ofVirtual()
                .name("seat " + seat.country() + " of " + session)
                .unstarted(this::run);
    }

    /**
     * Begins to listen for turns.
     *
     * @param told number of the last turn of which the log tells how it was answered
     */
    static SeatLink start(Play play, Negotiations negotiations, String session, SeatKey seat, int told) {
        var link = new SeatLink(play, negotiations, session, seat, told);
        link.thread.start();
        return link;
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        long after = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                AwaitTurnResponse heard = door().withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .awaitTurn(AwaitTurnRequest.newBuilder()
                                .setSession(session)
                                .setAfter(after)
                                .setWait(Duration.newBuilder().setSeconds(WAIT_SECONDS))
                                .build());
                play.heard(this, heard);
                after = heard.getNumber();
                if (heard.hasOver()) {
                    return;
                }
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
                    door = Optional.empty();
                }
                if (isFinal(e) || !breathes(BREATH_MILLIS)) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.error("what the seat {} of {} was told is taken in again", seat, session, e);
                if (!breathes(BREATH_MILLIS)) {
                    return;
                }
            }
        }
    }

    private boolean isFinal(StatusRuntimeException e) {
        if (Errors.reason(e) == ErrorReason.ERROR_REASON_OTHER_DRIVER
                || Thread.currentThread().isInterrupted()) {
            return true;
        }
        boolean lost = e.getStatus().getCode() == Status.Code.NOT_FOUND;
        if (lost) {
            LOG.error("the seat {} of {} has lost its session: {}", seat, session, e.getMessage());
        }
        return lost;
    }

    /** Waits a moment before something is tried again; false if there is nothing to be tried any more. */
    static boolean breathes(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SeatServiceBlockingStub door() {
        if (door.isEmpty()) {
            door = Optional.of(negotiations.seat(session, seat.country()));
        }
        return door.get();
    }

    /** Sends an answer; nothing of the room is held meanwhile. */
    SubmitMoveResponse submit(int number, Move move) {
        return door().withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .submitMove(SubmitMoveRequest.newBuilder()
                        .setSession(session)
                        .setTurn(number)
                        .setMove(move)
                        .build());
    }

    /** What a deal is worth to the seat now. */
    AppraiseResponse appraise(String table, Deal deal) {
        return door().withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .appraise(AppraiseRequest.newBuilder()
                        .setSession(session)
                        .setTable(table)
                        .setDeal(deal)
                        .build());
    }

    SeatKey seat() {
        return seat;
    }

    /** Takes in what was heard; guarded by the room. */
    void take(AwaitTurnResponse heard) {
        heard.getEndedList().forEach(ended -> end(ended.getTurn()));
        if (heard.hasTurn()) {
            turn = Optional.of(heard.getTurn());
            offers = offers(heard.getTurn().getView());
            pending = heard.getTurn().getTurn();
        }
        if (heard.hasOver()) {
            pending = 0;
        }
    }

    /** How many offers the seat has been made, as far as it has heard; guarded by the room. */
    int offers() {
        return offers;
    }

    private static int offers(View view) {
        return (int) view.getTablesList().stream()
                .flatMap(table -> table.getHistoryList().stream())
                .filter(offer -> !offer.getBy().equals(view.getSeat()))
                .count();
    }

    /** A turn has ended; guarded by the room. */
    void end(int number) {
        if (pending == number) {
            pending = 0;
        }
    }

    /** The last turn that was put to the seat, ended or not; guarded by the room. */
    Optional<Turn> turn() {
        return turn;
    }

    /** Number of the turn that waits, 0 for none; guarded by the room. */
    int pending() {
        return pending;
    }

    /** Whether the log does not say yet how this turn was answered; guarded by the room. */
    boolean isUntold(int number) {
        return told < number;
    }

    /** The log says now how this turn was answered; guarded by the room. */
    void tell(int number) {
        told = Math.max(told, number);
    }

    /** Whether nobody answers this turn in place of the delegates yet; guarded by the room. */
    boolean beginAnswering(int number) {
        boolean first = answering < number;
        answering = Math.max(answering, number);
        return first;
    }

    /** An answer did not get through; guarded by the room. */
    void stopAnswering(int number) {
        if (answering == number) {
            answering = number - 1;
        }
    }
}
