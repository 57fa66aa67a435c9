package parley.coordinator.seat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time that a turn has. It can be stopped, go on, and be made longer; it rings once when it is over. */
final class TurnTimer {

    private final TurnClock clock;
    private final Runnable bell;
    private Duration granted;
    private Duration left;
    private Optional<Running> running = Optional.empty();

    private record Running(long end, TurnClock.Alarm alarm) {}

    TurnTimer(TurnClock clock, Duration granted, Runnable bell) {
        this.clock = clock;
        this.bell = bell;
        this.granted = granted;
        left = granted;
    }

    /** Starts it, or lets it go on; one that runs goes on as before. */
    synchronized void start() {
        if (running.isEmpty()) {
            running = Optional.of(new Running(clock.nanos() + left.toNanos(), clock.ring(left, bell)));
        }
    }

    /** Stops it; what is left is kept. */
    synchronized void stop() {
        running.ifPresent(now -> {
            now.alarm().cancel();
            left = rest(now);
        });
        running = Optional.empty();
    }

    /** Makes it longer, whether it runs or not. */
    synchronized void extend(Duration more) {
        boolean wasRunning = running.isPresent();
        stop();
        granted = granted.plus(more);
        left = left.plus(more);
        if (wasRunning) {
            start();
        }
    }

    private Duration rest(Running now) {
        return Duration.ofNanos(Math.max(0, now.end() - clock.nanos()));
    }

    /** What is left of it, while it runs and while it is stopped. */
    synchronized Duration left() {
        return running.map(this::rest).orElse(left);
    }

    /** What it was given in all. */
    synchronized Duration granted() {
        return granted;
    }

    /** When it rings, by the clock on the wall as it is now; empty while it is stopped. */
    synchronized Optional<Instant> end() {
        return running.map(now -> clock.now().plus(rest(now)));
    }
}
