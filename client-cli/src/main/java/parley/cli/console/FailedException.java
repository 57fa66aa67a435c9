package parley.cli.console;

/** What was asked for was right but did not succeed; the message is one line that says why. */
public final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public FailedException(String message) {
        super(message);
    }

    public FailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
