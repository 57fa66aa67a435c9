package parley.bargaining.files;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML into elements. A file that declares a document type is refused, and with it every entity of its own. */
final class XmlReader {

    private static final int DEEPEST = 50;
    private static final int MOST_ELEMENTS = 500_000;

    private final String file;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private int elements;

    private XmlReader(String file) {
        this.file = file;
    }

    /** The root element. */
    static XmlElement read(String file, byte[] content) {
        try {
            return new XmlReader(file).read(factory().createXMLStreamReader(new ByteArrayInputStream(content)));
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new FaultyFileException(file + ":" + line, "XML", reason(e), "a well-formed file");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("something outside of the file is referred to: " + systemId);
        });
        return factory;
    }

    /** What the parser found, without the place that it repeats. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int after = message.indexOf("Message: ");
        return (after < 0 ? message : message.substring(after + "Message: ".length())).replaceAll("\\s+", " ");
    }

    private XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        XmlElement last = new XmlElement(file, "", Map.of(), List.of());
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FaultyFileException(
                        place(reader), "document type", "declared", "none: a file may not declare entities");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(reader);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                last = open.pop();
            }
        }
        return last;
    }

    private void begin(XMLStreamReader reader) {
        if (open.size() >= DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new FaultyFileException(
                    place(reader),
                    "<" + reader.getLocalName() + ">",
                    open.size() >= DEEPEST ? "too deep" : "too many",
                    "at most " + DEEPEST + " levels and " + MOST_ELEMENTS + " elements");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        var element = new XmlElement(place(reader), reader.getLocalName(), attributes, new ArrayList<>());
        if (!open.isEmpty()) {
            open.peek().children().add(element);
        }
        open.push(element);
    }

    private String place(XMLStreamReader reader) {
        return file + ":" + reader.getLocation().getLineNumber();
    }
}
