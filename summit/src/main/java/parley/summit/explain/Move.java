package parley.summit.explain;

import java.util.List;
import java.util.Optional;
import parley.summit.scenario.RedLine;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/**
 * A move of a transcript, which can be explained.
 *
 * @param number of the entry that records it
 * @param round of the summit, 0 before and after it
 * @param month after the summit, 0 before
 * @param seat who moved
 * @param where table, or ladder
 */
public record Move(long number, int round, int month, String seat, String where, Kind kind) {

    /** What was done. */
    public enum Kind {
        OFFER,
        ACCEPTANCE,
        WAIT,
        /** An offer or acceptance that no longer fitted the budget when it was settled. */
        OVER_BUDGET,
        WALK,
        /** A step on a ladder that somebody chose. */
        MEASURE,
        /** A step back on a ladder that a truce demands; nobody chose it. */
        TRUCE_STEP,
        RED_LINE
    }

    /** All moves, in the order in which they were made. */
    public static List<Move> of(Transcript transcript) {
        return transcript.entries().stream().flatMap(e -> of(e).stream()).toList();
    }

    /** The move that an entry records, if it does. */
    static Optional<Move> of(Entry entry) {
        return switch (entry.event()) {
            case Event.OfferMade e -> move(entry, e.by(), e.table(), Kind.OFFER);
            case Event.DealSigned e -> move(entry, e.acceptedBy(), e.table(), Kind.ACCEPTANCE);
            case Event.TurnPassed e -> passed(entry, e);
            case Event.TableClosed e -> e.by().flatMap(by -> move(entry, by, e.table(), Kind.WALK));
            case Event.MeasureTaken e ->
                move(entry, e.actor(), e.ladder(), e.truce().isPresent() ? Kind.TRUCE_STEP : Kind.MEASURE);
            case Event.RedLineDrawn e -> move(entry, e.country(), e.table(), Kind.RED_LINE);
            case Event.WorldOpened e -> Optional.empty();
            case Event.OpeningDealStands e -> Optional.empty();
            case Event.TableOpened e -> Optional.empty();
            case Event.CalendarReached e -> Optional.empty();
            case Event.Injected e -> Optional.empty();
            case Event.TurnEnded e -> Optional.empty();
            case Event.SignatureValued e -> Optional.empty();
            case Event.TruceBroken e -> Optional.empty();
            case Event.DealStatusChanged e -> Optional.empty();
            case Event.ProjectCompleted e -> Optional.empty();
            case Event.PriceSuppressed e -> Optional.empty();
            case Event.OutlookReached e -> Optional.empty();
        };
    }

    private static Optional<Move> passed(Entry entry, Event.TurnPassed passed) {
        return switch (passed.reason()) {
            case WAIT -> move(entry, passed.by(), passed.table(), Kind.WAIT);
            case OVER_BUDGET -> move(entry, passed.by(), passed.table(), Kind.OVER_BUDGET);
            case NO_REPLY, OVERTAKEN -> Optional.empty();
        };
    }

    private static Optional<Move> move(Entry entry, String seat, String where, Kind kind) {
        return Optional.of(new Move(entry.number(), entry.round(), entry.month(), seat, where, kind));
    }

    /** The red line that an entry records. */
    static RedLine line(Event.RedLineDrawn drawn) {
        return new RedLine(drawn.country(), drawn.table(), drawn.issue(), drawn.bound(), drawn.level(), drawn.title());
    }
}
