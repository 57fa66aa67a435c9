package parley.coordinator.session;

import parley.summit.transcript.Entry;

/** The rules of this program make something else of a session than those by which it was played so far. */
final class OtherRulesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OtherRulesException(Entry written, Entry made) {
        super("event " + written.number() + " is written as " + written + " (expected: " + made + ")");
    }

    OtherRulesException(RuntimeException cause) {
        super("what is written cannot be played", cause);
    }
}
