package parley.coordinator.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.summit.session.Answer;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;

/**
 * What the lines of a log say, added up as they come.
 *
 * <p>Not for several threads at once.
 */
final class Recorded {

    private final Map<Integer, Map<String, Answer>> answers = new HashMap<>();
    private final Map<String, Assignment> assigned = new HashMap<>();
    private final List<Line.Injected> injects = new ArrayList<>();
    private final Course course;
    private final TurnTime time = new TurnTime();
    private long lines;
    private int round = 1;
    private int turns;

    /** Publishes what it reads to this course. */
    Recorded(Course course) {
        this.course = course;
    }

    /** What these lines say, published to nobody. */
    static Recorded of(List<Line> lines) {
        var recorded = new Recorded(new Course());
        recorded.read(lines);
        return recorded;
    }

    void read(List<Line> next) {
        var entries = new ArrayList<Entry>();
        for (Line line : next) {
            lines++;
            switch (line) {
                case Line.Answered answered -> answered(answered.turn(), answered.ended());
                case Line.Happened happened -> {
                    entries.addAll(happened.entries());
                    round = happened.round();
                    settled(happened.entries());
                }
                case Line.Assigned other -> assigned.put(other.country(), other.driver());
                case Line.Paused paused -> {
                    time.paused(paused);
                    enter(entries, paused.pause());
                }
                case Line.Resumed resumed -> {
                    time.resumed();
                    enter(entries, new Phase.Running());
                }
                case Line.Extended extended -> time.extended(extended);
                case Line.Injected injected -> injected(injected);
                case Line.Ended ended -> enter(entries, ended.phase());
            }
        }
        course.publish(entries);
    }

    /** What came before is published before. */
    private void enter(List<Entry> entries, Phase phase) {
        course.publish(entries);
        entries.clear();
        course.enter(phase);
    }

    private void answered(int turn, Event.TurnEnded ended) {
        answers.computeIfAbsent(turn, number -> new HashMap<>())
                .put(ended.seat(), new Answer(ended.reply(), ended.driver()));
    }

    /** Adds what the host threw in. */
    void injected(Line.Injected line) {
        injects.add(line);
    }

    /** Each turn is settled in one line, which has all its answers. */
    private void settled(List<Entry> events) {
        List<Event.TurnEnded> ended = events.stream()
                .map(Entry::event)
                .filter(Event.TurnEnded.class::isInstance)
                .map(Event.TurnEnded.class::cast)
                .toList();
        if (!ended.isEmpty()) {
            turns++;
            ended.forEach(turn -> answered(turns, turn));
        }
    }

    /** How many lines it has read. */
    long lines() {
        return lines;
    }

    /** By seat, the answers that count in this turn. */
    Map<String, Answer> answers(int turn) {
        return Map.copyOf(answers.getOrDefault(turn, Map.of()));
    }

    /** What the rules hear of before they settle this turn, in the order in which it was thrown in. */
    List<Line.Injected> injects(int turn) {
        return injects.stream().filter(line -> line.turn() == turn).toList();
    }

    /** What the request with this id has thrown in. */
    Optional<Line.Injected> injected(String requestId) {
        return injects.stream()
                .filter(line -> !requestId.isEmpty() && line.requestId().equals(requestId))
                .findFirst();
    }

    /** By turn, the answers of this seat that count. */
    Map<Integer, Answer> answersOf(String country) {
        var own = new TreeMap<Integer, Answer>();
        answers.forEach(
                (turn, all) -> Optional.ofNullable(all.get(country)).ifPresent(answer -> own.put(turn, answer)));
        return own;
    }

    /** The drivers that seats were given since the session began. */
    Map<String, Assignment> assigned() {
        return Map.copyOf(assigned);
    }

    int round() {
        return round;
    }

    /** How much time turns have. */
    TurnTime time() {
        return time;
    }
}
