package parley.sweep.run;

/** A run could not be played; the message is one line that names it and says why. What was finished before it is kept. */
public final class FailedRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public FailedRunException(String message) {
        super(message);
    }

    public FailedRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
