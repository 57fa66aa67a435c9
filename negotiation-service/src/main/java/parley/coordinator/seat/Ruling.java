package parley.coordinator.seat;

import parley.summit.seat.Refusal;
import parley.summit.session.Answer;

/** What became of a move that was submitted. */
public sealed interface Ruling {

    /** The turn has ended with this; for a repeat, or for one who came too late, it is what was recorded before. */
    record Recorded(Answer answer) implements Ruling {}

    /** The move is illegal; it may be corrected until the turn's deadline. */
    record Refused(Refusal refusal) implements Ruling {}

    /** The seat was never asked this, or the session was given up before anything was recorded. */
    record NotAsked(int turn) implements Ruling {}
}
