package parley.coordinator.seat;

import parley.summit.transcript.Driver;

/**
 * Leaves a seat's turns to a player that dials in: whoever it is takes them from the inbox and submits to it.
 *
 * @param name what the transcript calls the player
 */
public record AwaitedPlayer(String name) implements SeatDriver {

    @Override
    public Driver identity() {
        return new Driver(Driver.Kind.DIALLED_IN, name);
    }

    /** Somebody else answers, or the deadline does. */
    @Override
    public void play(Turn turn) {}
}
