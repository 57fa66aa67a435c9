package parley.summit.report;

import java.util.List;
import java.util.Optional;
import parley.summit.scenario.Table;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event.CloseReason;
import parley.summit.transcript.Event.DealSigned;
import parley.summit.transcript.Event.TableClosed;
import parley.summit.transcript.StallCause;
import parley.summit.transcript.Transcript;

/**
 * One table and what came of it; what they fall back on is worth 0 to either party.
 *
 * @param opening the deal in force when the summit opened
 * @param deal what was signed
 * @param closed how it closed without a deal; neither of the two where the session ended early
 */
public record TableReport(
        String table,
        List<String> parties,
        Optional<StandingDeal> opening,
        Optional<SignedDeal> deal,
        Optional<Closing> closed) {

    /** What no deal is worth, to everybody. */
    public static final double RESERVATION_VALUE = 0;

    public TableReport {
        parties = List.copyOf(parties);
    }

    /** Where the deal in force stood at the end of a month: what was signed, or else what stood before. */
    public Optional<DealStatus> statusAt(int month) {
        return deal.isPresent() ? deal.flatMap(d -> d.statusAt(month)) : opening.flatMap(d -> d.statusAt(month));
    }

    /** Why the deal in force stalled first. */
    public Optional<StallCause> stallCause() {
        return deal.isPresent() ? deal.flatMap(SignedDeal::stallCause) : opening.flatMap(StandingDeal::stallCause);
    }

    /** How a table closed without a deal: in which round, why, and who walked. */
    public record Closing(int round, CloseReason reason, Optional<String> by) {

        /** In words, e.g. {@code MYS walked away in round 4}. */
        public String text() {
            return switch (reason) {
                case WALKED -> by.orElse("a party") + " walked away in round " + round;
                case DEADLINE -> "time ran out in round " + round;
            };
        }
    }

    static List<TableReport> of(Transcript transcript) {
        return transcript.scenario().tables().stream()
                .map(table -> of(transcript, table))
                .toList();
    }

    private static TableReport of(Transcript transcript, Table table) {
        Optional<SignedDeal> deal = transcript.entries().stream()
                .filter(e ->
                        e.event() instanceof DealSigned signed && signed.table().equals(table.id()))
                .findFirst()
                .map(e -> SignedDeal.of(transcript.entries(), table, e.round(), (DealSigned) e.event()));
        Optional<Closing> closed = transcript.entries().stream()
                .filter(e -> e.event() instanceof TableClosed closing
                        && closing.table().equals(table.id()))
                .findFirst()
                .map(TableReport::closing);
        Optional<StandingDeal> opening = transcript
                .scenario()
                .openingDeal(table.id())
                .map(d -> StandingDeal.of(transcript.entries(), table, d, deal.isPresent()));
        return new TableReport(table.id(), table.parties(), opening, deal, closed);
    }

    private static Closing closing(Entry entry) {
        TableClosed event = (TableClosed) entry.event();
        return new Closing(entry.round(), event.reason(), event.by());
    }
}
