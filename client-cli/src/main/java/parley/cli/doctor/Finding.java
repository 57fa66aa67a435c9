package parley.cli.doctor;

/**
 * What came of looking at one thing.
 *
 * @param subject what was looked at, e.g. {@code port 7070}
 * @param seen what is the case
 * @param advice what to do about it; empty where all is well
 */
record Finding(State state, String subject, String seen, String advice) {

    /** How it is. */
    enum State {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String subject, String seen) {
        return new Finding(State.OK, subject, seen, "");
    }

    static Finding warn(String subject, String seen, String advice) {
        return new Finding(State.WARN, subject, seen, advice);
    }

    static Finding fail(String subject, String seen, String advice) {
        return new Finding(State.FAIL, subject, seen, advice);
    }
}
