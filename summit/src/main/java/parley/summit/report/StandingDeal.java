package parley.summit.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.summit.report.SignedDeal.StatusChange;
import parley.summit.scenario.Issue;
import parley.summit.scenario.OpeningDeal;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Entry;
import parley.summit.transcript.StallCause;

/**
 * A deal from before the summit, which its parties fall back on, and its course where nothing took its place.
 *
 * @param signed before the summit
 * @param terms level by id of the issue, in the table's order
 * @param course every change of its status; empty where a deal of the summit took its place
 * @param lastMonth how far the session came
 */
public record StandingDeal(
        String title,
        LocalDate signed,
        Deal deal,
        Map<String, Issue.Level> terms,
        List<StatusChange> course,
        Optional<Integer> lastMonth) {

    public StandingDeal {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        course = List.copyOf(course);
    }

    /** Where it stood at the end of a month; empty where the session did not come so far. */
    public Optional<DealStatus> statusAt(int month) {
        return SignedDeal.statusAt(month, lastMonth, DealStatus.IN_FORCE, course);
    }

    /** Why it stalled first. */
    public Optional<StallCause> stallCause() {
        return course.stream().flatMap(c -> c.cause().stream()).findFirst();
    }

    static StandingDeal of(List<Entry> entries, Table table, OpeningDeal opening, boolean replaced) {
        var deal = new Deal(opening.levels());
        return new StandingDeal(
                opening.title(),
                opening.signed(),
                deal,
                SignedDeal.terms(table, deal),
                replaced ? List.of() : SignedDeal.course(entries, table),
                SignedDeal.lastMonth(entries));
    }
}
