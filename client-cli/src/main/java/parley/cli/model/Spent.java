package parley.cli.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.View;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;

/**
 * What some sessions have cost the threads that played them, by part.
 *
 * @param sessions how many they were
 * @param events in their transcripts
 */
record Spent(long sessions, long events, Map<Part, Reading> parts) {

    /** Nothing yet. */
    static final Spent NOTHING = new Spent(0, 0, Map.of());

    /**
     * What a thread has used.
     *
     * @param nanos of processor time
     * @param bytes allocated
     */
    record Reading(long nanos, long bytes) {

        static final Reading NONE = new Reading(0, 0);

        Reading plus(Reading more) {
            return new Reading(nanos + more.nanos, bytes + more.bytes);
        }

        Reading since(Reading earlier) {
            return new Reading(nanos - earlier.nanos, bytes - earlier.bytes);
        }
    }

    Spent {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Plays one session as {@link Session#play} does, and looks at the clock between its parts. */
    static Spent on(Scenario scenario, long seed, Secrets secrets, Map<String, Negotiator> negotiators) {
        var meter = new Meter();
        Session session = Session.open(scenario, seed, secrets);
        meter.lap(Part.OPEN);
        while (!session.isOver()) {
            List<View> views = session.asked().stream()
                    .map(seat -> session.view(seat, negotiator(seat, negotiators)))
                    .toList();
            meter.lap(Part.VIEWS);
            var answers = new LinkedHashMap<String, Answer>();
            for (View view : views) {
                Reply reply = negotiator(view.seat(), negotiators).decide(view);
                answers.put(view.seat(), new Answer(reply, Driver.UNKNOWN));
            }
            meter.lap(Part.DECISIONS);
            session.settle(answers);
            meter.lap(session.isOver() ? Part.MONTHS : Part.SETTLE);
        }
        return new Spent(1, session.entries().size(), meter.parts);
    }

    private static Negotiator negotiator(String seat, Map<String, Negotiator> negotiators) {
        return Objects.requireNonNull(negotiators.get(seat), seat);
    }

    Spent plus(Spent more) {
        var sum = new EnumMap<Part, Reading>(Part.class);
        for (Part part : Part.values()) {
            sum.put(part, of(part).plus(more.of(part)));
        }
        return new Spent(sessions + more.sessions, events + more.events, sum);
    }

    Reading of(Part part) {
        return parts.getOrDefault(part, Reading.NONE);
    }

    /** All parts together. */
    Reading total() {
        return parts.values().stream().reduce(Reading.NONE, Reading::plus);
    }

    private static final class Meter {
        private final Map<Part, Reading> parts = new EnumMap<>(Part.class);
        private Reading last = Machine.thread();

        void lap(Part part) {
            parts.merge(part, Machine.thread().since(last), Reading::plus);
            last = Machine.thread();
        }
    }
}
