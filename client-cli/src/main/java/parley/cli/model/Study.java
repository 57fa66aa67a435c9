package parley.cli.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import parley.cli.console.Console;
import parley.cli.story.Block;

/** What came of many sessions of one scenario, in tables. */
record Study(String scenario, SeedRange seeds, Variant variant, List<Section> sections) {

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
                .put("variant", variant.words());
        ArrayNode list = all.putArray("sections");
        sections.forEach(s -> list.add(s.json()));
        return all;
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        String change = variant.words().isEmpty() ? "" : ", " + variant.words();
        blocks.add(new Block.Heading(Block.Rank.STORY, scenario + ", seeds " + seeds + change));
        sections.forEach(s -> blocks.addAll(s.blocks()));
        return blocks;
    }
}
