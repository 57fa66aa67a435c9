package parley.wire;

import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;

/**
 * All that a party is told when it is its turn.
 *
 * @param requestId the same for the same turn
 */
public record PartyTurn(PartyTerms terms, String requestId, Turn turn, Luck luck) {}
