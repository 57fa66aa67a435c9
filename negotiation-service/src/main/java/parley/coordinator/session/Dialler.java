package parley.coordinator.session;

import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatName;

/** Reaches the agents that do not run in the coordinator's process. */
public interface Dialler {

    /** Refuses an address that may not be dialled, before anybody is called. */
    void check(SeatName seat, String target);

    /**
     * A driver that dials this agent, which may ask about its own position with the token. Asks the agent whom it speaks for, and
     * declines if it names others only; that it does not answer is no reason to decline, since it may come back.
     */
    SeatDriver dial(SeatName seat, String token, String target);

    /** The same in the middle of a session, where nobody is asked any more whom it speaks for; no call is made. */
    SeatDriver dialAgain(SeatName seat, String token, String target);
}
