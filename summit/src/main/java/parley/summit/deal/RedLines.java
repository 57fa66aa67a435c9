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
    List<RedLine> of(String party, String table) {
        return lines.stream()
                .filter(line -> line.country().equals(party) && line.table().equals(table))
                .toList();
    }

    /** How many of its own lines {@code party} crosses at {@code table} with these level indices. */
    int crossed(Table table, String party, int[] levels) {
        int crossed = 0;
        for (RedLine line : lines.isEmpty() ? lines : of(party, table.id())) {
            crossed += line.isCrossedBy(levels[table.issueIndex(line.issue())]) ? 1 : 0;
        }
        return crossed;
    }
}
