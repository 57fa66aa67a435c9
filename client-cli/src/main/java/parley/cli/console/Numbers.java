package parley.cli.console;

import java.time.Duration;

/** Numbers on the command line. */
public final class Numbers {

    private static final double LONGEST_PATIENCE = 86_400;
    private static final int LAST_PORT = 65_535;

    private Numbers() {}

    /** Any 64-bit number, given as {@code option}. */
    public static long seed(String option, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadInputException(option + ": " + text + " (expected: a whole number, -2^63..2^63-1)", e);
        }
    }

    /** Seconds, also parts of one, given as {@code option}. */
    public static Duration patience(String option, String text) {
        double seconds = text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") ? Double.parseDouble(text) : 0;
        if (seconds <= 0 || seconds > LONGEST_PATIENCE) {
            throw BadInputException.of(option, text, "seconds, more than 0 and at most 86400");
        }
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    /** A port to listen on; 0 for any. */
    public static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > LAST_PORT) {
            throw BadInputException.of("--port", text, "0..65535, 0 for any that is free");
        }
        return port;
    }
}
