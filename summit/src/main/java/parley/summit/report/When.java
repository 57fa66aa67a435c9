package parley.summit.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;

/**
 * A moment of a session.
 *
 * @param round of the summit, 0 after it
 * @param month after the summit, 0 before
 * @param text the same in words, e.g. {@code round 3, 26 October 2025}, {@code March 2027}
 */
public record When(int round, int month, String text) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    /** When something was recorded. */
    public static When of(Scenario scenario, Entry entry) {
        return entry.round() > 0 ? round(scenario, entry.round()) : month(scenario, entry.month());
    }

    /** A round of the summit. */
    public static When round(Scenario scenario, int round) {
        return new When(round, 0, "round " + round + ", " + DAY.format(day(scenario, round)));
    }

    /** A month after the summit; month 1 is the calendar month after that of the first day. */
    public static When month(Scenario scenario, int month) {
        return new When(
                0,
                month,
                month == 0
                        ? "end of the summit"
                        : MONTH.format(YearMonth.from(scenario.firstDay()).plusMonths(month)));
    }

    /** The day of a round. */
    public static LocalDate day(Scenario scenario, int round) {
        return scenario.firstDay().plusDays(round - 1L);
    }
}
