package parley.summit.transcript;

/** Where a signed deal stands. */
public enum DealStatus {
    /** Signed as a treaty, waiting for ratification. */
    RATIFY,
    IN_FORCE,
    STALLED,
    /** Given up for good. */
    LAPSED,
    /** At the end of its term; its projects go on. */
    EXPIRED
}
