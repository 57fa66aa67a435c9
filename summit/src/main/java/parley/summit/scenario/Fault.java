package parley.summit.scenario;

/**
 * One thing that is wrong with a scenario.
 *
 * @param file file and line where it stands, e.g. {@code scenario.yaml:41}; empty where no file was read
 * @param path of the field, e.g. {@code tables[USA-MYS].issues[fin].levels[2].value}
 * @param value what stands there; empty for something that is missing
 */
public record Fault(String file, String path, String value, String expected) {

    /** A fault in a scenario that was not read from a file. */
    public static Fault of(String path, String value, String expected) {
        return new Fault("", path, value, expected);
    }

    /** The same fault, found in a file. */
    public Fault in(String file) {
        return new Fault(file, path, value, expected);
    }

    /** One line for people. */
    public String message() {
        String place = file.isEmpty() ? "" : file + ": ";
        return place + path + ": " + (value.isEmpty() ? "missing" : value) + " (expected: " + expected + ")";
    }
}
