package parley.summit.transcript;

/**
 * One line of a transcript.
 *
 * @param number 1, 2, ...
 * @param round of the summit, 0 before and after it
 * @param month after the summit, 0 before
 */
public record Entry(long number, Visibility visibility, int round, int month, Event event) {}
