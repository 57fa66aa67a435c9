package parley.summit.scenario;

/**
 * A limit that a country has announced in public; it may sign beyond it, at a political cost.
 *
 * @param level index of the last level that it will still sign
 */
public record RedLine(String country, String table, String issue, Bound bound, int level, String title) {

    /** Which side of the level is forbidden. */
    public enum Bound {
        /** The country will not sign above the level. */
        AT_MOST,
        /** The country will not sign below the level. */
        AT_LEAST
    }

    /** Whether the other line forbids the same, in whatever words. */
    public boolean isSameLimit(RedLine other) {
        return country.equals(other.country)
                && table.equals(other.table)
                && issue.equals(other.issue)
                && bound == other.bound
                && level == other.level;
    }

    /** Whether a deal with this level of the issue lies beyond the line. */
    public boolean isCrossedBy(int signed) {
        return switch (bound) {
            case AT_MOST -> signed > level;
            case AT_LEAST -> signed < level;
        };
    }
}
