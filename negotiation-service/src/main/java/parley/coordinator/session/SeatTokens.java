package parley.coordinator.session;

import parley.coordinator.seat.SeatName;

/** Gives those who drive a seat from outside the process what they need to ask about it. */
@FunctionalInterface
public interface SeatTokens {

    /** A token that speaks for this seat. */
    String issue(SeatName seat);
}
