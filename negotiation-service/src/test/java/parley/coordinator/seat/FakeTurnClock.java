package parley.coordinator.seat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock whose hands the test turns. */
public final class FakeTurnClock implements TurnClock {

    private record SetAlarm(Duration when, Runnable bell) {}

    private Instant now = Instant.parse("2025-10-24T09:00:00Z");
    private Duration passed = Duration.ZERO;
    private final List<SetAlarm> alarms = new ArrayList<>();

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return passed.toNanos();
    }

    /** Somebody sets the clock on the wall. */
    public synchronized void set(Instant time) {
        now = time;
    }

    @Override
    public synchronized Alarm ring(Duration after, Runnable bell) {
        var alarm = new SetAlarm(passed.plus(after), bell);
        alarms.add(alarm);
        return () -> cancel(alarm);
    }

    private synchronized void cancel(SetAlarm alarm) {
        alarms.remove(alarm);
    }

    public void advance(Duration time) {
        due(time).forEach(alarm -> alarm.bell().run());
    }

    private synchronized List<SetAlarm> due(Duration time) {
        now = now.plus(time);
        passed = passed.plus(time);
        List<SetAlarm> due =
                alarms.stream().filter(a -> a.when().compareTo(passed) <= 0).toList();
        alarms.removeAll(due);
        return due;
    }

    public synchronized int alarmsSet() {
        return alarms.size();
    }
}
