package parley.bargaining.files;

/** A file cannot be read as what it should be; the message is one line with the place, the thing, its value and what was expected. */
public final class FaultyFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public FaultyFileException(String place, String thing, String value, String expected) {
        super(place + ": " + thing + ": " + (value.isEmpty() ? "missing" : value) + " (expected: " + expected + ")");
    }
}
