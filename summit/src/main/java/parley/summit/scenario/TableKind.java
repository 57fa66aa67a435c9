package parley.summit.scenario;

/** How the deals of a table are valued. */
public enum TableKind {
    /** A minerals deal between a buyer, the first party, and a host, the second. */
    DEAL,
    /** A truce between two rivals, valued by the payoffs of its issues. */
    TRUCE
}
