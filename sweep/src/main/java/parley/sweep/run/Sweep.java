package parley.sweep.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Runs, and the folder that keeps what comes of them. Memory does not grow with their number. */
public final class Sweep {

    private final Manifest manifest;
    private final Runs runs;
    private final Parts parts;

    private Sweep(Manifest manifest, Runs runs, Parts parts) {
        this.manifest = manifest;
        this.runs = runs;
        this.parts = parts;
    }

    /** A sweep in a folder that is new, or that was broken off; one that belongs to another is refused. */
    public static Sweep in(Path folder, Manifest manifest, Runs runs) {
        if (manifest.runs() != runs.count()) {
            throw new IllegalArgumentException("runs: " + manifest.runs() + " (expected: " + runs.count() + ")");
        }
        manifest.claim(folder);
        return new Sweep(manifest, runs, new Parts(folder, runs.columns()));
    }

    /** How many runs are kept already. */
    public long kept() {
        long kept = 0;
        for (long part = 0; part < manifest.parts(); part++) {
            kept += parts.has(part) ? manifest.end(part) - manifest.first(part) : 0;
        }
        return kept;
    }

    /**
     * Plays what is not kept yet. Where a run fails, the others finish the ranges that they are at; all of these are kept.
     *
     * @param jobs how many runs are played at a time
     * @param progress hears how many runs are kept, in rising numbers
     */
    public void play(int jobs, LongConsumer progress) {
        var work = new Work(new AtomicLong(), new AtomicBoolean(), new AtomicLong(kept()), progress);
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            var workers = new ArrayList<Future<?>>();
            for (int job = 0; job < jobs; job++) {
                workers.add(threads.submit(() -> work(work)));
            }
            await(workers).ifPresent(failure -> {
                throw failure;
            });
        }
    }

    /**
     * What the workers of one call share.
     *
     * @param next the first part that nobody has looked at
     * @param broken whether anything failed, so that no new part is begun
     */
    private record Work(AtomicLong next, AtomicBoolean broken, AtomicLong kept, LongConsumer progress) {

        synchronized void keep(long more) {
            progress.accept(kept.addAndGet(more));
        }
    }

    private void work(Work work) {
        try {
            long part = work.next.getAndIncrement();
            while (part < manifest.parts() && !work.broken.get()) {
                if (!parts.has(part)) {
                    parts.write(part, rows(part));
                    work.keep(manifest.end(part) - manifest.first(part));
                }
                part = work.next.getAndIncrement();
            }
        } catch (RuntimeException e) {
            work.broken.set(true);
            throw e;
        }
    }

    private List<Row> rows(long part) {
        List<Row> rows = new ArrayList<>();
        for (long run = manifest.first(part); run < manifest.end(part); run++) {
            rows.add(new Row(run, played(run)));
        }
        return rows;
    }

    /** Whatever a run throws, the message names the run. */
    private List<Cell> played(long run) {
        try {
            return runs.play(run);
        } catch (RuntimeException e) {
            throw new FailedRunException("run " + run + " (" + runs.name(run) + "): " + e.getMessage(), e);
        }
    }

    private static Optional<RuntimeException> await(List<Future<?>> workers) {
        Optional<RuntimeException> first = Optional.empty();
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (InterruptedException e) {
                workers.forEach(w -> w.cancel(true));
                Thread.currentThread().interrupt();
                return Optional.of(new FailedRunException("runs: interrupted (finished ranges are kept)", e));
            } catch (ExecutionException e) {
                first = first.or(() -> Optional.of(unchecked(e)));
            }
        }
        return first;
    }

    private static RuntimeException unchecked(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException e
                ? e
                : new FailedRunException("runs: " + failure.getCause(), failure);
    }

    /**
     * Reads every row, in the order of the runs; all must be there.
     *
     * @return the digest of all rows, whatever the files look like: the same for the same runs, however many jobs or interruptions
     *     there were
     */
    public String read(Consumer<Row> reader) {
        MessageDigest digest = sha256();
        for (long part = 0; part < manifest.parts(); part++) {
            long[] next = {manifest.first(part)};
            Path file = parts.file(part);
            parts.read(part, row -> {
                check(file, row.run(), next[0]++);
                digest.update(row.canonical().getBytes(StandardCharsets.UTF_8));
                reader.accept(row);
            });
            check(file, next[0], manifest.end(part));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void check(Path file, long run, long expected) {
        if (run != expected) {
            throw new OtherSweepException(file + ": run " + run + " (expected: run " + expected + ")");
        }
    }

    /** The digest of a text, such as a configuration. */
    public static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every JDK", e);
        }
    }
}
