package parley.sweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

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
        manifest.claim(folder, runs.tables());
        return new Sweep(manifest, runs, new Parts(folder, runs.tables()));
    }

    public Manifest manifest() {
        return manifest;
    }

    /** How many runs are kept already. */
    public long kept() {
        return kept(Shard.WHOLE);
    }

    /** How many runs of a shard are kept already. */
    public long kept(Shard shard) {
        return parts(shard).filter(parts::has).map(manifest::size).sum();
    }

    /** How many runs a shard has. */
    public long runs(Shard shard) {
        return parts(shard).map(manifest::size).sum();
    }

    private LongStream parts(Shard shard) {
        return LongStream.range(0, manifest.parts()).filter(shard::has);
    }

    /**
     * Takes over the finished parts of the same sweep from another folder, such as another shard's, where there are none yet.
     *
     * @return how many runs came over
     */
    public long merge(Path other) {
        if (!Files.exists(other.resolve(Manifest.FILE))) {
            throw new OtherSweepException(other + ": no " + Manifest.FILE + " (expected: the folder of a sweep)");
        }
        try {
            manifest.checkSame(other);
        } catch (IOException e) {
            throw new UncheckedIOException(other + " cannot be read: " + e.getMessage(), e);
        }
        var from = new Parts(other, runs.tables());
        long[] fresh =
                parts(Shard.WHOLE).filter(p -> from.has(p) && !parts.has(p)).toArray();
        for (long part : fresh) {
            parts.take(from, part);
        }
        return Arrays.stream(fresh).map(manifest::size).sum();
    }

    /**
     * Plays what is not kept yet. Where a run fails, the others finish the ranges that they are at; all of these are kept.
     *
     * @param jobs how many runs are played at a time
     * @param progress hears how many runs are kept, in rising numbers
     */
    public void play(int jobs, LongConsumer progress) {
        play(jobs, Shard.WHOLE, progress);
    }

    /** The same for one shard; {@code progress} hears of its runs alone. */
    public void play(int jobs, Shard shard, LongConsumer progress) {
        List<Long> left = parts(shard).filter(part -> !parts.has(part)).boxed().toList();
        var work = new Work(left, new AtomicInteger(), new AtomicBoolean(), new AtomicLong(kept(shard)), progress);
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            var workers = new ArrayList<Future<?>>();
            for (int job = 0; job < Math.min(jobs, left.size()); job++) {
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
     * @param left the parts to make
     * @param next place of the first of them that nobody has begun
     * @param broken whether anything failed, so that no new part is begun
     */
    private record Work(
            List<Long> left, AtomicInteger next, AtomicBoolean broken, AtomicLong kept, LongConsumer progress) {

        synchronized void keep() {
            progress.accept(kept.incrementAndGet());
        }

        OptionalLong take() {
            int place = next.getAndIncrement();
            return place < left.size() && !broken.get() ? OptionalLong.of(left.get(place)) : OptionalLong.empty();
        }
    }

    private void work(Work work) {
        try (Parts.Writer writer = parts.writer()) {
            for (OptionalLong part = work.take(); part.isPresent(); part = work.take()) {
                make(part.getAsLong(), writer, work);
            }
        } catch (RuntimeException | Error e) {
            work.broken.set(true);
            throw e;
        }
    }

    private void make(long part, Parts.Writer writer, Work work) {
        writer.begin(part);
        for (long run = manifest.first(part); run < manifest.end(part); run++) {
            play(run, writer);
            work.keep();
        }
        writer.finish();
    }

    /** Whatever a run throws, the message names the run; that rows cannot be written is no fault of a run. */
    private void play(long run, Parts.Writer writer) {
        try {
            runs.play(run, (table, cells) -> writer.add(table, run, cells));
        } catch (UncheckedIOException e) {
            throw e;
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
     * Reads every row of the first table, in the order of the runs; all must be there.
     *
     * @return the digest of these rows, whatever the files look like: the same for the same runs, however many jobs, shards or
     *     interruptions there were
     */
    public String read(Consumer<Row> reader) {
        MessageDigest digest = sha256();
        for (long part = 0; part < manifest.parts(); part++) {
            long[] next = {manifest.first(part)};
            Path file = parts.file(parts.main(), part);
            parts.read(parts.main(), part, row -> {
                check(file, row.run(), next[0]++);
                digest.update(row.canonical().getBytes(StandardCharsets.UTF_8));
                reader.accept(row);
            });
            check(file, next[0], manifest.end(part));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The row of one run in the first table; its part must be finished. */
    public Row row(long run) {
        long part = run / manifest.range();
        if (run < 0 || run >= manifest.runs() || !parts.has(part)) {
            throw new OtherSweepException("run " + run + " (expected: one of the " + kept() + " of " + manifest.runs()
                    + " runs that are kept in " + parts.folder() + ", from 0)");
        }
        var found = new ArrayList<Row>();
        parts.read(parts.main(), part, row -> {
            if (row.run() == run) {
                found.add(row);
            }
        });
        check(parts.file(parts.main(), part), found.isEmpty() ? manifest.first(part) : run, run);
        return found.get(0);
    }

    /** What is kept, to be asked in SQL. */
    public Database database() {
        List<Long> finished = parts(Shard.WHOLE).filter(parts::has).boxed().toList();
        if (finished.isEmpty()) {
            throw new OtherSweepException(parts.folder() + ": no finished part (expected: a sweep that has played)");
        }
        return Database.over(parts, finished);
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
