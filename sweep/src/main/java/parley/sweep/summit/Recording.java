package parley.sweep.summit;

/** How much is kept of each run. */
public enum Recording {
    /** Supply by country every half year, by country and mineral where a report looks; one deal in ten against its frontier. */
    SUMMARY,
    /** Supply by country and mineral in every month, and every deal against its frontier. */
    FULL
}
