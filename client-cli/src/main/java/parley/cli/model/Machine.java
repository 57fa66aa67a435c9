package parley.cli.model;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the Java runtime tells about itself. */
final class Machine {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Machine() {}

    /** What the current thread has used. */
    static Spent.Reading thread() {
        return new Spent.Reading(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
    }

    /** Processor time of all threads, those that collect garbage and compile among them, nanoseconds. */
    static long processorNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Bytes in use on the heap once everything that nobody needs is gone. */
    static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Processors, runtime and collector, in a few words. */
    static String words() {
        return Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ", " + Runtime.getRuntime().maxMemory() / (1 << 20)
                + " MB of heap at most";
    }
}
