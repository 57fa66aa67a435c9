package parley.summit.transcript;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.RedLine;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.seat.SeatValues;
import parley.summit.seat.TurnKind;

/** Something that happened; when, and who may see it, is in the {@link Entry} that records it. */
public sealed interface Event {

    /** The rules drew the world and every seat's private values. */
    record WorldOpened(
            SortedMap<String, Double> parameters,
            List<SeatValues> seats,
            List<BanLoss> banLosses,
            List<SlowLoss> slowLosses,
            List<SupplyValue> supplyValues,
            List<PoolValue> poolValues)
            implements Event {
        public WorldOpened {
            parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
            seats = List.copyOf(seats);
            banLosses = List.copyOf(banLosses);
            slowLosses = List.copyOf(slowLosses);
            supplyValues = List.copyOf(supplyValues);
            poolValues = List.copyOf(poolValues);
        }
    }

    /** Losses in twelve months under a Chinese ban on one country, US$ bn above the status quo: its own, and all but China's. */
    record BanLoss(String country, double own, double all) {}

    /** A country's loss in twelve months under slow licences to all, US$ bn above the status quo. */
    record SlowLoss(String country, double loss) {}

    /** What one more tonne is worth to a buyer, US$ bn: in the status quo, under slow licences to all, under a ban on it. */
    record SupplyValue(String market, String buyer, double statusQuo, double slowLicences, double ban) {}

    /** What one more tonne for all is worth to a country under slow licences, US$ bn. */
    record PoolValue(String market, String country, double value) {}

    /** A deal was in force when the summit opened: what the parties of its table fall back on. */
    record OpeningDealStands(String table, Deal deal) implements Event {}

    /** A country said in public how far it will go on one issue; it may sign beyond that, at a political cost. */
    record RedLineDrawn(String country, String table, String issue, RedLine.Bound bound, int level, String title)
            implements Event {}

    /** A table opened; who moves first there was drawn once. */
    record TableOpened(String table, String opener) implements Event {}

    /** The calendar reached an entry; {@code tension} is the tension after it. */
    record CalendarReached(String title, double tension) implements Event {}

    /** The host threw something in at the start of a round; {@code tension} is the tension after it. */
    record Injected(String title, double moved, double tension) implements Event {}

    /** A seat's turn ended. Who drove it, and its rationale, are no part of the digest. */
    record TurnEnded(String seat, TurnKind kind, Reply reply, Driver driver) implements Event {}

    /** A ladder changed its level; {@code truce} names the table whose signature made the actor step back. */
    record MeasureTaken(String ladder, String actor, Optional<String> target, int from, int to, Optional<String> truce)
            implements Event {}

    /** An offer was put on a table. */
    record OfferMade(String table, String by, Deal deal) implements Event {}

    /** A seat let its turn at a table pass; the standing offer stays. */
    record TurnPassed(String table, String by, PassReason reason) implements Event {}

    /** Why a seat let its turn at a table pass. */
    enum PassReason {
        /** It chose to wait. */
        WAIT,
        /** Its turn ended without a move. */
        NO_REPLY,
        /** Its offer or acceptance no longer fitted the budget when it was settled. */
        OVER_BUDGET,
        /** On an open floor the other party moved at the table at the same time, and came first. */
        OVERTAKEN
    }

    /** A deal was signed and its table closed; {@code committed} US$ bn of the buyer's budget are spent. */
    record DealSigned(String table, List<String> parties, String acceptedBy, Deal deal, double committed)
            implements Event {
        public DealSigned {
            parties = List.copyOf(parties);
        }
    }

    /** What a signature was worth to one who signed, on the snapshot on which the acceptance was decided. */
    record SignatureValued(String table, String country, double surplus) implements Event {}

    /** A table closed without a deal. */
    record TableClosed(String table, CloseReason reason, Optional<String> by) implements Event {}

    /** Why a table closed without a deal. */
    enum CloseReason {
        /** A party walked away. */
        WALKED,
        /** The deadline passed. */
        DEADLINE
    }

    /** The truce of a table broke down. */
    record TruceBroken(String table) implements Event {}

    /** A deal's status changed after the summit; the cause is given where it stalls. */
    record DealStatusChanged(String table, DealStatus from, DealStatus to, Optional<StallCause> cause)
            implements Event {}

    /** A project sells its first output; {@code table} is empty for a project at no table. */
    record ProjectCompleted(String table, String project) implements Event {}

    /** China began to press the price of a market. */
    record PriceSuppressed(String market) implements Event {}

    /** The state of the world at the end of a month; month 0 is the end of the summit. */
    record OutlookReached(List<CountryOutlook> countries, double tension, int escalation, double unsold)
            implements Event {
        public OutlookReached {
            countries = List.copyOf(countries);
        }
    }
}
