package parley.summit.report;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event.MeasureTaken;
import parley.summit.transcript.Event.OutlookReached;
import parley.summit.transcript.Transcript;

/**
 * How far China went, on its ladders toward the United States and toward all.
 *
 * @param opening highest level in force when the summit opened
 * @param highest at any time
 * @param byMonth highest level in force, for every month that was reached
 * @param firstStepUp when a level first went up
 */
public record EscalationReport(
        int opening, int highest, SortedMap<Integer, Integer> byMonth, Optional<When> firstStepUp) {

    public EscalationReport {
        byMonth = Collections.unmodifiableSortedMap(new TreeMap<>(byMonth));
    }

    static EscalationReport of(Transcript transcript) {
        List<Ladder> ladders = transcript.scenario().ladders().stream()
                .filter(EscalationReport::counts)
                .toList();
        Map<String, Integer> levels = new HashMap<>();
        ladders.forEach(l -> levels.put(l.id(), l.openingLevel()));
        int opening = highest(levels);
        int highest = opening;
        Optional<When> firstStepUp = Optional.empty();
        for (Entry entry : transcript.entries()) {
            if (entry.event() instanceof MeasureTaken taken && levels.containsKey(taken.ladder())) {
                levels.put(taken.ladder(), taken.to());
                highest = Math.max(highest, taken.to());
                if (taken.to() > taken.from() && firstStepUp.isEmpty()) {
                    firstStepUp = Optional.of(When.of(transcript.scenario(), entry));
                }
            }
        }
        return new EscalationReport(opening, highest, byMonth(transcript.entries()), firstStepUp);
    }

    private static boolean counts(Ladder ladder) {
        return switch (ladder.kind()) {
            case LICENCES_ALL -> true;
            case LICENCES_ONE -> ladder.counterpart().equals(Scenario.USA);
            case TARIFFS, RAW_EXPORTS -> false;
        };
    }

    private static int highest(Map<String, Integer> levels) {
        return levels.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static SortedMap<Integer, Integer> byMonth(List<Entry> entries) {
        var byMonth = new TreeMap<Integer, Integer>();
        for (Entry entry : entries) {
            if (entry.event() instanceof OutlookReached reached) {
                byMonth.put(entry.month(), reached.escalation());
            }
        }
        return byMonth;
    }
}
