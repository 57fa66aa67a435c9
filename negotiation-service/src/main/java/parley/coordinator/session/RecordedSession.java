package parley.coordinator.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parley.coordinator.seat.SeatInbox;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** A session as its log tells it: one that is over, or that another coordinator plays. */
final class RecordedSession implements KnownSession {

    /** How often a log is looked at while somebody waits for its next line. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Kept kept;
    private final Charter charter;
    private final Store store;
    private final Course course = new Course();
    private final Recorded recorded = new Recorded(course);
    private long lookedAt = System.nanoTime();

    RecordedSession(Kept kept, Store store) {
        this.kept = kept;
        this.store = store;
        charter = kept.charter();
        recorded.read(store.lines(kept, 0));
    }

    @Override
    public String name() {
        return kept.name();
    }

    @Override
    public Scenario scenario() {
        return charter.scenario();
    }

    @Override
    public long order() {
        return kept.order();
    }

    Charter charter() {
        return charter;
    }

    /** Reads on, but not more often than so many wait. */
    private synchronized void look(Duration atMostEvery) {
        if (System.nanoTime() - lookedAt >= atMostEvery.toNanos()
                && !course.after(Long.MAX_VALUE).phase().isOver()) {
            recorded.read(store.lines(kept, recorded.lines()));
            lookedAt = System.nanoTime();
        }
    }

    /** What is known by now. */
    RecordedSession upToDate() {
        look(Duration.ZERO);
        return this;
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
    public synchronized SessionSummary summary() {
        Progress all = course.after(0);
        Map<String, Driver> drivers = drivers(all.entries());
        recorded.assigned().forEach((country, driver) -> drivers.put(country, driver.identity()));
        return SessionSummary.of(
                kept, all, recorded.round(), c -> Objects.requireNonNullElse(drivers.get(c), Driver.UNKNOWN));
    }

    /** What happened at one seat, by what is known now. */
    synchronized SeatInbox.Since seat(String country, long seen) {
        return SeatInbox.Since.of(seen, recorded.answersOf(country), Optional.empty());
    }

    /** Whoever answered last, or who was to be asked first. */
    private Map<String, Driver> drivers(List<Entry> entries) {
        var drivers = new HashMap<String, Driver>();
        charter.assignments().forEach((country, assignment) -> drivers.put(country, assignment.identity()));
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.TurnEnded turn) {
                drivers.put(turn.seat(), turn.driver());
            }
        }
        return drivers;
    }

    @Override
    public Progress after(long seen) {
        return course.after(seen);
    }

    /** Comes back after a moment, also with nothing. */
    @Override
    public Progress await(long seen, Phase known) throws InterruptedException {
        look(GLANCE);
        return course.await(seen, known, GLANCE);
    }

    @Override
    public Transcript transcript() {
        return charter.transcript(course.after(0).entries());
    }

    @Override
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!phase().isOver() && System.nanoTime() < end) {
            await(course.after(Long.MAX_VALUE).last(), phase());
        }
        return phase().isOver();
    }
}
