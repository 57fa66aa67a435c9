package parley.summit.scenario;

import java.time.LocalDate;
import java.util.List;

/**
 * A deal in force when the summit opens: what the parties of its table fall back on.
 *
 * @param levels one level index for each issue of the table
 */
public record OpeningDeal(String table, List<Integer> levels, LocalDate signed, String title) {

    public OpeningDeal {
        levels = List.copyOf(levels);
    }
}
