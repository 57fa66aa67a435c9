package parley.summit.transcript;

/** What drove a seat in a turn; never part of a digest. */
public record Driver(Kind kind, String name) {

    /** Nobody knows, e.g. in a transcript that was written by hand. */
    public static final Driver UNKNOWN = new Driver(Kind.UNKNOWN, "");

    /** The ways of driving a seat. */
    public enum Kind {
        UNKNOWN,
        /** A built-in strategy in the coordinator's process. */
        BUILT_IN,
        /** An agent that the coordinator dials. */
        DIALLED_AGENT,
        /** A player that dials in. */
        DIALLED_IN,
        /** A person. */
        PERSON
    }
}
