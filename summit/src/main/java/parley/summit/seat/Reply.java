package parley.summit.seat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a turn ended: with a move, or without one. */
public sealed interface Reply {

    /**
     * A move, legal or refused as a whole.
     *
     * @param tables action by table id; a table left out waits
     * @param measures level by ladder id; a ladder left out holds
     * @param redLines that the seat draws with its measures, in order
     * @param rationale the player's own words, never part of a digest
     */
    record Move(
            SortedMap<String, TableAction> tables,
            SortedMap<String, Integer> measures,
            List<RedLineChoice> redLines,
            String rationale)
            implements Reply {
        public Move {
            tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
            measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
            redLines = List.copyOf(redLines);
        }

        /** Whether it does anything but wait at a table. */
        public boolean actsAt(String table) {
            TableAction action = tables.get(table);
            return action != null && !(action instanceof TableAction.Wait);
        }

        /** Whether it does anything but wait at any table. */
        public boolean acts() {
            return tables.keySet().stream().anyMatch(this::actsAt);
        }

        /** A move at tables only. */
        public static Move tables(Map<String, ? extends TableAction> actions) {
            return new Move(new TreeMap<>(actions), Collections.emptySortedMap(), List.of(), "");
        }

        /** A choice of measures only. */
        public static Move measures(Map<String, Integer> levels) {
            return new Move(Collections.emptySortedMap(), new TreeMap<>(levels), List.of(), "");
        }

        /** Red lines only. */
        public static Move redLines(List<RedLineChoice> lines) {
            return new Move(Collections.emptySortedMap(), Collections.emptySortedMap(), lines, "");
        }
    }

    /** No move; {@code detail} is for people and never part of a digest. */
    record NoReply(Reason reason, String detail) implements Reply {}

    /** Why a turn passed without a move. */
    enum Reason {
        /** The player did not answer before the deadline. */
        DEADLINE,
        /** The player could not be reached. */
        UNREACHABLE,
        /** The player's move was illegal and was not corrected in time. */
        ILLEGAL,
        /** The player answered with something that is not a move. */
        GARBAGE,
        /** The player failed on its side. */
        FAILED
    }
}
