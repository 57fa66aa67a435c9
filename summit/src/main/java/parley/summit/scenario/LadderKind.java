package parley.summit.scenario;

/** How a ladder of measures works. */
public enum LadderKind {
    /** China's licences toward one country. */
    LICENCES_ONE,
    /** China's licences toward all. */
    LICENCES_ALL,
    /** The United States' tariffs and listings against China. */
    TARIFFS,
    /** A host's own restrictions on its raw exports to all. */
    RAW_EXPORTS
}
