package parley.coordinator.seat;

import java.time.Duration;
import java.time.Instant;

/** Says when it is, how much time passes, and rings when a turn's time is over. */
public interface TurnClock {

    /** As clocks on the wall say it, which may jump; for people and for other programs alone. */
    Instant now();

    /** Nanoseconds since some moment; they pass evenly, whatever happens to the clocks on the wall. */
    long nanos();

    /** Rings once, after this time, unless the alarm is cancelled before. */
    Alarm ring(Duration after, Runnable bell);

    /** An alarm that is set. */
    @FunctionalInterface
    interface Alarm {
        void cancel();
    }
}
