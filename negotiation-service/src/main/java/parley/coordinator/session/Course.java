package parley.coordinator.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
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

    /** It has come this far; the first end counts. */
    void enter(Phase next) {
        change(() -> phase = phase.isOver() ? phase : next);
    }

    /** Nothing more comes here; it goes on elsewhere. */
    void leave() {
        change(() -> left = true);
    }

    /** Lets those who wait look again whether they have a reason to. */
    void stir() {
        change(() -> {});
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

    /**
     * Waits for something after the first {@code seen}, for another phase than this, or for the end; comes back without where it goes on
     * elsewhere.
     */
    Progress await(long seen, Phase known) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (isNothingNew(seen, known) && !left) {
                more.await();
            }
            return progress(seen);
        } finally {
            lock.unlock();
        }
    }

    private boolean isNothingNew(long seen, Phase known) {
        return entries.size() <= seen && phase.equals(known) && !phase.isOver();
    }

    /** The same, for no longer than this. */
    Progress await(long seen, Phase known, Duration longest) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (isNothingNew(seen, known) && nanos > 0) {
                nanos = more.awaitNanos(nanos);
            }
            return progress(seen);
        } finally {
            lock.unlock();
        }
    }

    /** Waits while it is paused, unless there is another reason to go on; who has one to give {@link #stir stirs} it. */
    void awaitClocks(BooleanSupplier enough) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (phase instanceof Phase.Paused && !enough.getAsBoolean()) {
                more.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private Progress progress(long seen) {
        int from = (int) Math.min(Math.max(seen, 0), entries.size());
        return new Progress(entries.subList(from, entries.size()), phase, entries.size());
    }
}
