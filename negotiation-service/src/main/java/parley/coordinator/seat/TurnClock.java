package parley.coordinator.seat;

import java.time.Duration;
import java.time.Instant;

/** Says when it is, and rings when a turn's time is over. */
public interface TurnClock {

    Instant now();

    /** Rings once, after this time, unless the alarm is cancelled before. */
    Alarm ring(Duration after, Runnable bell);

    /** An alarm that is set. */
    @FunctionalInterface
    interface Alarm {
        void cancel();
    }
}
