package parley.coordinator.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.seat.Conclusion;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatInbox;
import parley.coordinator.seat.SeatName;
import parley.coordinator.seat.Turn;
import parley.coordinator.seat.TurnClock;
import parley.coordinator.telemetry.SessionTrace;
import parley.coordinator.telemetry.Telemetry;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.seat.TurnKind;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/**
 * One session, played on a thread of its own: puts each turn to the seats that the rules name, waits for all of them, settles
 * their answers in seat order, and publishes what came of it. What its log says already is not asked again. May be read and
 * cancelled from anywhere, also when it is over.
 */
public final class RunningSession implements KnownSession {

    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(RunningSession.class);

    private final Kept kept;
    private final Charter charter;
    private final Rules rules;
    private final Seats seats;
    private final SessionLog log;
    private final Patience patience;
    private final Telemetry telemetry;
    private final Course course = new Course();
    private final Recorded recorded = new Recorded(course);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile boolean suspended;
    private volatile Optional<Round> asking = Optional.empty();
    private volatile int round;
    private volatile boolean playable = true;
    private final CountDownLatch present = new CountDownLatch(1);

    /** Done when all that has happened so far is written, and only then published. */
    private volatile CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    private final ReentrantLock changing = new ReentrantLock();
    private boolean closing;
    private int turn;
    private int seen;

    /** Number of the last turn that was put. */
    private int put;

    /** Number of the last turn that was settled. */
    private int settled;

    /** Goes on behind the lines that are written. */
    RunningSession(
            Lead lead, Map<String, SeatDriver> drivers, Patience patience, TurnClock clock, Telemetry telemetry) {
        kept = lead.session();
        charter = kept.charter();
        log = lead.log();
        this.telemetry = telemetry;
        this.patience = patience;
        recorded.read(lead.lines());
        rules = new Rules(charter.open());
        seats = new Seats(charter.name(), drivers, clock);
        round = recorded.round();
        if (phase() instanceof Phase.Paused) {
            seats.pause();
        }
    }

    @Override
    public String name() {
        return charter.name();
    }

    String requestId() {
        return charter.requestId();
    }

    SessionPlan plan() {
        return charter.plan();
    }

    @Override
    public Scenario scenario() {
        return charter.scenario();
    }

    @Override
    public long order() {
        return kept.order();
    }

    @Override
    public Phase phase() {
        return course.after(Long.MAX_VALUE).phase();
    }

    @Override
    public boolean isOpen() {
        return SessionSummary.isOpen(charter.mode(), phase());
    }

    @Override
    public SessionSummary summary() {
        return SessionSummary.of(kept, course.after(0), round, seats::identity);
    }

    @Override
    public Progress after(long seen) {
        return course.after(seen);
    }

    @Override
    public Progress await(long seen, Phase known) throws InterruptedException {
        return course.await(seen, known);
    }

    @Override
    public Transcript transcript() {
        return charter.transcript(course.after(0).entries());
    }

    /** The inbox of a country's seat, for players that come by themselves; empty for a country without a seat. */
    public Optional<SeatInbox> inbox(String country) {
        return seats.inbox(country);
    }

    /**
     * Lets somebody else drive a seat, from its pending turn on if there is one, once that is written. The session closes the driver when
     * it is over. Declined if it is over already.
     */
    void assign(String country, Assignment assignment, SeatDriver driver) throws InterruptedException {
        change(() -> {
            keep(new Line.Assigned(country, assignment));
            exchange(country, driver);
        });
    }

    /** Something that is written, and then done. */
    @FunctionalInterface
    private interface Change {
        void make() throws InterruptedException;
    }

    /** One change at a time, while the session is on. */
    private void change(Change change) throws InterruptedException {
        changing.lockInterruptibly();
        try {
            if (closing) {
                throw over();
            }
            change.make();
        } catch (LeadLostException e) {
            throw new DeclinedException(new Problem.PlayedElsewhere(name()));
        } finally {
            changing.unlock();
        }
    }

    /**
     * Stops all clocks, and puts no new turn until they go on; those that are pending may still be answered. One that is paused stays so
     * since when it was, for this reason.
     */
    void pause(String reason, Instant now) throws InterruptedException {
        awaitPresent();
        change(() -> {
            Phase before = phase();
            var pause = new Phase.Paused(reason, before instanceof Phase.Paused paused ? paused.since() : now);
            if (!pause.equals(before)) {
                seats.pause();
                boolean isKept = false;
                try {
                    keep(new Line.Paused(pause, put, seats.left()));
                    isKept = true;
                } finally {
                    if (!isKept && !(before instanceof Phase.Paused)) {
                        seats.resume();
                    }
                }
                course.enter(pause);
                seats.clockChanged();
            }
        });
    }

