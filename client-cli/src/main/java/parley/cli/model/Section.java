package parley.cli.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import parley.cli.story.Block;
import parley.cli.story.Block.Grid;

/** A table of numbers, with a name and a sentence on how to read it. */
public record Section(String title, String sentence, Grid numbers) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "[+−-]?[0-9]+(\\.[0-9]+)?";

    /** For a terminal. */
    public List<Block> blocks() {
        return List.of(
                new Block.Heading(Block.Rank.PART, title),
                new Block.Paragraph(sentence),
                new Block.Paragraph(""),
                numbers);
    }

    /** For a page. */
    public String markdown() {
        var lines = new ArrayList<String>();
        lines.add("### " + title);
        lines.add("");
        lines.add(sentence);
        lines.add("");
        lines.add(row(numbers.head()));
        lines.add(row(numbers.head().stream().map(h -> "---").toList()));
        numbers.rows().forEach(r -> lines.add(row(r)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** For programs: rows by the names of their columns. */
    public ObjectNode json() {
        ObjectNode section = JSON.createObjectNode().put("title", title).put("meaning", sentence);
        ArrayNode rows = section.putArray("rows");
        for (List<String> cells : numbers.rows()) {
            ObjectNode row = rows.addObject();
            for (int c = 0; c < cells.size(); c++) {
                put(row, numbers.head().get(c), cells.get(c));
            }
        }
        return section;
    }

    /** A cell without a number stays away. */
    private static void put(ObjectNode row, String column, String cell) {
        if (cell.matches(NUMBER)) {
            row.put(column, Double.parseDouble(cell.replace('−', '-')));
        } else if (!cell.equals(Figures.NONE)) {
            row.put(column, cell);
        }
    }
}
