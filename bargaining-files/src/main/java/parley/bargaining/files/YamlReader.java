package parley.bargaining.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads our own YAML, which {@code docs/bargaining/files.md} describes. */
final class YamlReader {

    private final YamlBlock root;

    YamlReader(YamlBlock root) {
        this.root = root;
    }

    DomainFile domain() {
        root.only(List.of("domain", "issues"));
        List<IssueEntry> issues = new ArrayList<>();
        Map<String, YamlBlock> names = new LinkedHashMap<>();
        for (YamlBlock block : root.blocks("issues")) {
            IssueEntry issue = entry(block, issues.size() + 1);
            if (names.put(issue.name(), block) != null) {
                throw new FaultyFileException(block.place(), block.name(), "there twice", "once");
            }
            issues.add(issue);
        }
        if (issues.isEmpty()) {
            throw new FaultyFileException(root.place(), "issues", "none", "at least one issue");
        }
        return new DomainFile(root.file(), root.text("domain"), issues);
    }

    private static IssueEntry entry(YamlBlock block, int index) {
        block.only(List.of("name", "description", "values", "integer", "real"));
        String name = block.text("name");
        String description = block.optionalText("description");
        if (block.has("integer")) {
            YamlBlock range = block.block("integer").only(List.of("from", "to"));
            rises(range, range.whole("from"), range.whole("to"));
            return new IssueEntry.Whole(index, name, description, range.whole("from"), range.whole("to"));
        }
        if (block.has("real")) {
            YamlBlock range = block.block("real").only(List.of("from", "to"));
            rises(range, range.number("from"), range.number("to"));
            return new IssueEntry.Real(index, name, description, range.number("from"), range.number("to"));
        }
        return new IssueEntry.Discrete(index, name, description, items(block));
    }

    private static void rises(YamlBlock range, double from, double to) {
        if (to < from) {
            throw new FaultyFileException(
                    range.place(), range.title("to"), range.text("to"), ">= " + range.text("from"));
        }
    }

    private static List<Item> items(YamlBlock block) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (Node node : block.list("values")) {
            Item item = item(block, node);
            if (items.put(item.value(), item) != null) {
                throw new FaultyFileException(
                        block.place(node), block.title("values"), item.value(), "each value once");
            }
        }
        if (items.isEmpty()) {
            throw new FaultyFileException(block.place(), block.title("values"), "none", "at least one value");
        }
        return List.copyOf(items.values());
    }

    /** A value alone, or with what is said about it. */
    private static Item item(YamlBlock block, Node node) {
        if (node instanceof MappingNode) {
            YamlBlock said = block.block("values", node).only(List.of("value", "description", "cost"));
            return new Item(said.text("value"), said.optionalText("description"), said.optionalNumber("cost"));
        }
        return Item.of(block.scalar("values", node).getValue());
    }

    ProfileFile profile(DomainFile domain) {
        root.only(List.of("profile", "reservation", "discount", "issues"));
        Map<String, YamlBlock> blocks = new LinkedHashMap<>();
        for (YamlBlock block : root.blocks("issues")) {
            String issue = block.text("name");
            if (domain.issues().stream().noneMatch(i -> i.name().equals(issue)) || blocks.put(issue, block) != null) {
                throw new FaultyFileException(
                        block.place(), "issue", issue, "each issue of the domain once: " + names(domain));
            }
        }
        List<Valuation> valuations = new ArrayList<>();
        for (IssueEntry issue : domain.issues()) {
            YamlBlock block = blocks.get(issue.name());
            if (block == null) {
                throw new FaultyFileException(root.place(), "issue " + issue.name(), "", "every issue of the domain");
            }
            valuations.add(new Valuation(block.number("weight"), worth(block, issue)));
        }
        return new ProfileFile(
                root.file(),
                root.text("profile"),
                valuations,
                root.optionalNumber("reservation"),
                root.optionalNumber("discount"));
    }

    private static String names(DomainFile domain) {
        return String.join(", ", domain.issues().stream().map(IssueEntry::name).toList());
    }

    private static Worth worth(YamlBlock block, IssueEntry issue) {
        block.only(List.of("name", "weight", "values", "linear", "function"));
        return switch (issue) {
            case IssueEntry.Discrete discrete -> table(block, discrete);
            case IssueEntry.Whole whole -> block.has("values") ? table(block, whole) : linear(block);
            case IssueEntry.Real real -> function(block);
        };
    }

    private static Worth table(YamlBlock block, IssueEntry issue) {
        Map<String, Double> evaluations = block.numbers("values");
        for (String value : issue.values()) {
            if (!evaluations.containsKey(value)) {
                throw new FaultyFileException(
                        block.place(),
                        block.title("values") + ", " + value,
                        "",
                        "a number for every value of the domain");
            }
        }
        return new Worth.Table(evaluations);
    }

    private static Worth linear(YamlBlock block) {
        YamlBlock linear = block.block("linear").only(List.of("offset", "slope"));
        return new Worth.Linear(linear.number("offset"), linear.number("slope"));
    }

    private static Worth function(YamlBlock block) {
        YamlBlock function = block.block("function").only(List.of("kind", "parameters"));
        List<Double> parameters = new ArrayList<>();
        for (Node node : function.list("parameters")) {
            String text = function.scalar("parameters", node).getValue();
            parameters.add(Texts.number(text)
                    .orElseThrow(() -> new FaultyFileException(
                            function.place(node), function.title("parameters"), text, "a number")));
        }
        return new Worth.Function(function.text("kind"), parameters);
    }
}