    /** Lets all clocks go on. */
    void resume() throws InterruptedException {
        awaitPresent();
        change(() -> {
            if (phase() instanceof Phase.Paused) {
                keep(new Line.Resumed());
                seats.resume();
                course.enter(new Phase.Running());
                seats.clockChanged();
            }
        });
    }

    /**
     * Gives pending turns more time, once for each request that has an id. Declined where none has a deadline.
     *
     * @param country whose turn; all if empty
     */
    void extend(Optional<String> country, Duration more, String requestId) throws InterruptedException {
        country.filter(code -> !scenario().seats().contains(code)).ifPresent(code -> {
            throw new DeclinedException(
                    new Problem.UnknownCountry(code, scenario().seats()));
        });
        awaitPresent();
        change(() -> {
            if (recorded.time().has(requestId)) {
                return;
            }
            List<String> timed = seats.left().keySet().stream()
                    .filter(seat -> country.isEmpty() || country.get().equals(seat))
                    .toList();
            if (timed.isEmpty()) {
                throw new DeclinedException(new Problem.NoTimedTurn(name(), country));
            }
            var line = new Line.Extended(put, more, timed, requestId);
            keep(line);
            recorded.time().extended(line);
            seats.extend(timed, more);
            seats.clockChanged();
        });
    }

    /**
     * Throws something in, which happens at the start of the next round; once for each request that has an id. Declined in the last round.
     *
     * @return the round at whose start it happens
     */
    int inject(String title, double moved, String requestId) throws InterruptedException {
        awaitPresent();
        var happens = new AtomicInteger();
        change(() -> {
            Optional<Line.Injected> known = recorded.injected(requestId);
            if (known.isEmpty()) {
                int now = rules.askIfOn(session -> session.isOver() ? Optional.empty() : Optional.of(session.round()))
                        .orElseThrow(this::over);
                if (now == scenario().rounds()) {
                    throw new DeclinedException(new Problem.NoRoundLeft(name(), now));
                }
                var line = new Line.Injected(Math.max(put, settled + 1), title, moved, now + 1, requestId);
                keep(line);
                recorded.injected(line);
                known = Optional.of(line);
            }
            happens.set(known.get().round());
        });
        return happens.get();
    }

    /** Lets somebody else drive a seat, from its pending turn on, and writes nothing of it. */
    void exchange(String country, SeatDriver driver) {
        changing.lock();
        try {
            seats.exchange(country, driver);
            seats.inbox(country)
                    .flatMap(SeatInbox::pending)
                    .ifPresent(pending -> asking.ifPresent(now -> now.handOver(pending, driver, patience(driver))));
        } finally {
            changing.unlock();
        }
    }

    private Optional<Duration> patience(SeatDriver driver) {
        return patience.with(driver.identity().kind());
    }

    /** Why nothing more can be done to it. */
    DeclinedException over() {
        return new DeclinedException(new Problem.SessionOver(name(), phase().word()));
    }

    Charter charter() {
        return charter;
    }

    /** What drives a seat now. */
    Driver driver(String country) {
        return seats.identity(country);
    }

    /** Waits until all that is written is played again, so that a turn that was put before is put again. */
    void awaitPresent() throws InterruptedException {
        present.await();
    }

    /** Whether it is over, or about to be. */
    boolean isEnding() {
        return cancelled || phase().isOver();
    }

    /** Whether it is not played here any more, and yet not over. */
    boolean hasLeft() {
        return suspended || (done.getCount() == 0 && !phase().isOver());
    }

    /** How many turns wait for an answer now. */
    long pendingTurns() {
        return seats.pendingTurns();
    }

    /** The exact worth of a deal to one of the table's parties, on the state of the present turn. */
    public Appraisal appraise(String country, String table, Deal deal) {
        new DealCheck(charter.scenario()).check(country, table, deal);
        Appraisal appraisal = rules.askIfOn(
                        s -> s.isOver() ? Optional.<Appraisal>empty() : Optional.of(s.appraise(country, table, deal)))
                .orElseThrow(this::over);
        awaitWritten(LONGEST_STEP);
        return appraisal;
    }

