package parley.coordinator.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatInbox;
import parley.coordinator.seat.SeatName;
import parley.coordinator.seat.Turn;
import parley.coordinator.seat.TurnClock;
import parley.coordinator.telemetry.Surroundings;
import parley.summit.session.Answer;
import parley.summit.transcript.Driver;

/** The seats of one session, in scenario order: an inbox each, and whoever drives it now. */
final class Seats {

    private static final Logger LOG = LoggerFactory.getLogger(Seats.class);

    private final Map<String, SeatInbox> inboxes = new LinkedHashMap<>();
    private final Map<String, SeatDriver> drivers;
    private final List<SeatDriver> retired = new ArrayList<>();

    Seats(String session, Map<String, SeatDriver> drivers, TurnClock clock) {
        this.drivers = new ConcurrentHashMap<>(drivers);
        drivers.keySet().forEach(c -> inboxes.put(c, new SeatInbox(new SeatName(session, c), clock)));
    }

    List<String> countries() {
        return List.copyOf(inboxes.keySet());
    }

    Optional<SeatInbox> inbox(String country) {
        return Optional.ofNullable(inboxes.get(country));
    }

    SeatDriver driver(String country) {
        return Optional.ofNullable(drivers.get(country))
                .orElseThrow(() ->
                        new IllegalArgumentException("seat: " + country + " (expected: one of " + countries() + ")"));
    }

    Driver identity(String country) {
        return driver(country).identity();
    }

    /** Who drives the seat from now on; the former driver may still be the first to answer the pending turn. */
    synchronized void exchange(String country, SeatDriver driver) {
        retired.add(driver(country));
        drivers.put(country, driver);
        inbox(country).ifPresent(SeatInbox::stir);
    }

    /** Lets all who wait at a seat look whether there is still something to wait for. */
    void stir() {
        inboxes.values().forEach(SeatInbox::stir);
    }

    /** Puts a turn to a seat, with all its time or with what is left of it. */
    Turn put(String country, int number, Turn.Question question, Optional<Duration> left) {
        return Objects.requireNonNull(inboxes.get(country), country).put(number, question, left);
    }

    /** Stops all clocks. */
    void pause() {
        inboxes.values().forEach(SeatInbox::pause);
    }

    /** Lets all clocks go on. */
    void resume() {
        inboxes.values().forEach(SeatInbox::resume);
    }

    /** Lets all who wait at a seat know that clocks stand otherwise than before. */
    void clockChanged() {
        inboxes.values().forEach(SeatInbox::clockChanged);
    }

    /** What is left of the pending turns that have a deadline, by country. */
    Map<String, Duration> left() {
        var left = new LinkedHashMap<String, Duration>();
        inboxes.forEach(
                (country, inbox) -> inbox.pending().flatMap(Turn::left).ifPresent(time -> left.put(country, time)));
        return left;
    }

    /** Gives the pending turns of these countries more time. */
    void extend(List<String> countries, Duration more) {
        countries.forEach(country -> inbox(country).flatMap(SeatInbox::pending).ifPresent(turn -> turn.extend(more)));
    }

    /** Remembers how a turn ended before this process began. */
    void restore(String country, int number, Answer answer) {
        inbox(country).ifPresent(inbox -> inbox.restore(number, answer));
    }

    /** How many seats have a turn that waits for an answer. */
    long pendingTurns() {
        return inboxes.values().stream()
                .filter(inbox -> inbox.pending().isPresent())
                .count();
    }

    void abandon() {
        inboxes.values().forEach(SeatInbox::abandon);
    }

    /** Does something with every driver, all at the same time; what fails is logged and changes nothing. */
    void tell(Consumer<Map.Entry<String, SeatDriver>> what) {
        Surroundings here = Surroundings.here();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            drivers.entrySet()
                    .forEach(entry ->
                            threads.execute(here.around(() -> attempt(entry.getKey(), () -> what.accept(entry)))));
        }
    }

    synchronized void close() {
        retired.forEach(driver -> attempt("a former driver", driver::close));
        drivers.forEach((country, driver) -> attempt(country, driver::close));
    }

    private static void attempt(String whose, Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: could not take leave", whose, e);
        }
    }
}
