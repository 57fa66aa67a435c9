package parley.coordinator.seat;

import parley.summit.transcript.Driver;

/** Plays a seat: answers the turns that its inbox holds. It can be exchanged for another one at any time. */
public interface SeatDriver extends AutoCloseable {

    /** What the transcript says about whoever plays. */
    Driver identity();

    /**
     * Answers a turn by submitting a move to it, or by passing. May come back without: the turn then waits for somebody else, or
     * for its deadline. Called on a thread of its own, which is interrupted when the turn is over.
     */
    void play(Turn turn);

    /** Is told how the summit ended; must not take longer than a moment. */
    default void conclude(Conclusion conclusion) {}

    /** Lets go of what it holds; never called while a turn is played. */
    @Override
    default void close() {}
}
