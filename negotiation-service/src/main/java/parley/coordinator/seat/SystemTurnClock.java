package parley.coordinator.seat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's clock; its one thread only rings, and never waits for anybody. */
public final class SystemTurnClock implements TurnClock, AutoCloseable {

    private final ScheduledThreadPoolExecutor bells;

    public SystemTurnClock() {
        bells = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("turn-clock").factory());
        bells.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Alarm ring(Duration after, Runnable bell) {
        Future<?> alarm = bells.schedule(bell, after.toNanos(), TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }

    @Override
    public void close() {
        bells.shutdownNow();
    }
}
