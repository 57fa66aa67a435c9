package parley.cli.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import parley.cli.console.Console;
import parley.cli.story.Block;

/**
 * What came of many sessions of one scenario, in tables.
 *
 * @param change what is otherwise than the scenario stands; empty for nothing
 */
record Study(String scenario, SeedRange seeds, String change, List<Section> sections) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Study {
        sections = List.copyOf(sections);
    }

    /** Prints it, as one JSON object if so wanted. */
    void show(Console console, boolean json) {
        if (json) {
            console.say(json().toPrettyString());
        } else {
            console.show(blocks());
        }
    }

    private ObjectNode json() {
        ObjectNode all = JSON.createObjectNode()
                .put("scenario", scenario)
                .put("seeds", seeds.toString())
                .put("variant", change);
        ArrayNode list = all.putArray("sections");
        sections.forEach(s -> list.add(s.json()));
        return all;
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        String changed = change.isEmpty() ? "" : ", " + change;
        blocks.add(new Block.Heading(Block.Rank.STORY, scenario + ", seeds " + seeds + changed));
        sections.forEach(s -> blocks.addAll(s.blocks()));
        return blocks;
    }
}