    /** Whoever asks is told nothing that rests on what is not written. */
    private void awaitWritten(Duration longest) {
        try {
            written.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new DeclinedException(new Problem.StoreUnavailable(name() + " waits to be written"));
        } catch (ExecutionException e) {
            throw new DeclinedException(new Problem.PlayedElsewhere(name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeclinedException(new Problem.ShuttingDown());
        }
    }

    /** Ends the session between two steps of the rules, and waits until it has ended. One that is over stays as it is. */
    public void cancel() throws InterruptedException {
        giveUp();
        done.await();
    }

    /** Begins to cancel it, and waits for nothing. */
    void giveUp() {
        cancelled = true;
        seats.abandon();
        course.stir();
    }

    /** Stops to play it, since somebody else does, and waits for nothing. */
    void lose() {
        suspended = true;
        seats.abandon();
        seats.stir();
        course.stir();
    }

    /**
     * Stops to play it between two steps of the rules, so that it can go on elsewhere, and waits until it has stopped; not for long, since
     * where its log cannot be written it stops with the log alone.
     */
    void suspend() throws InterruptedException {
        lose();
        awaitEnd(LONGEST_STEP);
    }

    @Override
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return done.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Plays it to its end, or until it goes on elsewhere. */
    void play() {
        Optional<Phase> end = Optional.of(new Phase.Failed("the session's thread died; the server's log says why"));
        SessionTrace trace = telemetry.session(name(), charter.scenario().id());
        try {
            end = played(trace);
        } finally {
            end.ifPresent(course::enter);
            present.countDown();
            seats.stir();
            end.map(Phase::word).ifPresent(trace::over);
            rules.letGo();
            takeLeave(end);
            LOG.info("{}: {}", name(), end.map(Phase::word).orElse("goes on elsewhere"));
            trace.close();
            done.countDown();
            seats.stir();
        }
    }

    Kept kept() {
        return kept;
    }

    /** Whether these rules make of what is written what was made of it then. */
    boolean isPlayable() {
        return playable;
    }

    /** Lets go of whoever waits for something to happen here. */
    void leave() {
        course.leave();
    }

    /** How it ended, which is written; empty if somebody else has to play on. */
    private Optional<Phase> played(SessionTrace trace) {
        try {
            Optional<Phase> end = course(trace);
            if (end.isPresent()) {
                takeNoMoreDrivers();
                keep(new Line.Ended(end.get()));
            }
            return end;
        } catch (LeadLostException e) {
            LOG.warn("{}: {}", name(), e.getMessage());
            return Optional.empty();
        } catch (OtherRulesException e) {
            LOG.error("{} cannot be played on by this version of Parley", name(), e);
            playable = false;
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void takeNoMoreDrivers() {
        changing.lock();
        try {
            closing = true;
        } finally {
            changing.unlock();
        }
    }

    private Optional<Phase> course(SessionTrace trace) throws InterruptedException {
        try {
            publish(session -> {});
            while (!rules.ask(Session::isOver)) {
                Optional<Map<String, Answer>> answers = answers(trace);
                if (answers.isEmpty()) {
                    return cancelled ? Optional.of(new Phase.Cancelled()) : Optional.empty();
                }
                settle(answers.get());
            }
            done(written);
            return Optional.of(new Phase.Finished(transcript().digest()));
        } catch (LeadLostException | OtherRulesException e) {
            throw e;
        } catch (RuntimeException e) {
            if (isCatchingUp()) {
                throw new OtherRulesException(e);
            }
            LOG.error("{} cannot go on", name(), e);
            return Optional.of(new Phase.Failed(e.toString()));
        }
    }

    /** Nobody throws anything in meanwhile, so that it is known before which turn the rules hear of it. */
    private void settle(Map<String, Answer> answers) {
        changing.lock();
        try {
            settled = turn;
            publish(session -> {
                recorded.injects(turn).forEach(line -> session.inject(line.title(), line.moved()));
                session.settle(answers);
            });
        } finally {
            changing.unlock();
        }
    }

    /** All answers to the next turn: those that are written, and those of the seats that are still to be asked. */
    private Optional<Map<String, Answer>> answers(SessionTrace trace) throws InterruptedException {
        turn++;
        Map<String, Answer> all = new HashMap<>(recorded.answers(turn));
        all.forEach((country, answer) -> seats.restore(country, turn, answer));
        List<String> rest = rules.ask(Session::asked).stream()
                .filter(country -> !all.containsKey(country))
                .toList();
        if (rest.isEmpty()) {
            return Optional.of(all);
        }
        trace.inRound(rules.ask(Session::round));
        Round next = round(rest, all.values());
        present.countDown();
        return next.play().map(answers -> {
            trace.answered();
            all.putAll(answers);
            return all;
        });
    }

    /**
     * Puts the next turn once the clocks run; one that was put before they were stopped is put at once. No driver changes meanwhile, so that
     * each turn is put to the one that its seat has. Strategies in this process tell nobody what they see, so that they alone go on before
     * it is written.
     */
    private Round round(List<String> asked, Collection<Answer> known) throws InterruptedException {
        while (true) {
            CompletableFuture<Void> seen = written;
            boolean isSeen = seen.isDone();
            if (isSeen) {
                // It may have failed.
                done(seen);
            }
            boolean clocksRun;
            changing.lock();
            try {
                clocksRun = mayPut();
                if (clocksRun && (isSeen || asked.stream().allMatch(this::isBuiltIn))) {
                    return put(asked, known);
                }
            } finally {
                changing.unlock();
            }
            done(seen);
            if (!clocksRun) {
                present.countDown();
                course.awaitClocks(this::isStopping);
            }
        }
    }

    private boolean mayPut() {
        return !(phase() instanceof Phase.Paused)
                || isStopping()
                || recorded.time().isHeld(turn);
    }

    private boolean isBuiltIn(String country) {
        return seats.identity(country).kind() == Driver.Kind.BUILT_IN;
    }

    private boolean isStopping() {
        return cancelled || suspended;
    }

    private Round put(List<String> asked, Collection<Answer> known) {
        put = turn;
        var turns = new LinkedHashMap<Turn, SeatDriver>();
        for (String country : asked) {
            SeatDriver driver = seats.driver(country);
            turns.put(
                    seats.put(
                            country,
                            turn,
                            question(country, driver),
                            recorded.time().left(turn, country)),
                    driver);
        }
        if (isStopping()) {
            seats.abandon();
        }
        var next = new Round(turns, known);
        asking = Optional.of(next);
        return next;
    }

    private Turn.Question question(String country, SeatDriver driver) {
        int number = turn;
        TurnKind kind = rules.ask(Session::kind);
        long put = System.nanoTime();
        return new Turn.Question(
                rules.ask(session -> session.view(country)),
                move -> rules.askIfOn(session -> session.refusal(country, move)),
                patience(driver).map(time -> time.plus(recorded.time().more(number, country))),
                driver.identity(),
                answer -> {
                    telemetry.turnEnded(answer, Duration.ofNanos(System.nanoTime() - put));
                    return keep(number, new Event.TurnEnded(country, kind, answer.reply(), answer.driver()));
                });
    }

    /** A strategy in this process is told nothing before the turn is settled, and decides the same if it is asked again. */
    private CompletableFuture<Void> keep(int number, Event.TurnEnded ended) {
        return ended.driver().kind() == Driver.Kind.BUILT_IN
                ? CompletableFuture.completedFuture(null)
                : log.append(new Line.Answered(number, ended));
    }

    /** Whoever asks the rules finds what came of a step on its way to the log already. */
    private void publish(Consumer<Session> step) {
        rules.ask(session -> {
            step.accept(session);
            publish(
                    session.round(),
                    List.copyOf(
                            session.entries().subList(seen, session.entries().size())));
            return session;
        });
    }

    /** What is written already is not written again; the rules must make the same of it. */
    private void publish(int now, List<Entry> next) {
        List<Entry> known = course.after(seen).entries();
        int same = Math.min(next.size(), known.size());
        for (int i = 0; i < same; i++) {
            if (!next.get(i).equals(known.get(i))) {
                throw new OtherRulesException(known.get(i), next.get(i));
            }
        }
        if (next.size() > same) {
            List<Entry> fresh = next.subList(same, next.size());
            written = log.append(new Line.Happened(now, fresh)).thenRun(() -> {
                course.publish(fresh);
                round = now;
            });
        }
        seen += next.size();
    }

    private boolean isCatchingUp() {
        return seen < course.after(Long.MAX_VALUE).last();
    }

    private void keep(Line line) throws InterruptedException {
        done(log.append(line));
    }

    private static void done(CompletableFuture<Void> written) throws InterruptedException {
        try {
            written.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LeadLostException lost
                    ? lost
                    : new IllegalStateException("a line that is written or not", e.getCause());
        }
    }

    private void takeLeave(Optional<Phase> end) {
        if (end.isPresent() && end.get() instanceof Phase.Finished finished) {
            Transcript transcript = transcript();
            seats.tell(seat -> seat.getValue()
                    .conclude(Conclusion.of(new SeatName(name(), seat.getKey()), transcript, finished.digest())));
        }
        seats.close();
    }
}
