package parley.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import parley.summit.seat.Negotiator;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;

/** What the seats that are asked answer. */
final class Answers {

    private Answers() {}

    static Map<String, Answer> of(Session session, Map<String, Negotiator> negotiators) {
        var answers = new LinkedHashMap<String, Answer>();
        for (String seat : session.asked()) {
            Negotiator negotiator = Objects.requireNonNull(negotiators.get(seat), seat);
            answers.put(seat, new Answer(negotiator.decide(session.view(seat, negotiator)), Driver.UNKNOWN));
        }
        return answers;
    }
}
