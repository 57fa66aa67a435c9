package parley.wire;

import java.util.List;
import java.util.stream.Collectors;
import parley.summit.scenario.Fault;

/** A scenario cannot be played; it says everything that is wrong with it. */
public final class FaultyScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String scenario;
    private final transient List<Fault> faults;

    public FaultyScenarioException(String scenario, List<Fault> faults) {
        super("scenario " + scenario + " has " + count(faults) + ":\n"
                + faults.stream().map(Fault::message).collect(Collectors.joining("\n")));
        this.scenario = scenario;
        this.faults = List.copyOf(faults);
    }

    /** How many there are, in words. */
    public static String count(List<Fault> faults) {
        return faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    }

    public String scenario() {
        return scenario;
    }

    public List<Fault> faults() {
        return faults;
    }
}
