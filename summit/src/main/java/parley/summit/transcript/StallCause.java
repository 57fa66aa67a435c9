package parley.summit.transcript;

/** Why a deal stalls, in the order in which hazards are summed (MODEL section 10.1). */
public enum StallCause {
    /** Money or capacity. */
    ECONOMIC,
    SOCIAL,
    ENVIRONMENT,
    /** Tax and law. */
    TAX,
    /** A rule on exports. */
    EXPORT,
    /** Pressure from China. */
    CHINA
}
