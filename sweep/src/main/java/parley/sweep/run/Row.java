package parley.sweep.run;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is kept of one run.
 *
 * @param run its number, from 0
 * @param cells one for each column
 */
public record Row(long run, List<Cell> cells) {

    public Row {
        cells = List.copyOf(cells);
    }

    String canonical() {
        return run + "\t" + cells.stream().map(Cell::canonical).collect(Collectors.joining("\t")) + "\n";
    }

    /** The text of a column, or empty. */
    public String text(int column) {
        return cells.get(column) instanceof Cell.Text cell ? cell.text() : "";
    }

    /** The number of a column, whole or not; not a number where there is none. */
    public double number(int column) {
        return switch (cells.get(column)) {
            case Cell.Real cell -> cell.number();
            case Cell.Whole cell -> cell.number();
            case Cell.Flag cell -> cell.set() ? 1 : 0;
            case Cell.Text cell -> Double.NaN;
            case Cell.None cell -> Double.NaN;
        };
    }
}
