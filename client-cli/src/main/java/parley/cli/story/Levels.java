package parley.cli.story;

import java.util.List;
import parley.summit.report.MeasureReport;
import parley.summit.report.RunReport;
import parley.summit.scenario.Ladder;

/** Where ladders stood by the month; what happened in the rounds counts for month 0. */
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

    /** At the end of a month. */
    int at(Ladder ladder, int month) {
        int level = ladder.openingLevel();
        for (MeasureReport measure : taken(ladder)) {
            level = measure.when().month() <= month ? measure.to() : level;
        }
        return level;
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
