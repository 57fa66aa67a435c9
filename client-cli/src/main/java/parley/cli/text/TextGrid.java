package parley.cli.text;

import java.util.ArrayList;
import java.util.List;
import parley.cli.story.Block.Grid;

/** A table in columns: the first to the left, the others to the right. */
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
        var all = new ArrayList<String>();
        all.add(lines.get(0) + GAP + " " + ink.faint(head));
        for (int i = 0; i < grid.rows().size(); i++) {
            all.add(lines.get(i + 1) + GAP + " " + ink.chart(strips.get(i)));
        }
        return all;
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String space = " ".repeat(width(c) - cells.get(c).length());
            line.append(GAP).append(c == 0 ? cells.get(c) + space : space + cells.get(c));
        }
        return line.toString();
    }

    private int width(int column) {
        int widest = grid.head().get(column).length();
        for (List<String> row : grid.rows()) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }
}
