package parley.summit.seat;

import parley.summit.scenario.RedLine;

/**
 * A red line that a seat draws for itself.
 *
 * @param table one of the seat's own open tables
 * @param issue id of the issue
 * @param bound which side is forbidden
 * @param level index of the last level that it will still sign
 */
public record RedLineChoice(String table, String issue, RedLine.Bound bound, int level) {

    /** The line as it stands when {@code country} has drawn it. */
    public RedLine by(String country) {
        return new RedLine(country, table, issue, bound, level, "");
    }
}
