package parley.classroom.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of an export.
 *
 * @param name that of its files, lower case letters and underscores
 * @param meaning what a row is, in words
 * @param rows a cell for each column
 */
public record Sheet(String name, String meaning, List<Column> columns, List<List<Cell>> rows) {

    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row of " + name + ": " + row.size() + " cells (expected: " + columns.size() + ")");
            }
        }
    }

    /** One whose rows are still to come. */
    static Filling of(String name, String meaning, Column... columns) {
        return new Filling(name, meaning, List.of(columns), new ArrayList<>());
    }

    /** A sheet that is being filled. */
    record Filling(String name, String meaning, List<Column> columns, List<List<Cell>> rows) {

        void add(Cell... cells) {
            rows.add(List.of(cells));
        }

        Sheet done() {
            return new Sheet(name, meaning, columns, rows);
        }
    }
}
