package parley.cli.console;

/** What was asked for cannot be done as it was said; the message is one line that says what was expected. */
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The thing, its value and what was expected. */
    public static BadInputException of(String thing, String value, String expected) {
        return new BadInputException(
                thing + ": " + (value.isEmpty() ? "missing" : value) + " (expected: " + expected + ")");
    }
}
