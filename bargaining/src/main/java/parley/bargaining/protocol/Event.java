package parley.bargaining.protocol;

import parley.bargaining.protocol.Negotiation.Closed;

/** What came of an action, in the order in which it happened. */
public sealed interface Event {

    /** The action was played. */
    record Moved(Move move) implements Event {}

    /** A new round began. */
    record RoundBegan(int round) implements Event {}

    /** The negotiation closed. */
    record Concluded(Closed end) implements Event {}

    /** Something happened at one of several tables. */
    record AtTable(int table, Event event) implements Event {}
}
