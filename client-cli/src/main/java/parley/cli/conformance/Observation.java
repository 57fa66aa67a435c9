package parley.cli.conformance;

import java.util.Optional;
import parley.summit.seat.Refusal;

/** What came of one question; the refusal is that of an illegal move. */
record Observation(Question question, Heard heard, Optional<Refusal> refusal) {

    /** What was wrong with it, in one line; empty for a legal move. */
    Optional<String> fault() {
        return switch (heard) {
            case Heard.Failed failed -> Optional.of(failed.status() + ", " + question.where());
            case Heard.Garbage garbage -> Optional.of(garbage.what() + ", " + question.where());
            case Heard.Moved moved -> refusal.map(r -> r.message() + ", " + question.where());
        };
    }
}
