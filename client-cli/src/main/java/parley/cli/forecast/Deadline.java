package parley.cli.forecast;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import parley.cli.console.BadInputException;
import parley.summit.scenario.Scenario;

/**
 * A day by which something is to have happened, and the state of the model that stands for the end of that day: a day of the
 * summit is its round; a later day up to the 15th is the end of the month before, from the 16th that of its own month, as dated
 * controls act (MODEL section 1).
 *
 * @param rounds of the summit
 * @param position of the state: rounds first, then months
 * @param elapsed months since the summit opened, by the calendar
 */
record Deadline(LocalDate date, int rounds, int position, double elapsed) {

    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(2025, 11, 1),
            LocalDate.of(2025, 11, 30),
            LocalDate.of(2026, 1, 24),
            LocalDate.of(2026, 4, 24),
            LocalDate.of(2026, 10, 24));
    private static final int FIRST_HALF = 15;
    private static final double DAYS_A_MONTH = 365.25 / 12;

    /** All of them, in the time of a scenario; refused where it opens after the first. */
    static List<Deadline> of(Scenario scenario) {
        if (scenario.firstDay().isAfter(DATES.get(0))) {
            throw BadInputException.of(
                    "scenario " + scenario.id() + ": first day",
                    scenario.firstDay().toString(),
                    "at latest " + DATES.get(0) + ", the first day that is asked about");
        }
        return DATES.stream().map(date -> of(scenario, date)).toList();
    }

    private static Deadline of(Scenario scenario, LocalDate date) {
        long day = ChronoUnit.DAYS.between(scenario.firstDay(), date);
        int position = day < scenario.rounds() ? (int) day + 1 : scenario.rounds() + month(scenario, date);
        return new Deadline(date, scenario.rounds(), position, (day + 1) / DAYS_A_MONTH);
    }

    private static int month(Scenario scenario, LocalDate date) {
        long month = ChronoUnit.MONTHS.between(YearMonth.from(scenario.firstDay()), YearMonth.from(date));
        return (int) Math.max(0, date.getDayOfMonth() > FIRST_HALF ? month : month - 1);
    }

    /** Months of the model since the end of the summit; 0 in it. */
    int month() {
        return Math.max(0, position - rounds);
    }

    /** The state in words. */
    String words() {
        return position <= rounds ? "end of round " + position : "end of month " + month() + " after the summit";
    }
}
