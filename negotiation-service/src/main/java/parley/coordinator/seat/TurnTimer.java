package parley.coordinator.seat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The time that a turn has. It can be stopped, go on, and be made longer; it rings once when it is over. */
final class TurnTimer {

    private final TurnClock clock;
    private final Runnable bell;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Duration granted;
    private Duration left;
    private Optional<Running> running = Optional.empty();
    private boolean over;
    private int changes;

    private record Running(long end, TurnClock.Alarm alarm) {}

    /**
     * One that stands still.
     *
     * @param left of what was granted
     */
    TurnTimer(TurnClock clock, Duration granted, Duration left, Runnable bell) {
        this.clock = clock;
        this.bell = bell;
        this.granted = granted;
        this.left = left;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable work) {
        lock.lock();
        try {
            work.run();
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Starts it, or lets it go on; one that runs goes on as before. */
    void start() {
        change(this::run);
    }

    private void run() {
        if (running.isEmpty() && !over) {
            running = Optional.of(new Running(clock.nanos() + left.toNanos(), clock.ring(left, bell)));
        }
    }

    /** Stops it; what is left is kept. */
    void stop() {
        change(this::stand);
    }

    private void stand() {
        running.ifPresent(now -> {
            now.alarm().cancel();
            left = rest(now);
        });
        running = Optional.empty();
    }

    /** Stops it for good. */
    void end() {
        change(() -> {
            stand();
            over = true;
        });
    }

    /** Makes it longer, whether it runs or not. */
    void extend(Duration more) {
        change(() -> {
            boolean wasRunning = running.isPresent();
            stand();
            granted = granted.plus(more);
            left = left.plus(more);
            if (wasRunning) {
                run();
            }
        });
    }

    /** Waits while it stands still, unless that is for good. */
    void awaitRunning() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (running.isEmpty() && !over) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts how often it was stopped, went on, or was made longer. */
    int changes() {
        return locked(() -> changes);
    }

    private Duration rest(Running now) {
        return Duration.ofNanos(Math.max(0, now.end() - clock.nanos()));
    }

    /** What is left of it, while it runs and while it is stopped. */
    Duration left() {
        return locked(() -> running.map(this::rest).orElse(left));
    }

    /** What it was given in all. */
    Duration granted() {
        return locked(() -> granted);
    }

    /** When it rings, by the clock on the wall as it is now; empty while it is stopped. */
    Optional<Instant> rings() {
        return locked(() -> running.map(now -> clock.now().plus(rest(now))));
    }
}
