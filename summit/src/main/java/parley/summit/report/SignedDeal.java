package parley.summit.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.summit.deal.Terms;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.StallCause;

/**
 * A deal that was signed, and its course since.
 *
 * @param terms level by id of the issue, in the table's order
 * @param utilities surplus when it was signed, by country; 1 is 0.1 % of gross domestic product
 * @param committed by the buyer, US$ bn
 * @param course every change of its status; a truce is in force until it breaks down, then it has lapsed
 * @param lastMonth how far the session came
 */
public record SignedDeal(
        int round,
        String acceptedBy,
        Deal deal,
        Map<String, Issue.Level> terms,
        SortedMap<String, Double> utilities,
        double committed,
        DealStatus opening,
        List<StatusChange> course,
        Optional<Integer> lastMonth) {

    public SignedDeal {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        utilities = Collections.unmodifiableSortedMap(new TreeMap<>(utilities));
        course = List.copyOf(course);
    }

    /** A change of status; the cause is given where it stalls. */
    public record StatusChange(int month, DealStatus to, Optional<StallCause> cause) {}

    /** Where it stood at the end of a month; empty where the session did not come so far. */
    public Optional<DealStatus> statusAt(int month) {
        return statusAt(month, lastMonth, opening, course);
    }

    static Optional<DealStatus> statusAt(
            int month, Optional<Integer> lastMonth, DealStatus opening, List<StatusChange> course) {
        if (lastMonth.isEmpty() || lastMonth.get() < month) {
            return Optional.empty();
        }
        DealStatus status = opening;
        for (StatusChange change : course) {
            status = change.month() <= month ? change.to() : status;
        }
        return Optional.of(status);
    }

    /** Why it stalled first. */
    public Optional<StallCause> stallCause() {
        return course.stream().flatMap(c -> c.cause().stream()).findFirst();
    }

    static SignedDeal of(List<Entry> entries, Table table, int round, Event.DealSigned signed) {
        return new SignedDeal(
                round,
                signed.acceptedBy(),
                signed.deal(),
                terms(table, signed.deal()),
                utilities(entries, table),
                signed.committed(),
                opening(table, signed.deal()),
                course(entries, table),
                lastMonth(entries));
    }

    static Map<String, Issue.Level> terms(Table table, Deal deal) {
        var terms = new LinkedHashMap<String, Issue.Level>();
        for (int i = 0; i < deal.levels().size(); i++) {
            Issue issue = table.issues().get(i);
            terms.put(issue.id(), issue.levels().get(deal.levels().get(i)));
        }
        return terms;
    }

    private static SortedMap<String, Double> utilities(List<Entry> entries, Table table) {
        var utilities = new TreeMap<String, Double>();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.SignatureValued valued
                    && valued.table().equals(table.id())) {
                utilities.put(valued.country(), valued.surplus());
            }
        }
        return utilities;
    }

    private static DealStatus opening(Table table, Deal deal) {
        boolean treaty = table.kind() == TableKind.DEAL
                && Terms.of(table.issues(), deal.toArray()).isTreaty();
        return treaty ? DealStatus.RATIFY : DealStatus.IN_FORCE;
    }

    static List<StatusChange> course(List<Entry> entries, Table table) {
        var course = new ArrayList<StatusChange>();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.DealStatusChanged change
                    && change.table().equals(table.id())) {
                course.add(new StatusChange(entry.month(), change.to(), change.cause()));
            } else if (entry.event() instanceof Event.TruceBroken broken
                    && broken.table().equals(table.id())) {
                course.add(new StatusChange(entry.month(), DealStatus.LAPSED, Optional.empty()));
            }
        }
        return course;
    }

    static Optional<Integer> lastMonth(List<Entry> entries) {
        return entries.stream()
                .filter(e -> e.event() instanceof Event.OutlookReached)
                .map(Entry::month)
                .reduce((before, after) -> after);
    }
}
