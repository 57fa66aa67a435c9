package parley.bargaining.domain;

/** The scale on which utilities are read; the platforms of the field disagree, so it is always named. */
public enum Normalisation {
    /** As stated. */
    RAW,
    /** From 0 for the worst outcome of the domain to 1 for the best; 1 for all when all are worth the same. */
    RANGE,
    /**
     * As GENIUS 10.4 computes it for linear additive utilities, the only ones it is for: the sum of weight times evaluation over the
     * issue's largest evaluation, at most 1.
     * An issue whose evaluations are all 0 adds nothing.
     */
    GENIUS_MAX
}
