package parley.cli.text;

import java.util.ArrayList;
import java.util.List;
import parley.cli.story.Block.Grid;

/**
 * A table in columns: words to the left, numbers to the right.
 *
 * @param width that it should fit in; columns move together where they do not fit otherwise
 */
record TextGrid(Grid grid, int width) {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final String NARROW = " ";
    private static final int BESIDE = 3;

    List<String> lines() {
        return lines(0);
    }

    /** Lines that leave room for something beside them. */
    private List<String> lines(int beside) {
        List<String> wide = lines(GAP);
        return longest(wide) + beside <= width ? wide : lines(NARROW);
    }

    private List<String> lines(String gap) {
        var lines = new ArrayList<String>();
        lines.add(line(grid.head(), gap));
        grid.rows().forEach(row -> lines.add(line(row, gap)));
        return lines;
    }

    private static int longest(List<String> lines) {
        return lines.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The table with a strip at the end of each row. */
    List<String> with(String head, List<String> strips, Ink ink) {
        List<String> lines = lines(BESIDE + Math.max(head.length(), longest(strips)));
        int longest = longest(lines);
        var all = new ArrayList<String>();
        all.add(padded(lines.get(0), longest) + " ".repeat(BESIDE) + ink.faint(head));
        for (int i = 0; i < grid.rows().size(); i++) {
            all.add(padded(lines.get(i + 1), longest) + " ".repeat(BESIDE) + ink.chart(strips.get(i)));
        }
        return all;
    }

    private static String padded(String line, int length) {
        return line + " ".repeat(length - line.length());
    }

    private String line(List<String> cells, String gap) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String space = " ".repeat(widest(c) - cells.get(c).length());
            line.append(c == 0 ? INDENT : gap).append(isNumeric(c) ? space + cells.get(c) : cells.get(c) + space);
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return grid.rows().stream().allMatch(row -> row.get(column).matches("[-0-9+−.,–]*"));
    }

    private int widest(int column) {
        int widest = grid.head().get(column).length();
        for (List<String> row : grid.rows()) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }
}
