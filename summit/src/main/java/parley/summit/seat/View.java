package parley.summit.seat;

import java.util.List;
import java.util.Optional;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.CalendarEntry;
import parley.summit.scenario.RedLine;

/**
 * All that one seat is told in one turn; enough to play well without knowing the model.
 *
 * @param round of the summit, from 1
 * @param rounds of the summit in all
 * @param world the public state
 * @param calendar what the calendar holds for this round and later ones
 * @param tables the seat's own tables, open or closed
 * @param measures the seat's own ladders
 * @param values what the seat keeps to itself
 * @param budgetLeft what it can still commit on top of its own standing offers, US$ bn; infinite without a budget
 * @param lastTurn the seat's own last turn and what became of it
 * @param bits the seat's own random bits for this turn
 * @param defaultStrategy the strategy that the scenario gives this country where nobody else plays it
 */
public record View(
        String seat,
        TurnKind kind,
        int round,
        int rounds,
        WorldView world,
        List<CalendarEntry> calendar,
        List<TableView> tables,
        List<LadderView> measures,
        SeatValues values,
        double budgetLeft,
        Optional<LastTurn> lastTurn,
        long bits,
        String defaultStrategy) {

    public View {
        calendar = List.copyOf(calendar);
        tables = List.copyOf(tables);
        measures = List.copyOf(measures);
    }

    /** Rounds after this one. */
    public int roundsLeft() {
        return rounds - round;
    }

    /**
     * The public state.
     *
     * @param tension 0..1
     * @param countries supply of every country, in scenario order; losses are 0 before the first month
     * @param ladders every ladder and its level
     * @param tables every table and where it stands
     * @param redLines every red line that stands, in the order in which they were drawn
     */
    public record WorldView(
            double tension,
            List<CountryOutlook> countries,
            List<LadderStanding> ladders,
            List<TableStanding> tables,
            List<RedLine> redLines) {
        public WorldView {
            countries = List.copyOf(countries);
            ladders = List.copyOf(ladders);
            tables = List.copyOf(tables);
            redLines = List.copyOf(redLines);
        }
    }

    /** Where a ladder stands, in public. */
    public record LadderStanding(String ladder, int level, String title) {}

    /** Where a table stands, in public: open, signed (with the deal) or closed. */
    public record TableStanding(String table, boolean open, Optional<Deal> signed) {}

    /**
     * The seat's last turn: its reply, and the tables where its action came to nothing when it was settled: it no longer fitted the budget, or
     * on an open floor the other party came first.
     */
    public record LastTurn(int round, TurnKind kind, Reply reply, List<String> dropped) {
        public LastTurn {
            dropped = List.copyOf(dropped);
        }
    }
}
