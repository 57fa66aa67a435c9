package parley.cli.conformance;

import java.time.Duration;
import parley.summit.seat.Reply;

/** What came back from an agent. */
sealed interface Heard {

    /**
     * A move, legal or not.
     *
     * @param tables at how many tables it acts
     */
    record Moved(Reply.Move move, int tables, Duration took) implements Heard {}

    /** Something that is not a move. */
    record Garbage(String what) implements Heard {}

    /** A status, in words. */
    record Failed(String status, boolean late) implements Heard {}
}
