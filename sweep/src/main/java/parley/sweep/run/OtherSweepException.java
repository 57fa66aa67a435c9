package parley.sweep.run;

/** A folder does not have what a sweep that goes on there expects; the message is one line that says what differs. */
public final class OtherSweepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OtherSweepException(String message) {
        super(message);
    }

    public OtherSweepException(String message, Throwable cause) {
        super(message, cause);
    }
}
