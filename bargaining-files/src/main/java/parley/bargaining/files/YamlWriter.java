package parley.bargaining.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes our own YAML. */
final class YamlWriter {

    private YamlWriter() {}

    static String text(DomainFile domain) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("domain", domain.name());
        root.put("issues", domain.issues().stream().map(YamlWriter::issue).toList());
        return dump(root);
    }

    private static Map<String, Object> issue(IssueEntry issue) {
        Map<String, Object> block = named(issue);
        if (!issue.description().isEmpty()) {
            block.put("description", issue.description());
        }
        switch (issue) {
            case IssueEntry.Discrete discrete ->
                block.put(
                        "values",
                        discrete.items().stream().map(YamlWriter::item).toList());
            case IssueEntry.Whole whole -> block.put("integer", range(whole.lowest(), whole.highest()));
            case IssueEntry.Real real -> block.put("real", range(real.lowest(), real.highest()));
        }
        return block;
    }

    private static Map<String, Object> named(IssueEntry issue) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("name", issue.name());
        return block;
    }

    private static Map<String, Object> range(Number from, Number to) {
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("from", from);
        range.put("to", to);
        return range;
    }

    private static Object item(Item item) {
        if (item.description().isEmpty() && item.cost().isEmpty()) {
            return item.value();
        }
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("value", item.value());
        if (!item.description().isEmpty()) {
            block.put("description", item.description());
        }
        item.cost().ifPresent(cost -> block.put("cost", cost));
        return block;
    }

    static String text(ProfileFile profile, DomainFile domain) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("profile", profile.name());
        profile.reservation().ifPresent(value -> root.put("reservation", value));
        profile.discount().ifPresent(value -> root.put("discount", value));
        List<Map<String, Object>> issues = new ArrayList<>();
        for (int i = 0; i < domain.issues().size(); i++) {
            issues.add(valuation(domain.issues().get(i), profile.valuations().get(i)));
        }
        root.put("issues", issues);
        return dump(root);
    }

    private static Map<String, Object> valuation(IssueEntry issue, Valuation valuation) {
        Map<String, Object> block = named(issue);
        block.put("weight", valuation.weight());
        switch (valuation.worth()) {
            case Worth.Table table -> block.put("values", table.evaluations());
            case Worth.Linear linear -> {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("offset", linear.offset());
                line.put("slope", linear.slope());
                block.put("linear", line);
            }
            case Worth.Function function -> {
                Map<String, Object> kind = new LinkedHashMap<>();
                kind.put("kind", function.name());
                kind.put("parameters", function.parameters());
                block.put("function", kind);
            }
        }
        return block;
    }

    private static String dump(Map<String, Object> root) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(Integer.MAX_VALUE);
        return new Yaml(options).dump(root);
    }
}
