package parley.cli.story;

import java.util.List;
import java.util.function.Predicate;
import parley.summit.report.MeasureReport;
import parley.summit.report.RunReport;
import parley.summit.report.When;
import parley.summit.scenario.Ladder;

/** Where ladders stood by the round and by the month; what happened in the rounds counts for month 0. */
record Levels(RunReport report) {

    /** How many months were reached, with month 0. */
    int months() {
        return report.outlook().stream().mapToInt(c -> c.months().size()).max().orElse(0);
    }

    List<MeasureReport> taken(Ladder ladder) {
        return report.measures().stream()
                .filter(m -> m.ladder().equals(ladder.id()))
                .toList();
    }

    /** At the end of a month, or at the opening. */
    int at(Ladder ladder, int month) {
        return after(ladder, when -> when.month() <= month);
    }

    /** At the end of a round. */
    int atRound(Ladder ladder, int round) {
        return after(ladder, when -> when.round() > 0 && when.round() <= round);
    }

    private int after(Ladder ladder, Predicate<When> past) {
        return taken(ladder).stream()
                .filter(m -> past.test(m.when()))
                .reduce((before, after) -> after)
                .map(MeasureReport::to)
                .orElse(ladder.openingLevel());
    }

    int peak(Ladder ladder) {
        return Math.max(
                ladder.openingLevel(),
                taken(ladder).stream().mapToInt(MeasureReport::to).max().orElse(0));
    }

    /** Whether there is anything to see: it never left level 0. */
    boolean isQuiet(Ladder ladder) {
        return peak(ladder) == 0;
    }
}
