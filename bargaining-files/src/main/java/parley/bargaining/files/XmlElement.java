package parley.bargaining.files;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An element of an XML file, without the text between its children.
 *
 * @param place file and line, e.g. {@code domain.xml:12}
 */
record XmlElement(String place, String name, Map<String, String> attributes, List<XmlElement> children) {

    /** Elements of this name directly in this one. */
    Stream<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    /** Elements of this name anywhere in this one, in the order of the file. */
    Stream<XmlElement> descendants(String wanted) {
        return children.stream()
                .flatMap(child -> Stream.concat(
                        child.name.equals(wanted) ? Stream.of(child) : Stream.of(), child.descendants(wanted)));
    }

    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /** The text of an attribute that must be there. */
    String text(String key) {
        String text = attributes.get(key);
        if (text == null) {
            throw fault(key, "", "the attribute " + key);
        }
        return text;
    }

    double number(String key) {
        String text = text(key);
        return Texts.number(text).orElseThrow(() -> fault(key, text, "a number"));
    }

    /** The number of an attribute that may be left out. */
    OptionalDouble optionalNumber(String key) {
        return attributes.containsKey(key) ? OptionalDouble.of(number(key)) : OptionalDouble.empty();
    }

    int whole(String key) {
        String text = text(key);
        return Texts.whole(text).orElseThrow(() -> fault(key, text, "a whole number"));
    }

    /** The first of these words that any of the attributes has. */
    Optional<String> oneOf(List<String> words, String... keys) {
        return Arrays.stream(keys).map(this::attribute).filter(words::contains).findFirst();
    }

    /** Something wrong with one of its attributes. */
    FaultyFileException fault(String key, String value, String expected) {
        String shown = attributes.entrySet().stream()
                .filter(e -> (e.getKey().equals("index")
                                || e.getKey().equals("name")
                                || e.getKey().equals("value"))
                        && !e.getKey().equals(key))
                .map(e -> " " + e.getKey() + "=\"" + e.getValue() + "\"")
                .collect(Collectors.joining());
        return new FaultyFileException(place, "<" + name + shown + ">, " + key, value, expected);
    }
}
