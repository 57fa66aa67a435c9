package parley.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.strategy.DefaultStrategy;

/**
 * Sessions that were played against the clock, in stretches between which it stood still.
 *
 * @param nanos that the stretches took
 * @param processorNanos of all threads meanwhile
 * @param heap in use after each stretch
 */
record Clocked(int jobs, Spent spent, long nanos, long processorNanos, List<Heap> heap) {

    /** How often the heap is looked at. */
    private static final int STRETCHES = 10;

    /** Bytes in use once garbage is collected, after so many sessions. */
    record Heap(long sessions, long bytes) {}

    Clocked {
        heap = List.copyOf(heap);
    }

    /** Plays these seeds on so many threads; {@code each} hears how many are done. */
    static Clocked play(Scenario scenario, int jobs, SeedRange seeds, LongConsumer each) {
        Secrets secrets = Secrets.open(scenario.seats());
        Map<String, Negotiator> negotiators = DefaultStrategy.ofAll(scenario);
        var spent = Spent.NOTHING;
        long nanos = 0;
        long processorNanos = 0;
        var heap = new ArrayList<Heap>();
        for (SeedRange stretch : seeds.cut(STRETCHES)) {
            long before = spent.sessions();
            long start = System.nanoTime();
            long processor = Machine.processorNanos();
            List<Spent> played = new Cores(jobs)
                    .play(
                            stretch,
                            seed -> Spent.on(scenario, seed, secrets, negotiators),
                            done -> each.accept(before + done));
            nanos += System.nanoTime() - start;
            processorNanos += Machine.processorNanos() - processor;
            spent = played.stream().reduce(spent, Spent::plus);
            heap.add(new Heap(spent.sessions(), Machine.heapAfterCollection()));
        }
        return new Clocked(jobs, spent, nanos, processorNanos, heap);
    }

    double perSecond() {
        return spent.sessions() / (nanos / 1e9);
    }

    /** Processor time for one session, with its share in collection and compilation, milliseconds. */
    double processorMillis() {
        return processorNanos / 1e6 / spent.sessions();
    }

    /** Processors that it had on average; less than its threads where others were at work. */
    double processors() {
        return processorNanos / (double) nanos;
    }

    /** Bytes that each session left behind between the first look at the heap and the last. */
    double growth() {
        Heap first = heap.get(0);
        Heap last = heap.get(heap.size() - 1);
        return last.sessions > first.sessions
                ? (last.bytes - first.bytes) / (double) (last.sessions - first.sessions)
                : 0;
    }
}
