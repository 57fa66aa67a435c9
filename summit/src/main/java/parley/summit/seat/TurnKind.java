package parley.summit.seat;

/** Which decision of a round a turn is for. */
public enum TurnKind {
    /** Measures, chosen by all on one snapshot. */
    MEASURES,
    /** Tables, first turn of the round. */
    FIRST_TABLES,
    /** Tables, second turn of the round. */
    SECOND_TABLES,
    /** Tables, on an open floor: one of as many turns as bring something. */
    FLOOR
}
