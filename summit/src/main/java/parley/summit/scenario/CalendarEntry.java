package parley.summit.scenario;

/** What the calendar holds for the start of a round, and how it moves the tension. */
public record CalendarEntry(int round, String title, double tension) {}
