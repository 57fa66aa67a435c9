package parley.classroom.room;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Wakes those who follow a class when there is something new for them: whoever sees one world alone sleeps through what happens in the
 * others. The room's lock guards it.
 */
final class Changes {

    /** Stands for what concerns the whole class. */
    static final int EVERYWHERE = 0;

    /** By world, those who see it alone; under {@link #EVERYWHERE} those who see all. */
    private final List<Condition> sleepers;

    private final long[] changed;
    private long last;

    Changes(ReentrantLock lock, int worlds) {
        sleepers = IntStream.rangeClosed(0, worlds)
                .mapToObj(world -> lock.newCondition())
                .toList();
        changed = new long[worlds + 1];
    }

    /** There is something new in this world, or everywhere. */
    void in(int world) {
        last++;
        changed[world] = last;
        if (world == EVERYWHERE) {
            wakeAll();
        } else {
            sleepers.get(world).signalAll();
            sleepers.get(EVERYWHERE).signalAll();
        }
    }

    void wakeAll() {
        sleepers.forEach(Condition::signalAll);
    }

    /** Grows with everything new for whoever sees this world alone, or all. */
    long version(int world) {
        return world == EVERYWHERE ? last : Math.max(changed[EVERYWHERE], changed[world]);
    }

    /** Where those sleep who see this world alone, or all. */
    Condition sleepers(int world) {
        return sleepers.get(world);
    }
}
