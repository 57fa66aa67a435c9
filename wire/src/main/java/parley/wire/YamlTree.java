package parley.wire;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.yaml.snakeyaml.nodes.Tag;
import parley.summit.scenario.Fault;

/** Reads YAML into a tree. A block that is shared by an anchor is copied, so that each copy can be completed by itself. */
final class YamlTree {

    private static final int DEEPEST = 50;
    private static final int MOST_PARTS = 200_000;
    private static final int MOST_ALIASES = 1_000;

    private final String file;
    private final List<Fault> faults;
    private int parts;

    private YamlTree(String file, List<Fault> faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The tree, if the text is a mapping in YAML at all. */
    static Optional<Tree.Fields> read(String file, String text, List<Fault> faults) {
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                return Optional.of(new YamlTree(file, faults).fields(mapping, 0));
            }
            faults.add(new Fault(file, file, root == null ? "" : "something else", "the fields of a scenario"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(new Fault(file + ":" + line, file, String.valueOf(e.getProblem()), "well-formed YAML"));
        } catch (YAMLException e) {
            faults.add(new Fault(file, file, String.valueOf(e.getMessage()), "well-formed YAML"));
        }
        return Optional.empty();
    }

    /** Many tables share their issues; how much the copies may grow to is bounded by {@link #MOST_PARTS}. */
    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return options;
    }

    private Tree tree(Node node, int depth) {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new YAMLException("more than " + DEEPEST + " levels deep, or more than " + MOST_PARTS + " parts");
        }
        return switch (node) {
            case MappingNode mapping -> fields(mapping, depth);
            case SequenceNode sequence -> items(sequence, depth);
            case ScalarNode scalar -> new Tree.Scalar(place(node), scalar.getValue());
            default -> throw new IllegalStateException("YAML has no other nodes: " + node.getNodeId());
        };
    }

    /** A field without a value counts as left out. */
    private Tree.Fields fields(MappingNode mapping, int depth) {
        Map<String, Tree> parts = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String name = key instanceof ScalarNode scalar ? scalar.getValue() : "(a block)";
            if (tuple.getValueNode().getTag().equals(Tag.NULL)) {
                continue;
            }
            if (parts.put(name, tree(tuple.getValueNode(), depth + 1)) != null) {
                faults.add(new Fault(place(key), name, "there twice", "once"));
            }
        }
        return new Tree.Fields(place(mapping), parts);
    }

    private Tree.Items items(SequenceNode sequence, int depth) {
        List<Tree> parts = new ArrayList<>();
        sequence.getValue().forEach(node -> parts.add(tree(node, depth + 1)));
        return new Tree.Items(place(sequence), parts);
    }

    private String place(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
