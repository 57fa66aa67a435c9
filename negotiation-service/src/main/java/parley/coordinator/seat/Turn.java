package parley.coordinator.seat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.View;
import parley.summit.session.Answer;
import parley.summit.transcript.Driver;
import parley.wire.PlainText;

/**
 * A turn that is put to a seat, until the first legal move or its deadline ends it. Whoever answers may come from any thread;
 * the session waits, so the snapshot on which a move is judged cannot change before the turn has ended.
 */
public final class Turn {

    private final SeatName seat;
    private final int number;
    private final View view;
    private final Function<Reply.Move, Optional<Refusal>> rules;
    private final TurnClock clock;
    private final BiConsumer<Integer, Answer> listener;
    private volatile Optional<TurnTimer> timer = Optional.empty();
    private final Function<Answer, CompletableFuture<Void>> keeper;
    private volatile Driver asked;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile Optional<Refusal> lastRefusal = Optional.empty();
    private volatile boolean attended;
    private boolean paused;

    /**
     * Tells the listener its number and how it ended, once that is kept.
     *
     * @param left of the question's patience, where that was not put for the first time
     * @param paused whether its clock stands still for now
     */
    Turn(
            SeatName seat,
            int number,
            Question question,
            Optional<Duration> left,
            boolean paused,
            TurnClock clock,
            BiConsumer<Integer, Answer> listener) {
        this.seat = seat;
        this.number = number;
        this.clock = clock;
        this.listener = listener;
        view = question.view();
        rules = question.rules();
        keeper = question.keeper();
        asked = question.asked();
        this.paused = paused;
        question.patience().ifPresent(patience -> time(patience, left.orElse(patience)));
    }

    private void time(Duration patience, Duration left) {
        var started = new TurnTimer(clock, patience, left, this::runOut);
        timer = Optional.of(started);
        if (!paused) {
            started.start();
        }
    }

    public SeatName seat() {
        return seat;
    }

    /** Counts the turns of the session, from 1. */
    public int number() {
        return number;
    }

    /** The same for the same question, also after a restart. */
    public String requestId() {
        return seat.turn(number);
    }

    public View view() {
        return view;
    }

    /** How long the answer may take, with every extension; empty where the seat may take its time. */
    public Optional<Duration> patience() {
        return timer.map(TurnTimer::granted);
    }

    /** Until when an answer counts; empty without a deadline, and while it is paused. */
    public Optional<Instant> deadline() {
        return timer.flatMap(TurnTimer::rings);
    }

    /** How much time is left for the answer, whatever the clock on the wall does; empty where the seat may take its time. */
    public Optional<Duration> left() {
        return timer.map(TurnTimer::left);
    }

    /** Stops the clock of the turn; it can still be answered. */
    public synchronized void pause() {
        paused = true;
        timer.ifPresent(TurnTimer::stop);
    }

    /** Lets the clock go on with what was left. */
    public synchronized void resume() {
        paused = false;
        timer.ifPresent(TurnTimer::start);
    }

    /** Gives the turn more time. */
    public void extend(Duration more) {
        timer.ifPresent(time -> time.extend(more));
    }

    /** Waits while the clock of the turn stands still; comes back at once without a clock, and when the turn is over. */
    public void awaitClock() throws InterruptedException {
        if (timer.isPresent()) {
            timer.get().awaitRunning();
        }
    }

    /** Counts how often its clock was stopped, went on or got more time: with another count a deadline is not what it was. */
    public int clockChanges() {
        return timer.map(TurnTimer::changes).orElse(0);
    }

    /**
     * Somebody else is to answer from now on; whoever was asked before may still be first with a move, and has no other way to end the turn.
     *
     * @param patience how long the answer may take where it could take its time so far; what is timed keeps its time
     */
    public synchronized void handTo(Driver driver, Optional<Duration> patience) {
        asked = driver;
        if (timer.isEmpty() && !isOver()) {
            patience.ifPresent(time -> time(time, time));
        }
    }

    /** Somebody who dials in has come for it. */
    void attend() {
        attended = true;
    }

    /** What was wrong with the last move; empty where none was refused. */
    public Optional<Refusal> refusal() {
        return lastRefusal;
    }

    private void runOut() {
        patience().map(Turn::late).ifPresent(late -> pass(isUnattended() ? unattended(late) : late));
    }

