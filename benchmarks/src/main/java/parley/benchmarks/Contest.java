package parley.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Two ways of doing the same, in turns within one process, so that whatever else the machine does meets both alike. What is reported
 * is the middle one of the ratios of neighbouring turns.
 */
final class Contest {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    /** Warming up ends after so many times the least. */
    private static final int MOST_WARM_UPS = 3;

    /** Of the time that is measured, how much the compiler may still take. */
    private static final double COLD = .2;

    /** What one side leaves behind, e.g. connections that are being closed, is not to be the other one's work. */
    private static final Duration REST = Duration.ofMillis(500);

    private final com.sun.management.OperatingSystemMXBean process =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private final String unit;
    private final Side plain;
    private final Side other;
    private final List<Pair> pairs = new ArrayList<>();

    /** One way of doing it. */
    record Side(String name, Work work) {}

    /** Does it for a while, and says how often while the watch was on; it is on at first. */
    @FunctionalInterface
    interface Work {
        long run(Watch watch) throws Exception;
    }

    /** May be set again, and stopped, from any thread; what it was on adds up. */
    final class Watch {
        private long begun;
        private long processorThen;
        private long nanos;
        private long processor;

        synchronized void start() {
            processorThen = process.getProcessCpuTime();
            begun = System.nanoTime();
        }

        synchronized void stop() {
            nanos += System.nanoTime() - begun;
            processor += process.getProcessCpuTime() - processorThen;
        }

        private synchronized Spent read(long done, long compiledMillis) {
            if (nanos == 0) {
                stop();
            }
            return new Spent(done, nanos, processor, compiledMillis);
        }
    }

    private record Spent(long done, long nanos, long processor, long compiledMillis) {
        double rate() {
            return done * NANOS / nanos;
        }

        boolean isWarm() {
            return compiledMillis / MILLIS < COLD * nanos / NANOS;
        }

        double perProcessorSecond() {
            return done * NANOS / processor;
        }
    }

    private record Pair(Spent plain, Spent other) {}

    /** What is done is counted in this unit, e.g. {@code sessions}. */
    Contest(String unit, Side plain, Side other) {
        this.unit = unit;
        this.plain = plain;
        this.other = other;
    }

    /** Lets both warm up, at least so often, and then measures as many pairs, printing each. */
    void hold(int warmUps, int rounds) throws Exception {
        warmUp(warmUps);
        System.out.printf(Locale.ROOT, "%-22s %12s %22s %12s%n", "", unit + "/s", unit + "/processor s", "compiler ms");
        for (int i = 0; i < rounds; i++) {
            boolean plainFirst = i % 2 == 0;
            Spent first = spent(plainFirst ? plain : other);
            Spent second = spent(plainFirst ? other : plain);
            pairs.add(plainFirst ? new Pair(first, second) : new Pair(second, first));
            print(plain.name(), pairs.getLast().plain());
            print(other.name(), pairs.getLast().other());
        }
        System.out.printf(
                Locale.ROOT,
                "%s / %s, median of %d: %.2f of the rate, %.2f of the rate per processor second%n",
                other.name(),
                plain.name(),
                rounds,
                byTime(),
                byProcessor());
        System.out.printf(
                Locale.ROOT, "load of the machine in the last minute: %.1f%n", process.getSystemLoadAverage());
    }

    /** The compiler's time counts as any other, so that it has to be done with most of its work. */
    private void warmUp(int least) throws Exception {
        boolean warm = false;
        for (int i = 0; i < least || (i < MOST_WARM_UPS * least && !warm); i++) {
            Spent first = spent(plain);
            Spent second = spent(other);
            warm = first.isWarm() && second.isWarm();
        }
    }

    /** How often the other way goes for each time of the plain one. */
    private double byTime() {
        return median(pairs.stream()
                .mapToDouble(p -> p.other().rate() / p.plain().rate())
                .toArray());
    }

    /** The same for the time that processors worked for this process, which says less about the others on the machine. */
    private double byProcessor() {
        return median(pairs.stream()
                .mapToDouble(p -> p.other().perProcessorSecond() / p.plain().perProcessorSecond())
                .toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private Spent spent(Side side) throws Exception {
        System.gc();
        Thread.sleep(REST);
        long compiled = compiler.getTotalCompilationTime();
        var watch = new Watch();
        watch.start();
        long done = side.work().run(watch);
        return watch.read(done, compiler.getTotalCompilationTime() - compiled);
    }

    private static void print(String name, Spent spent) {
        System.out.printf(
                Locale.ROOT,
                "%-22s %12.1f %22.1f %12d%n",
                name,
                spent.rate(),
                spent.perProcessorSecond(),
                spent.compiledMillis());
    }
}
