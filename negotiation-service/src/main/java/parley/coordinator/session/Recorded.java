package parley.coordinator.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.summit.session.Answer;
import parley.summit.transcript.Entry;

/**
 * What the lines of a log say, added up as they come.
 *
 * <p>Not for several threads at once.
 */
final class Recorded {

    private final Map<Integer, Map<String, Answer>> answers = new HashMap<>();
    private final Course course;
    private long lines;
    private int round = 1;

    /** Publishes what it reads to this course. */
    Recorded(Course course) {
        this.course = course;
    }

    void read(List<Line> next) {
        var entries = new ArrayList<Entry>();
        for (Line line : next) {
            lines++;
            switch (line) {
                case Line.Answered answered ->
                    answers.computeIfAbsent(answered.turn(), turn -> new HashMap<>())
                            .put(
                                    answered.ended().seat(),
                                    new Answer(
                                            answered.ended().reply(),
                                            answered.ended().driver()));
                case Line.Happened happened -> {
                    entries.addAll(happened.entries());
                    round = happened.round();
                }
                case Line.Ended ended -> {
                    course.publish(entries);
                    entries.clear();
                    course.end(ended.phase());
                }
            }
        }
        course.publish(entries);
    }

    /** How many lines it has read. */
    long lines() {
        return lines;
    }

    /** By seat, the answers that count in this turn. */
    Map<String, Answer> answers(int turn) {
        return Map.copyOf(answers.getOrDefault(turn, Map.of()));
    }

    int round() {
        return round;
    }
}
