package parley.sweep.run;

import java.util.List;

/** Takes the rows of a run. */
@FunctionalInterface
public interface Keeper {

    /** Keeps a row of the run: one cell for each column of the table. */
    void keep(Table table, List<Cell> cells);
}
