package parley.bargaining.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Closed;

/**
 * Where the tables of an {@link Agenda} stand.
 *
 * @param tables each a {@link Stacked} negotiation or a closed one
 * @param table the one that is to act, unless all are closed
 */
public record Hub(List<Negotiation> tables, int table) implements Negotiation.Open {

    public Hub {
        tables = List.copyOf(tables);
    }

    /** Whether all tables are closed. */
    public boolean isOver() {
        return tables.stream().allMatch(Closed.class::isInstance);
    }

    @Override
    public int round() {
        return tables.get(table).round();
    }

    /** 0 for the party in the middle, otherwise one more than the table. */
    @Override
    public int seat() {
        return acting().seat() == 0 ? 0 : table + 1;
    }

    /** The table that is to act. */
    Stacked acting() {
        if (tables.get(table) instanceof Stacked stacked) {
            return stacked;
        }
        throw new IllegalStateException("table " + table + ": closed (expected: open)");
    }

    /** What has been agreed at other tables, by table. */
    Map<Integer, Integer> agreedElsewhere() {
        Map<Integer, Integer> agreed = new LinkedHashMap<>();
        IntStream.range(0, tables.size()).filter(other -> other != table).forEach(other -> {
            if (tables.get(other) instanceof Agreed agreement) {
                agreed.put(other, agreement.outcome());
            }
        });
        return agreed;
    }
}
