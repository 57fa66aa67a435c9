package parley.bargaining.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads GENIUS's XML. Only what stands directly in an issue are its items: a similarity function has items of its own. */
final class GeniusReader {

    private static final List<String> KINDS = List.of("discrete", "integer", "real");
    private static final int MOST_PARAMETERS = 4;

    private final XmlElement root;

    GeniusReader(XmlElement root) {
        this.root = root;
    }

    DomainFile domain(String file) {
        List<IssueEntry> issues = new ArrayList<>();
        for (XmlElement issue : issues()) {
            issues.add(entry(issue));
        }
        return new DomainFile(file, name(), issues);
    }

    private String name() {
        return root.descendants("objective")
                .map(objective -> objective.attribute("name"))
                .findFirst()
                .orElse("");
    }

    /** By their index, which weights refer to as well. */
    private List<XmlElement> issues() {
        List<XmlElement> issues = root.descendants("issue")
                .sorted(Comparator.comparingInt(issue -> issue.whole("index")))
                .toList();
        if (issues.isEmpty()) {
            throw new FaultyFileException(root.place(), "<" + root.name() + ">", "no <issue>", "at least one issue");
        }
        for (int i = 1; i < issues.size(); i++) {
            int index = issues.get(i).whole("index");
            if (index == issues.get(i - 1).whole("index")) {
                throw issues.get(i).fault("index", String.valueOf(index), "an index that no other issue has");
            }
        }
        return issues;
    }

    private static String kind(XmlElement issue) {
        return issue.oneOf(KINDS, "vtype", "type", "etype").orElseGet(() -> {
            String named = issue.attribute("vtype") + issue.attribute("type") + issue.attribute("etype");
            if (!named.isEmpty()) {
                throw issue.fault("type", named, "discrete, integer or real");
            }
            return "discrete";
        });
    }

    private static IssueEntry entry(XmlElement issue) {
        int index = issue.whole("index");
        String name = issue.text("name");
        String description = issue.attribute("description");
        return switch (kind(issue)) {
            case "integer" -> whole(issue, new IssueEntry.Whole(index, name, description, low(issue), high(issue)));
            case "real" -> real(issue, index, name, description);
            default -> new IssueEntry.Discrete(index, name, description, items(issue));
        };
    }

    private static int low(XmlElement issue) {
        return bounds(issue).whole("lowerbound");
    }

    private static int high(XmlElement issue) {
        return bounds(issue).whole("upperbound");
    }

    /** Bounds stand in the issue itself or in a range of it. */
    private static XmlElement bounds(XmlElement issue) {
        return issue.children("range").findFirst().orElse(issue);
    }

    private static IssueEntry whole(XmlElement issue, IssueEntry.Whole whole) {
        if (whole.highest() < whole.lowest()) {
            throw bounds(issue).fault("upperbound", String.valueOf(whole.highest()), ">= " + whole.lowest());
        }
        return whole;
    }

    private static IssueEntry real(XmlElement issue, int index, String name, String description) {
        double low = bounds(issue).number("lowerbound");
        double high = bounds(issue).number("upperbound");
        if (high < low) {
            throw bounds(issue).fault("upperbound", String.valueOf(high), ">= " + low);
        }
        return new IssueEntry.Real(index, name, description, low, high);
    }

    private static List<Item> items(XmlElement issue) {
        Map<String, Item> items = new LinkedHashMap<>();
        issue.children("item").forEach(item -> {
            String value = item.text("value");
            if (items.put(value, new Item(value, item.attribute("description"), item.optionalNumber("cost"))) != null) {
                throw item.fault("value", value, "a value that the issue does not have yet");
            }
        });
        if (items.isEmpty()) {
            throw issue.fault("items", "", "at least one <item value=...> directly in the issue");
        }
        return List.copyOf(items.values());
    }

    ProfileFile profile(String file, DomainFile domain) {
        List<XmlElement> issues = issues();
        List<Valuation> valuations = new ArrayList<>();
        for (IssueEntry wanted : domain.issues()) {
            XmlElement issue = matching(issues, wanted);
            valuations.add(new Valuation(weight(issue), worth(issue, wanted)));
        }
        return new ProfileFile(file, name(), valuations, value("reservation"), value("discount_factor"));
    }

    /** The issue of the same name, or else of the same index. */
    private XmlElement matching(List<XmlElement> issues, IssueEntry wanted) {
        return issues.stream()
                .filter(issue -> issue.attribute("name").equals(wanted.name()))
                .findFirst()
                .or(() -> issues.stream()
                        .filter(issue -> issue.whole("index") == wanted.index())
                        .findFirst())
                .orElseThrow(() -> new FaultyFileException(
                        root.place(),
                        "<issue index=\"" + wanted.index() + "\" name=\"" + wanted.name() + "\">",
                        "",
                        "every issue of the domain"));
    }

    private double weight(XmlElement issue) {
        int index = issue.whole("index");
        return root.descendants("weight")
                .filter(weight -> weight.whole("index") == index)
                .findFirst()
                .orElseThrow(() -> issue.fault("weight", "", "<weight index=\"" + index + "\" value=...> in the file"))
                .number("value");
    }

    private static Worth worth(XmlElement issue, IssueEntry wanted) {
        boolean listed = issue.children("item").findFirst().isPresent();
        return switch (wanted) {
            case IssueEntry.Discrete discrete -> table(issue, discrete);
            case IssueEntry.Whole whole -> listed ? table(issue, whole) : linear(issue);
            case IssueEntry.Real real -> function(issue);
        };
    }

    private static Worth table(XmlElement issue, IssueEntry wanted) {
        Map<String, Double> evaluations = new LinkedHashMap<>();
        issue.children("item").forEach(item -> {
            String value = item.text("value");
            if (evaluations.put(value, item.number("evaluation")) != null) {
                throw item.fault("value", value, "a value that the issue does not have yet");
            }
        });
        for (String value : wanted.values()) {
            if (!evaluations.containsKey(value)) {
                throw issue.fault("item", "", "<item value=\"" + value + "\" evaluation=...>, as the domain has it");
            }
        }
        return new Worth.Table(evaluations);
    }

    private static Worth linear(XmlElement issue) {
        XmlElement evaluator = evaluator(issue);
        return new Worth.Linear(evaluator.number("offset"), evaluator.number("slope"));
    }

    private static Worth function(XmlElement issue) {
        XmlElement evaluator = evaluator(issue);
        List<Double> parameters = new ArrayList<>();
        for (int i = 0; i < MOST_PARAMETERS; i++) {
            evaluator.optionalNumber("parameter" + i).ifPresent(parameters::add);
        }
        return new Worth.Function(evaluator.text("ftype"), parameters);
    }

    private static XmlElement evaluator(XmlElement issue) {
        return issue.children("evaluator")
                .findFirst()
                .orElseThrow(() -> issue.fault("evaluator", "", "an <evaluator> directly in the issue"));
    }

    private OptionalDouble value(String name) {
        return root.descendants(name)
                .findFirst()
                .map(element -> element.number("value"))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
