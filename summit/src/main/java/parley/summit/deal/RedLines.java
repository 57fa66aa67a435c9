package parley.summit.deal;

import java.util.ArrayList;
import java.util.List;
import parley.summit.scenario.RedLine;
import parley.summit.scenario.Table;

/** The red lines that stand, in the order in which they were drawn; nobody can take one back. */
public record RedLines(List<RedLine> lines) {

    /** No line at all. */
    public static final RedLines NONE = new RedLines(List.of());

    public RedLines {
        lines = List.copyOf(lines);
    }

    /** These lines and one more. */
    public RedLines with(RedLine line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new RedLines(more);
    }

    /** Whether {@code line} stands already, however it was announced. */
    public boolean has(RedLine line) {
        return lines.stream().anyMatch(line::isSameLimit);
    }

    /** The lines that {@code party} has drawn at a table. */
    RedLines of(String party, Table table) {
        var own = new ArrayList<RedLine>();
        for (RedLine line : lines) {
            if (line.country().equals(party) && line.table().equals(table.id())) {
                own.add(line);
            }
        }
        return own.isEmpty() ? NONE : new RedLines(own);
    }

    /** How many of these lines, all drawn at {@code table}, a deal with these level indices crosses. */
    int crossed(Table table, int[] levels) {
        int crossed = 0;
        for (RedLine line : lines) {
            crossed += line.isCrossedBy(levels[table.issueIndex(line.issue())]) ? 1 : 0;
        }
        return crossed;
    }
}
