package parley.cli.evidence;

import java.nio.file.Path;
import java.util.function.LongConsumer;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Settings;

/** What the commands of this package have in common. */
final class Counted {

    /** Share of the draws that are kept. */
    static final double KEPT = .01;

    private static final int NOTES = 10;

    private Counted() {}

    static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw BadInputException.of(option, String.valueOf(value), least + ".." + most);
        }
    }

    /** Where the episodes are. */
    static Path folder(Settings settings) {
        return settings.home().resolve("docs").resolve("model").resolve("episodes");
    }

    /** About ten lines in all. */
    static LongConsumer progress(Console console, long all, String nouns) {
        long[] said = {0};
        return done -> {
            long share = done * NOTES / all;
            if (share > said[0]) {
                said[0] = share;
                console.note(done + " of " + all + " " + nouns + " played");
            }
        };
    }
}
