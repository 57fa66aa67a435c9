package parley.cli.story;

/** How much is shown of what there is. */
enum Detail {
    /** What changes, as much as a terminal can take; what is left out is counted. */
    BRIEF,
    /** Everything. */
    FULL;

    /** A sentence on what is not shown; empty where all is. */
    static String leftOut(int number) {
        return number == 0 ? "" : " Not shown: %d more, where less changes.".formatted(number);
    }
}
