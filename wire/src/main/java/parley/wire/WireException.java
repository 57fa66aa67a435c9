package parley.wire;

/** Something that came over the wire, or out of a file, breaks a bound of the contract. */
public final class WireException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_VALUE = 200;

    private final String field;
    private final String value;
    private final String expected;

    public WireException(String field, Object value, String expected) {
        this(field, PlainText.shortened(String.valueOf(value), LONGEST_VALUE), expected, null);
    }

    WireException(String field, String value, String expected, @org.jspecify.annotations.Nullable Throwable cause) {
        super(field + ": " + (value.isEmpty() ? "missing" : value) + " (expected: " + expected + ")", cause);
        this.field = field;
        this.value = value;
        this.expected = expected;
    }

    /** Path of what is wrong, e.g. {@code tables[0].offer.levels[2]}. */
    public String field() {
        return field;
    }

    /** What stood there; empty for something that is missing. */
    public String value() {
        return value;
    }

    public String expected() {
        return expected;
    }
}
