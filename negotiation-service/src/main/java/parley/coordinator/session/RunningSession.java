package parley.coordinator.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.seat.Conclusion;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatInbox;
import parley.coordinator.seat.SeatName;
import parley.coordinator.seat.Turn;
import parley.coordinator.seat.TurnClock;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;

/**
 * One session, played on a thread of its own: puts each turn to the seats that the rules name, waits for all of them, settles
 * their answers in seat order, and publishes what came of it. May be read and cancelled from anywhere, also when it is over.
 */
public final class RunningSession {

    private static final Logger LOG = LoggerFactory.getLogger(RunningSession.class);

    private final Charter charter;
    private final Rules rules;
    private final Seats seats;
    private final Journals journals;
    private final Duration patience;
    private final Course course = new Course();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile Optional<Round> asking = Optional.empty();
    private volatile int round;
    private int turn;

    RunningSession(
            Charter charter, Map<String, SeatDriver> drivers, Journals journals, Duration patience, TurnClock clock) {
        this.charter = charter;
        this.journals = journals;
        this.patience = patience;
        rules = new Rules(charter.open());
        seats = new Seats(charter.name(), drivers, clock);
        round = rules.ask(Session::round);
    }

    /** Its name, {@code sessions/{id}}. */
    public String name() {
        return charter.name();
    }

    /** Counts the sessions of a coordinator, from 1. */
    public long order() {
        return charter.order();
    }

    public Phase phase() {
        return course.after(Long.MAX_VALUE).phase();
    }

    /**
     * Whether everybody may see everything: from the beginning with open secrets, else when it is finished. One that was
     * cancelled stays closed, or anybody could open it by cancelling it.
     */
    public boolean isOpen() {
        return charter.mode() == SecretsMode.OPEN || phase() instanceof Phase.Finished;
    }

    /** All at a glance. */
    public SessionSummary summary() {
        Progress now = course.after(0);
        int month = now.entries().stream().mapToInt(Entry::month).max().orElse(0);
        return new SessionSummary(
                charter.name(),
                charter.scenario().id(),
                charter.seed(),
                charter.parameterSeed(),
                charter.mode(),
                now.phase(),
                round,
                month,
                seats.countries().stream()
                        .map(c -> SeatStanding.of(c, seats.identity(c), now.entries()))
                        .toList(),
                charter.created(),
                now.last());
    }

    /** What was published after the first {@code seen} events. */
    public Progress after(long seen) {
        return course.after(seen);
    }

    /** Waits for something after the first {@code seen} events, or for the end. */
    public Progress await(long seen) throws InterruptedException {
        return course.await(seen);
    }

    /** All that was published so far. */
    public Transcript transcript() {
        return new Transcript(
                charter.scenario(),
                charter.seed(),
                charter.parameterSeed(),
                charter.secrets(),
                course.after(0).entries());
    }

    /** The inbox of a country's seat, for players that come by themselves; empty for a country without a seat. */
    public Optional<SeatInbox> inbox(String country) {
        return seats.inbox(country);
    }

    /**
     * Lets somebody else drive a seat, from its pending turn on if there is one. The session closes the driver when it is over.
     */
    public void exchange(String country, SeatDriver driver) {
        seats.exchange(country, driver);
        seats.inbox(country)
                .flatMap(SeatInbox::pending)
                .ifPresent(pending -> asking.ifPresent(now -> now.handOver(pending, driver)));
    }

    /** The exact worth of a deal to one of the table's parties, on the state of the present turn. */
    public Appraisal appraise(String country, String table, Deal deal) {
        new DealCheck(charter.scenario()).check(country, table, deal);
        return rules.askIfOn(
                        s -> s.isOver() ? Optional.<Appraisal>empty() : Optional.of(s.appraise(country, table, deal)))
                .orElseThrow(() -> new DeclinedException(new Problem.SessionOver(name(), phase().word())));
    }

    /** Ends the session between two steps of the rules, and waits until it has ended. One that is over stays as it is. */
    public void cancel() throws InterruptedException {
        cancelled = true;
        seats.abandon();
        done.await();
    }

    /** Waits until the session is over and everybody has been told; false if that takes longer. */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return done.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Plays it to its end. */
    void play() {
        Phase end = new Phase.Failed("the session's thread died; the server's log says why");
        try {
            end = played();
        } finally {
            course.end(end);
            rules.letGo();
            takeLeave(end);
            LOG.info("{}: {}", name(), end.word());
            done.countDown();
        }
    }

    private Phase played() {
        try (Journal journal = charter.journal(journals)) {
            publish(journal);
            while (!rules.ask(Session::isOver)) {
                Optional<Map<String, Answer>> answers = round().play();
                if (answers.isEmpty()) {
                    return new Phase.Cancelled();
                }
                settle(answers.get());
                publish(journal);
            }
            String digest = transcript().digest();
            journal.finish(digest);
            return new Phase.Finished(digest);
        } catch (InterruptedException e) {
            return new Phase.Cancelled();
        } catch (RuntimeException e) {
            LOG.error("{} cannot go on", name(), e);
            return new Phase.Failed(e.toString());
        }
    }

    private Round round() {
        turn++;
        var turns = new LinkedHashMap<Turn, SeatDriver>();
        for (String country : rules.ask(Session::asked)) {
            SeatDriver driver = seats.driver(country);
            turns.put(seats.put(country, turn, question(country, driver.identity())), driver);
        }
        if (cancelled) {
            seats.abandon();
        }
        var next = new Round(turns);
        asking = Optional.of(next);
        return next;
    }

    private Turn.Question question(String country, Driver asked) {
        return new Turn.Question(
                rules.ask(session -> session.view(country)),
                move -> rules.askIfOn(session -> session.refusal(country, move)),
                asked.kind() == Driver.Kind.BUILT_IN ? Optional.empty() : Optional.of(patience),
                asked);
    }

    private void settle(Map<String, Answer> answers) {
        round = rules.ask(session -> {
            session.settle(answers);
            return session.round();
        });
    }

    private void publish(Journal journal) {
        List<Entry> next = rules.entriesAfter(course.after(Long.MAX_VALUE).last());
        journal.append(next);
        course.publish(next);
    }

    private void takeLeave(Phase end) {
        if (end instanceof Phase.Finished finished) {
            Transcript transcript = transcript();
            seats.tell(seat -> seat.getValue()
                    .conclude(Conclusion.of(new SeatName(name(), seat.getKey()), transcript, finished.digest())));
        }
        seats.close();
    }
}
