package parley.coordinator.seat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import parley.summit.seat.Reply;
import parley.summit.session.Answer;
import parley.summit.transcript.Driver;

/**
 * One seat's door: holds at most one pending turn, and remembers how the earlier ones ended. Submitting is idempotent by turn:
 * the first recorded move wins, and a repeat gets it back. What happens here is numbered by {@link Since}, and can be waited for.
 */
public final class SeatInbox {

    private final SeatName seat;
    private final TurnClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Map<Integer, Answer> ended = new TreeMap<>();
    private Optional<Turn> last = Optional.empty();
    private boolean paused;
    private long clockChanges;

    public SeatInbox(SeatName seat, TurnClock clock) {
        this.seat = seat;
        this.clock = clock;
    }

    /** Puts the next turn; the one before it must be over. */
    public Turn put(int number, Turn.Question question) {
        return put(number, question, Optional.empty());
    }

    /** The same for a turn that was put before, of whose time this is left; empty for all of it. */
    public Turn put(int number, Turn.Question question, Optional<Duration> left) {
        lock.lock();
        try {
            pending().ifPresent(turn -> {
                throw new IllegalStateException("pending turn of " + seat + ": " + turn.number() + " (expected: none)");
            });
            Turn turn = new Turn(seat, number, question, left, paused, clock, this::ended);
            last = Optional.of(turn);
            more.signalAll();
            return turn;
        } finally {
            lock.unlock();
        }
    }

    private void ended(int number, Answer answer) {
        lock.lock();
        try {
            ended.put(number, answer);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Remembers how an earlier turn ended, which was put in another process. */
    public void restore(int number, Answer answer) {
        ended(number, answer);
    }

    /** The turn that waits for an answer. */
    public Optional<Turn> pending() {
        lock.lock();
        try {
            return last.filter(turn -> !turn.isOver());
        } finally {
            lock.unlock();
        }
    }

    /** Stops the clock of the turn that is pending, and of those that are put, until it goes on. */
    public void pause() {
        lock.lock();
        try {
            paused = true;
            pending().ifPresent(Turn::pause);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the clock go on. */
    public void resume() {
        lock.lock();
        try {
            paused = false;
            pending().ifPresent(Turn::resume);
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait know that the clock stands otherwise than before. */
    public void clockChanged() {
        lock.lock();
        try {
            clockChanges++;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often they were let know so. */
    public long clockChanges() {
        lock.lock();
        try {
            return clockChanges;
        } finally {
            lock.unlock();
        }
    }

    /** Submits a move for a turn, whatever drives the seat. */
    public Ruling submit(int number, Reply.Move move, Driver by) {
        Optional<Turn> turn = turn(number);
        return turn.isPresent() ? turn.get().submit(move, by) : past(number);
    }

    private Optional<Turn> turn(int number) {
        lock.lock();
        try {
            return last.filter(turn -> turn.number() == number);
        } finally {
            lock.unlock();
        }
    }

    private Ruling past(int number) {
        lock.lock();
        try {
            return Optional.ofNullable(ended.get(number))
                    .<Ruling>map(Ruling.Recorded::new)
                    .orElseGet(() -> new Ruling.NotAsked(number));
        } finally {
            lock.unlock();
        }
    }

    /** What came after this number. */
    public Since after(long seen) {
        lock.lock();
        try {
            return since(seen);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something after this number, for no longer than this, or until there is another reason to come back; who has one to give
     * {@link #stir stirs} the inbox.
     *
     * @param clock how often the clock had changed for whoever waits; another count is a reason to come back
     */
    public Since await(long seen, long clock, Duration longest, BooleanSupplier enough) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                pending().ifPresent(Turn::attend);
                Since since = since(seen);
                if (!since.isEmpty() || clock != clockChanges || enough.getAsBoolean() || nanos <= 0) {
                    return since;
                }
                nanos = more.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait look again whether they have a reason to. */
    public void stir() {
        lock.lock();
        try {
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Since since(long seen) {
        return Since.of(seen, ended, pending());
    }

    /** Gives up the last turn, unless its answer is kept. */
    public void abandon() {
        lock.lock();
        try {
            last.ifPresent(Turn::abandon);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What happened at a seat after a number: turn n has 2n - 1 when it is put and 2n when it has ended.
     *
     * @param ended the turns that have ended, in order
     * @param pending the turn that waits for an answer
     */
    public record Since(List<Ended> ended, Optional<Turn> pending) {

        /** A turn that has ended. */
        public record Ended(int turn, Answer answer) {
            /** Its number. */
            public long number() {
                return 2L * turn;
            }
        }

        public Since {
            ended = List.copyOf(ended);
        }

        /** Of all these turns, what came after a number. */
        public static Since of(long seen, Map<Integer, Answer> ended, Optional<Turn> pending) {
            var later = new ArrayList<Ended>();
            ended.forEach((turn, answer) -> {
                var end = new Ended(turn, answer);
                if (end.number() > seen) {
                    later.add(end);
                }
            });
            return new Since(later, pending.filter(turn -> put(turn.number()) > seen));
        }

        /** The number with which a turn is put. */
        public static long put(int turn) {
            return 2L * turn - 1;
        }

        public boolean isEmpty() {
            return ended.isEmpty() && pending.isEmpty();
        }
    }
}
