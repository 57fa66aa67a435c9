package parley.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import parley.cli.console.FailedException;

/** Threads that play sessions side by side; sessions share nothing that changes. */
public record Cores(int jobs) {

    /** As many as there are processors. */
    public static Cores all() {
        return new Cores(Runtime.getRuntime().availableProcessors());
    }

    /** What {@code session} makes of each seed, in the order of the seeds; {@code each} hears how many are done. */
    public <T> List<T> play(SeedRange seeds, LongFunction<T> session, LongConsumer each) {
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            var sessions = new ArrayList<Future<T>>();
            for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
                long played = seed;
                sessions.add(threads.submit(() -> session.apply(played)));
            }
            try {
                var results = new ArrayList<T>();
                for (Future<T> played : sessions) {
                    results.add(played.get());
                    each.accept(results.size());
                }
                return results;
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new FailedException("sessions: interrupted", e);
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw new IllegalStateException("a session failed: " + e.getCause(), e);
            }
        }
    }
}
