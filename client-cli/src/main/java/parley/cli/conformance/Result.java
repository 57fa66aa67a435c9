package parley.cli.conformance;

/**
 * What came of one check.
 *
 * @param check what should be the case, as a sentence
 * @param detail what was seen instead, or why it was not tried; empty where it passed
 * @param fix what to do about it; empty unless it failed
 */
record Result(Outcome outcome, String check, String detail, String fix) {

    /** How a check ended. */
    enum Outcome {
        PASS,
        FAIL,
        SKIP
    }

    boolean isFailure() {
        return outcome == Outcome.FAIL;
    }
}
