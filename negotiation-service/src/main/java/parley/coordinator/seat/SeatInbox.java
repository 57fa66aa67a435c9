package parley.coordinator.seat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.summit.seat.Reply;
import parley.summit.session.Answer;
import parley.summit.transcript.Driver;

/**
 * One seat's door: holds at most one pending turn, and remembers how the earlier ones ended. Submitting is idempotent by turn:
 * the first recorded move wins, and a repeat gets it back.
 */
public final class SeatInbox {

    private final SeatName seat;
    private final TurnClock clock;
    private final Map<Integer, Ruling> ended = new HashMap<>();
    private Optional<Turn> last = Optional.empty();

    public SeatInbox(SeatName seat, TurnClock clock) {
        this.seat = seat;
        this.clock = clock;
    }

    /** Puts the next turn; the one before it must be over. */
    public synchronized Turn put(int number, Turn.Question question) {
        pending().ifPresent(turn -> {
            throw new IllegalStateException("pending turn of " + seat + ": " + turn.number() + " (expected: none)");
        });
        last.ifPresent(turn -> ended.put(turn.number(), turn.recorded()));
        Turn turn = new Turn(seat, number, question, clock);
        last = Optional.of(turn);
        return turn;
    }

    /** Remembers how an earlier turn ended, which was put in another process. */
    public synchronized void restore(int number, Answer answer) {
        ended.put(number, new Ruling.Recorded(answer));
    }

    /** The turn that waits for an answer. */
    public synchronized Optional<Turn> pending() {
        return last.filter(turn -> !turn.isOver());
    }

    /** Submits a move for a turn, whatever drives the seat. */
    public Ruling submit(int number, Reply.Move move, Driver by) {
        Optional<Turn> turn = turn(number);
        return turn.isPresent() ? turn.get().submit(move, by) : past(number);
    }

    private synchronized Optional<Turn> turn(int number) {
        return last.filter(turn -> turn.number() == number);
    }

    private synchronized Ruling past(int number) {
        return ended.getOrDefault(number, new Ruling.NotAsked(number));
    }

    /** Gives up the last turn, unless its answer is kept. */
    public synchronized void abandon() {
        last.ifPresent(Turn::abandon);
    }
}
