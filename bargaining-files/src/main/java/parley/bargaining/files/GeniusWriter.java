package parley.bargaining.files;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes GENIUS's XML. */
final class GeniusWriter {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private boolean begun;
    private int depth;

    private GeniusWriter() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    static String text(DomainFile domain) {
        try {
            return new GeniusWriter().domain(domain);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
    }

    static String text(ProfileFile profile, DomainFile domain) {
        try {
            return new GeniusWriter().profile(profile, domain);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
    }

    private String domain(DomainFile domain) throws XMLStreamException {
        open("negotiation_template");
        open("utility_space", "number_of_issues", String.valueOf(domain.issues().size()));
        objective(domain.name());
        for (IssueEntry issue : domain.issues()) {
            openIssue(issue);
            for (Item item : items(issue)) {
                item(item, issue, "");
            }
            range(issue);
            close();
        }
        return end();
    }

    private static List<Item> items(IssueEntry issue) {
        return issue instanceof IssueEntry.Discrete discrete ? discrete.items() : List.of();
    }

    private String profile(ProfileFile profile, DomainFile domain) throws XMLStreamException {
        open("utility_space", "number_of_issues", String.valueOf(domain.issues().size()));
        objective(profile.name());
        for (int i = 0; i < domain.issues().size(); i++) {
            IssueEntry issue = domain.issues().get(i);
            openIssue(issue);
            worth(issue, profile.valuations().get(i).worth());
            range(issue);
            close();
        }
        for (int i = 0; i < domain.issues().size(); i++) {
            leaf(
                    "weight",
                    "index",
                    String.valueOf(domain.issues().get(i).index()),
                    "value",
                    String.valueOf(profile.valuations().get(i).weight()));
        }
        close();
        if (profile.discount().isPresent()) {
            leaf("discount_factor", "value", String.valueOf(profile.discount().getAsDouble()));
        }
        if (profile.reservation().isPresent()) {
            leaf("reservation", "value", String.valueOf(profile.reservation().getAsDouble()));
        }
        return end();
    }

    private void objective(String name) throws XMLStreamException {
        open("objective", "index", "0", "etype", "objective", "type", "objective", "description", "", "name", name);
    }

    private void openIssue(IssueEntry issue) throws XMLStreamException {
        String kind = switch (issue) {
            case IssueEntry.Discrete discrete -> "discrete";
            case IssueEntry.Whole whole -> "integer";
            case IssueEntry.Real real -> "real";
        };
        open(
                "issue",
                "index",
                String.valueOf(issue.index()),
                "etype",
                kind,
                "type",
                kind,
                "vtype",
                kind,
                "name",
                issue.name(),
                "description",
                issue.description());
        if (issue instanceof IssueEntry.Whole whole) {
            xml.writeAttribute("lowerbound", String.valueOf(whole.lowest()));
            xml.writeAttribute("upperbound", String.valueOf(whole.highest()));
        }
    }

    private void range(IssueEntry issue) throws XMLStreamException {
        if (issue instanceof IssueEntry.Real real) {
            leaf("range", "lowerbound", String.valueOf(real.lowest()), "upperbound", String.valueOf(real.highest()));
        }
    }

    private void worth(IssueEntry issue, Worth worth) throws XMLStreamException {
        switch (worth) {
            case Worth.Table table -> table(issue, table);
            case Worth.Linear linear ->
                leaf(
                        "evaluator",
                        "ftype",
                        "linear",
                        "offset",
                        String.valueOf(linear.offset()),
                        "slope",
                        String.valueOf(linear.slope()));
            case Worth.Function function -> function(function);
        }
    }

    private void table(IssueEntry issue, Worth.Table table) throws XMLStreamException {
        Map<String, Item> known = items(issue).stream().collect(Collectors.toMap(Item::value, item -> item));
        for (Map.Entry<String, Double> worth : table.evaluations().entrySet()) {
            item(known.getOrDefault(worth.getKey(), Item.of(worth.getKey())), issue, String.valueOf(worth.getValue()));
        }
    }

    private void function(Worth.Function function) throws XMLStreamException {
        indent();
        xml.writeEmptyElement("evaluator");
        xml.writeAttribute("ftype", function.name());
        for (int i = 0; i < function.parameters().size(); i++) {
            xml.writeAttribute(
                    "parameter" + i, String.valueOf(function.parameters().get(i)));
        }
    }

    private void item(Item item, IssueEntry issue, String evaluation) throws XMLStreamException {
        indent();
        xml.writeEmptyElement("item");
        int position = issue.values().indexOf(item.value());
        if (position >= 0) {
            xml.writeAttribute("index", String.valueOf(position + 1));
        }
        xml.writeAttribute("value", item.value());
        if (!evaluation.isEmpty()) {
            xml.writeAttribute("evaluation", evaluation);
        }
        if (item.cost().isPresent()) {
            xml.writeAttribute("cost", String.valueOf(item.cost().getAsDouble()));
        }
        xml.writeAttribute("description", item.description());
    }

    private void open(String name, String... attributes) throws XMLStreamException {
        indent();
        xml.writeStartElement(name);
        attributes(attributes);
        depth++;
    }

    private void leaf(String name, String... attributes) throws XMLStreamException {
        indent();
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void close() throws XMLStreamException {
        depth--;
        indent();
        xml.writeEndElement();
    }

    private void indent() throws XMLStreamException {
        if (begun) {
            xml.writeCharacters("\n" + "  ".repeat(depth));
        }
        begun = true;
    }

    private String end() throws XMLStreamException {
        while (depth > 0) {
            close();
        }
        xml.flush();
        return text + "\n";
    }
}
