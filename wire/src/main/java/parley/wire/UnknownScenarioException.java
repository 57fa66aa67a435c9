package parley.wire;

import java.util.List;
import java.util.Optional;
import parley.summit.scenario.Spelling;

/** There is no scenario of this name; it says which there are. */
public final class UnknownScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String scenario;
    private final transient List<String> known;

    public UnknownScenarioException(String scenario, List<String> known) {
        this(scenario, known, Spelling.expected(scenario, known, "scenarios"));
    }

    private UnknownScenarioException(String scenario, List<String> known, String expected) {
        super("scenario: " + scenario + " (expected: " + expected + ")");
        this.scenario = scenario;
        this.known = List.copyOf(known);
    }

    /** There is no folder with this path. */
    static UnknownScenarioException noFolder(String path, List<String> known) {
        return new UnknownScenarioException(
                path,
                known,
                "a folder, but there is no such folder; or one of the scenarios " + String.join(", ", known));
    }

    public String scenario() {
        return scenario;
    }

    public List<String> known() {
        return known;
    }

    /** What was probably meant. */
    public Optional<String> nearest() {
        return Spelling.nearest(scenario, known);
    }
}
