package parley.bargaining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.LinearAdditive;

/** A domain or a profile in GENIUS's format; only an issue's own items count, not those of a similarity function. */
record GeniusFile(Element root) {

    static GeniusFile read(Path file) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        return new GeniusFile(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
    }

    Domain domain() {
        return new Domain(elements("issue")
                .<Issue>map(issue -> new Issue.Discrete(
                        issue.getAttribute("name"),
                        items(issue).map(item -> item.getAttribute("value")).toList()))
                .toList());
    }

    /** The profile's utility, with its evaluations in the order of the domain's values. */
    LinearAdditive utility(Domain domain) {
        List<Map<String, Double>> evaluations =
                elements("issue").map(GeniusFile::evaluations).toList();
        return LinearAdditive.of(
                elements("weight").map(weight -> number(weight, "value")).toList(),
                IntStream.range(0, evaluations.size())
                        .mapToObj(i -> domain.issues().get(i).values().stream()
                                .map(evaluations.get(i)::get)
                                .toList())
                        .toList());
    }

    private static Map<String, Double> evaluations(Element issue) {
        return items(issue)
                .collect(Collectors.toMap(item -> item.getAttribute("value"), item -> number(item, "evaluation")));
    }

    private static Stream<Element> items(Element issue) {
        return all(issue.getChildNodes()).filter(child -> child.getTagName().equals("item"));
    }

    /** The elements of this name anywhere in the file, by their index. */
    private Stream<Element> elements(String name) {
        return all(root.getElementsByTagName(name))
                .sorted(Comparator.comparingInt(element -> Integer.parseInt(element.getAttribute("index"))));
    }

    private static Stream<Element> all(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
