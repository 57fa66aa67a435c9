package parley.sweep.summit;

/** How the runs of a sweep are spread over what the parameters may be. */
public enum Design {
    /** Every parameter is drawn by itself, with the seed of the draw, as {@code parley run} draws it. */
    RANDOM,
    /** Evenly spaced values of the parameters that are varied, each with each; the rest is the same in every one of them. */
    GRID,
    /** Drawn like random, but of as many equal slices of a range as there are draws each has one. */
    LHS,
    /** Pairs of draws and what lies between them, for Sobol's indices. */
    SOBOL,
    /** Walks that move one parameter at a time, for Morris's elementary effects. */
    MORRIS;

    /** Whether parameters other than those that are varied by name take part. */
    boolean needsNames() {
        return this == GRID;
    }
}
