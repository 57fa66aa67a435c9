package parley.cli.serve;

import java.util.concurrent.atomic.AtomicBoolean;
import parley.cli.console.Console;

/** Waits until somebody presses Ctrl-C or sends SIGTERM, and then lets the server come to its end. */
public final class Listening {

    private Listening() {}

    /** Waits for the end of a server. */
    @FunctionalInterface
    public interface Wait {
        void forTheEnd() throws InterruptedException;
    }

    /** Comes back when the server has stopped; a thread that is interrupted stops it as well. */
    public static void until(Wait wait, Runnable close, Console console, String line) {
        var closed = new AtomicBoolean();
        Runnable stop = () -> {
            if (closed.compareAndSet(false, true)) {
                close.run();
            }
        };
        Thread hook = new Thread(() -> {
            console.note("stopping");
            stop.run();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        console.say(line);
        try {
            wait.forTheEnd();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            stop.run();
            Thread.currentThread().interrupt();
        }
    }
}
