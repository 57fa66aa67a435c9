package parley.coordinator.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.summit.transcript.Entry;

/**
 * What a session has published: its events, which are only ever appended, and its phase. Any number of watchers read at their
 * own pace; none of them holds anybody else.
 */
final class Course {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<Entry> entries = new ArrayList<>();
    private Phase phase = new Phase.Running();
    private boolean left;

    void publish(List<Entry> next) {
        change(() -> entries.addAll(next));
    }

    /** The first end counts. */
    void end(Phase last) {
        change(() -> phase = phase.isOver() ? phase : last);
    }

    /** Nothing more comes here; it goes on elsewhere. */
    void leave() {
        change(() -> left = true);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All after the first {@code seen}, at once. */
    Progress after(long seen) {
        lock.lock();
        try {
            return progress(seen);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something after the first {@code seen}, or for the end; comes back without where it goes on elsewhere. */
    Progress await(long seen) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (entries.size() <= seen && !phase.isOver() && !left) {
                more.await();
            }
            return progress(seen);
        } finally {
            lock.unlock();
        }
    }

    /** The same, for no longer than this. */
    Progress await(long seen, Duration longest) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (entries.size() <= seen && !phase.isOver() && nanos > 0) {
                nanos = more.awaitNanos(nanos);
            }
            return progress(seen);
        } finally {
            lock.unlock();
        }
    }

    private Progress progress(long seen) {
        int from = (int) Math.min(Math.max(seen, 0), entries.size());
        return new Progress(entries.subList(from, entries.size()), phase, entries.size());
    }
}
