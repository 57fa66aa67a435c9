package parley.sweep.run;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of what a sweep keeps. Every row begins with the number of its run, in the column {@code run}.
 *
 * @param name also that of the folder of its parts
 * @param columns after the run's number
 */
public record Table(String name, List<Column> columns) {

    static final String RUN = "run";

    public Table {
        columns = List.copyOf(columns);
    }

    String declared() {
        return RUN + " BIGINT, " + columns.stream().map(Column::declared).collect(Collectors.joining(", "));
    }

    String names() {
        return RUN + ", " + columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
