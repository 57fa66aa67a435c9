package parley.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.summit.scenario.Fault;

/** One code that is misspelt breaks all that refers to it; that is told once, with how often it comes again. */
final class Consequences {

    /** The innermost entry of a path that has a name and not only a place. */
    private static final Pattern ENTRY = Pattern.compile("^(?<list>.*)\\[(?<key>[^\\[\\]]*[^\\[\\]0-9][^\\[\\]]*)]");

    private Consequences() {}

    /** The faults, each cause once, in their order. */
    static List<Fault> toldOnce(List<Fault> faults) {
        Set<String> misled = new HashSet<>();
        faults.stream()
                .filter(f -> f.value().equals(FigureRows.NOWHERE))
                .map(f -> ENTRY.matcher(f.path()))
                .filter(Matcher::find)
                .forEach(entry -> misled.add(entry.group("list")));
        Map<String, Integer> times = new HashMap<>();
        faults.forEach(f -> times.merge(cause(f, misled), 1, Integer::sum));
        Set<String> told = new HashSet<>();
        var once = new ArrayList<Fault>();
        for (Fault fault : faults) {
            String cause = cause(fault, misled);
            if (told.add(cause)) {
                once.add(more(fault, times.getOrDefault(cause, 1) - 1));
            }
        }
        return once;
    }

    private static Fault more(Fault fault, int more) {
        return more == 0
                ? fault
                : new Fault(
                        fault.file(),
                        fault.path(),
                        fault.value(),
                        fault.expected() + "; the same in " + more + (more == 1 ? " more place" : " more places"));
    }

    /** Faults with one cause have the same text here; a fault by itself has its own. */
    private static String cause(Fault fault, Set<String> misled) {
        Matcher entry = ENTRY.matcher(fault.path());
        boolean inside = entry.find();
        if (inside && fault.value().equals(FigureRows.NOWHERE)) {
            return "nowhere " + entry.group();
        }
        if (inside && fault.value().isEmpty() && misled.contains(entry.group("list"))) {
            return "missing " + entry.group();
        }
        boolean code = fault.expected().matches("one of the (\\d+ )?(countries|seats|markets)\\b.*");
        return code ? "unknown " + fault.value() : fault.toString();
    }
}
