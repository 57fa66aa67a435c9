package parley.cli.text;

import java.util.ArrayList;
import java.util.List;
import parley.cli.story.Block.Grid;

/** A table in columns: words to the left, numbers to the right. */
record TextGrid(Grid grid) {

    private static final String GAP = "  ";

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(line(grid.head()));
        grid.rows().forEach(row -> lines.add(line(row)));
        return lines;
    }

    /** The table with a strip at the end of each row. */
    List<String> with(String head, List<String> strips, Ink ink) {
        List<String> lines = lines();
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        var all = new ArrayList<String>();
        all.add(padded(lines.get(0), longest) + GAP + " " + ink.faint(head));
        for (int i = 0; i < grid.rows().size(); i++) {
            all.add(padded(lines.get(i + 1), longest) + GAP + " " + ink.chart(strips.get(i)));
        }
        return all;
    }

    private static String padded(String line, int length) {
        return line + " ".repeat(length - line.length());
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String space = " ".repeat(width(c) - cells.get(c).length());
            line.append(GAP).append(isNumeric(c) ? space + cells.get(c) : cells.get(c) + space);
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return grid.rows().stream().allMatch(row -> row.get(column).matches("[-0-9+−.,–]*"));
    }

    private int width(int column) {
        int widest = grid.head().get(column).length();
        for (List<String> row : grid.rows()) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }
}
