package parley.cli.console;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far something long has come, at what rate, and how long it will take: a bar on a terminal, else about ten lines in all. */
public final class Progress implements LongConsumer, AutoCloseable {

    private static final int LINES = 10;
    private static final int REFRESH_MILLIS = 250;

    private final Console console;
    private final String things;
    private final long before;
    private final long all;
    private final long start = System.nanoTime();
    private final Optional<ProgressBar> bar;
    private long told;
    private long done;

    private Progress(Console console, String things, long before, long all) {
        this.console = console;
        this.things = things;
        this.before = before;
        this.all = all;
        done = before;
        told = share(before);
        bar = console.settings().colour() ? Optional.of(bar()) : Optional.empty();
    }

    /**
     * Begins to tell.
     *
     * @param things that are counted, e.g. {@code runs played}
     * @param before how many were done earlier
     */
    public static Progress of(Console console, String things, long before, long all) {
        if (before > 0) {
            console.note(before + " of " + all + " " + things + " before");
        }
        return new Progress(console, things, before, all);
    }

    /** What comes of work that is begun and told here; the work says how much is done. */
    public static <T> T during(Console console, String things, long all, Function<LongConsumer, T> work) {
        try (Progress progress = of(console, things, 0, all)) {
            return work.apply(progress);
        }
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("parley: " + things)
                .setInitialMax(all)
                .startsFrom(before, Duration.ZERO)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .showSpeed()
                .setConsumer(new DelegatingProgressBarConsumer(
                        this::draw, console.settings().columns()))
                .build();
    }

    /** Over the line before. */
    private void draw(String line) {
        console.err().print("\r" + line);
        console.err().flush();
    }

    private long share(long number) {
        return all == 0 ? LINES : number * LINES / all;
    }

    /** So many are done, those from before included. */
    @Override
    public void accept(long number) {
        done = number;
        bar.ifPresent(b -> b.stepTo(number));
        if (bar.isEmpty() && share(number) > told) {
            told = share(number);
            console.note(number + " of " + all + " " + things + rate());
        }
    }

    private String rate() {
        double seconds = (System.nanoTime() - start) / 1e9;
        double perSecond = (done - before) / seconds;
        String rate =
                String.format(Locale.ROOT, ", %s a second", perSecond < 10 ? round(perSecond, 1) : round(perSecond, 0));
        return done == all ? rate : rate + ", " + words((all - done) / perSecond) + " left";
    }

    private static String round(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    private static String words(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }

    @Override
    public void close() {
        if (bar.isPresent()) {
            bar.get().close();
            console.err().println();
            console.err().flush();
        }
    }
}