    private boolean isUnattended() {
        return asked.kind() == Driver.Kind.DIALLED_IN && !attended;
    }

    private static Reply.NoReply unattended(Reply.NoReply late) {
        return new Reply.NoReply(Reply.Reason.UNREACHABLE, "nobody dialled in, and " + late.detail());
    }

    /** Whether an answer counts already, which may still be on its way to the log, or the turn was given up. */
    public boolean isOver() {
        return ended.get();
    }

    /** The move of the driver that is asked. */
    public Ruling submit(Reply.Move move) {
        return submit(move, asked);
    }

    /** A move; the first legal one is recorded, and every later one gets that back. */
    public Ruling submit(Reply.Move move, Driver by) {
        attend();
        if (isOver()) {
            return recorded();
        }
        Optional<Refusal> refusal = rules.apply(move);
        if (refusal.isEmpty()) {
            end(new Answer(move, by));
        } else if (!isOver()) {
            lastRefusal = refusal;
            return new Ruling.Refused(refusal.get());
        }
        return recorded();
    }

    /** Ends the turn without a move, unless it has ended; one whose last move was refused ran out of time to correct it. */
    public void pass(Reply.NoReply reply) {
        finish(reply, asked);
    }

    /** Whether this driver is to answer, and nobody has. */
    public boolean isAskedOf(Driver driver) {
        return !isOver() && driver.equals(asked);
    }

    /** The same, said by one who was asked; once somebody else is, it says nothing. */
    public void pass(Reply.NoReply reply, Driver by) {
        if (isAskedOf(by)) {
            finish(reply, by);
        }
    }

    private void finish(Reply.NoReply reply, Driver by) {
        boolean uncorrected = reply.reason() == Reply.Reason.DEADLINE && lastRefusal.isPresent();
        end(new Answer(plain(uncorrected ? illegal(lastRefusal.get()) : reply), by));
    }

    /** The first answer counts; it is kept before anybody learns so. */
    private void end(Answer first) {
        if (ended.compareAndSet(false, true)) {
            timer.ifPresent(TurnTimer::end);
            var unused = keeper.apply(first).whenComplete((kept, lost) -> {
                if (lost == null) {
                    listener.accept(number, first);
                    answer.complete(first);
                } else {
                    answer.cancel(false);
                }
            });
        }
    }

    /** Details may quote what a player sent. */
    private static Reply.NoReply plain(Reply.NoReply reply) {
        return new Reply.NoReply(reply.reason(), PlainText.of(reply.detail()));
    }

    /** A turn that ends because of a move that stayed illegal. */
    public static Reply.NoReply illegal(Refusal refusal) {
        return new Reply.NoReply(Reply.Reason.ILLEGAL, refusal.message());
    }

    /** A turn that ends because its player took more than this time. */
    public static Reply.NoReply late(Duration time) {
        String words = time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
        return new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within " + words);
    }

    /** Hears of the answer once it is kept; of none where the turn is abandoned. */
    public void whenAnswered(Consumer<Answer> listening) {
        var unused = answer.thenAccept(listening);
    }

    /** On an open floor others have moved: a player that dials in waits in this turn, and is asked again. */
    public void overtake() {
        if (asked.kind() == Driver.Kind.DIALLED_IN) {
            end(new Answer(Reply.Move.tables(Map.of()), asked));
        }
    }

    /** Waits for the answer; empty if the turn was abandoned. */
    public Optional<Answer> await() throws InterruptedException {
        try {
            return Optional.of(answer.get());
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn never ends with a failure", e);
        }
    }

    void abandon() {
        ended.set(true);
        timer.ifPresent(TurnTimer::end);
        answer.cancel(false);
    }

    /** What the turn has ended with, once that is kept. */
    Ruling recorded() {
        try {
            return new Ruling.Recorded(answer.join());
        } catch (CancellationException e) {
            return new Ruling.NotAsked(number);
        }
    }

    /**
     * What is put to a seat.
     *
     * @param rules why a move would be refused; empty if it is legal
     * @param patience how long the answer may take; empty for as long as it likes
     * @param asked what drives the seat now
     * @param keeper keeps the answer that counts; it is told to nobody before that is done. Fails where the session goes on
     *     elsewhere
     */
    public record Question(
            View view,
            Function<Reply.Move, Optional<Refusal>> rules,
            Optional<Duration> patience,
            Driver asked,
            Function<Answer, CompletableFuture<Void>> keeper) {}
}
