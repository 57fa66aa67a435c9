package parley.bargaining.files;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Named parts of a YAML file, each with its line. Blocks are read where they are asked for, so that nothing is copied. */
public record YamlBlock(String file, MappingNode node, String name) {

    private static final int DEEPEST = 20;

    /** The whole file. */
    static YamlBlock read(String file, String text) {
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                return new YamlBlock(file, mapping, "");
            }
            throw new FaultyFileException(file + ":1", "YAML", root == null ? "" : "no block", "named parts");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new FaultyFileException(
                    file + ":" + line, "YAML", String.valueOf(e.getProblem()), "a well-formed file");
        } catch (YAMLException e) {
            throw new FaultyFileException(file + ":1", "YAML", String.valueOf(e.getMessage()), "a well-formed file");
        }
    }

    /** A block that stands for another is of no use here, and a well-known attack. */
    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(BargainingFiles.MOST_BYTES);
        options.setAllowDuplicateKeys(false);
        return options;
    }

    String place() {
        return place(node);
    }

    /** Refuses what it does not know, which is mostly misspelt. */
    public YamlBlock only(List<String> known) {
        parts().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw new FaultyFileException(
                        place(value), title(key), "unknown", "one of " + String.join(", ", known));
            }
        });
        return this;
    }

    /** Whether there is a part of this name. */
    public boolean has(String key) {
        return parts().containsKey(key);
    }

    /** A part that is one value. */
    public String text(String key) {
        return scalar(key, part(key, "a text")).getValue();
    }

    /** A part that is one value, or empty where there is none. */
    public String optionalText(String key) {
        return has(key) ? text(key) : "";
    }

    /** A part that is a number. */
    public double number(String key) {
        String text = scalar(key, part(key, "a number")).getValue();
        return Texts.number(text)
                .orElseThrow(() -> new FaultyFileException(place(part(key, "")), title(key), text, "a number"));
    }

    /** A part that is a number, if it is there. */
    public OptionalDouble optionalNumber(String key) {
        return has(key) ? OptionalDouble.of(number(key)) : OptionalDouble.empty();
    }

    /** A part that is a whole number. */
    public int whole(String key) {
        String text = scalar(key, part(key, "a whole number")).getValue();
        return Texts.whole(text)
                .orElseThrow(() -> new FaultyFileException(place(part(key, "")), title(key), text, "a whole number"));
    }

    /** A part that has parts. */
    public YamlBlock block(String key) {
        return block(key, part(key, "a block"));
    }

    /** Blocks in a list. */
    public List<YamlBlock> blocks(String key) {
        List<YamlBlock> blocks = new ArrayList<>();
        for (Node entry : list(key)) {
            blocks.add(block(key, entry));
        }
        return blocks;
    }

    List<Node> list(String key) {
        Node part = part(key, "a list");
        if (part instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw new FaultyFileException(place(part), title(key), "no list", "a list");
    }

    /** Numbers by name. */
    Map<String, Double> numbers(String key) {
        YamlBlock block = block(key);
        Map<String, Double> numbers = new LinkedHashMap<>();
        block.parts().keySet().forEach(name -> numbers.put(name, block.number(name)));
        return numbers;
    }

    YamlBlock block(String key, Node part) {
        if (part instanceof MappingNode mapping) {
            String called = mapping.getValue().stream()
                    .filter(t -> t.getKeyNode() instanceof ScalarNode k
                            && k.getValue().equals("name"))
                    .map(t -> t.getValueNode() instanceof ScalarNode v ? " " + v.getValue() : "")
                    .findFirst()
                    .orElse("");
            return new YamlBlock(file, mapping, title(key) + called);
        }
        throw new FaultyFileException(place(part), title(key), "no block", "a block of named parts");
    }

    ScalarNode scalar(String key, Node part) {
        if (part instanceof ScalarNode scalar) {
            return scalar;
        }
        throw new FaultyFileException(place(part), title(key), "a block or a list", "one value");
    }

    /** Single values in a list. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node entry : list(key)) {
            texts.add(scalar(key, entry).getValue());
        }
        return texts;
    }

    /** What is to be thrown where a part is not what it should be: it names line, part, value and what was expected. */
    public FaultyFileException fault(String key, String value, String expected) {
        return new FaultyFileException(has(key) ? place(part(key, expected)) : place(), title(key), value, expected);
    }

    private Node part(String key, String expected) {
        Node part = parts().get(key);
        if (part == null) {
            throw new FaultyFileException(place(), title(key), "", expected);
        }
        return part;
    }

    private Map<String, Node> parts() {
        Map<String, Node> parts = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(a block)";
            if (parts.put(key, tuple.getValueNode()) != null) {
                throw new FaultyFileException(place(tuple.getKeyNode()), title(key), "there twice", "once");
            }
        }
        return parts;
    }

    String title(String key) {
        return name.isEmpty() ? key : name + ", " + key;
    }

    String place(Node of) {
        return file + ":" + (of.getStartMark().getLine() + 1);
    }
}
