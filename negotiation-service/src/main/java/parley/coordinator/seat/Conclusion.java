package parley.coordinator.seat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** How the summit ended for one seat: its own tables, in scenario order, and the transcript's digest. */
public record Conclusion(SeatName seat, List<TableResult> tables, String digest) {

    public Conclusion {
        tables = List.copyOf(tables);
    }

    /** How one table ended: what was signed, and what it was worth to the seat when it was signed; 0 without a deal. */
    public record TableResult(String table, Optional<Deal> signed, double surplus) {}

    /** Reads it off a transcript. */
    public static Conclusion of(SeatName seat, Transcript transcript, String digest) {
        var results = new ArrayList<TableResult>();
        for (Table table : transcript.scenario().tables()) {
            if (table.parties().contains(seat.country())) {
                results.add(result(table.id(), seat.country(), transcript.entries()));
            }
        }
        return new Conclusion(seat, results, digest);
    }

    private static TableResult result(String table, String country, List<Entry> entries) {
        Optional<Deal> signed = Optional.empty();
        double surplus = 0;
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.DealSigned deal && deal.table().equals(table)) {
                signed = Optional.of(deal.deal());
            }
            if (entry.event() instanceof Event.SignatureValued value
                    && value.table().equals(table)
                    && value.country().equals(country)) {
                surplus = value.surplus();
            }
        }
        return new TableResult(table, signed, surplus);
    }
}
