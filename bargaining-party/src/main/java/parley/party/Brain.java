package parley.party;

import parley.bargaining.protocol.Action;
import parley.wire.PartyTurn;

/** Decides the turns of any negotiation, each from what it is told alone. */
@FunctionalInterface
public interface Brain {
    Action act(PartyTurn turn);
}
