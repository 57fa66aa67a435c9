package parley.bargaining.protocol;

import java.util.List;
import java.util.OptionalInt;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Closed;

/** A negotiation from the first move to its end; a move that was refused is the last one. */
public record Transcript(List<Move> moves, Closed end) {

    public Transcript {
        moves = List.copyOf(moves);
    }

    /** The outcome that was agreed, if one was. */
    public OptionalInt agreement() {
        return end instanceof Agreed agreed ? OptionalInt.of(agreed.outcome()) : OptionalInt.empty();
    }

    /** The number of offers made. */
    public long offers() {
        return moves.stream().filter(move -> move.action() instanceof Offer).count();
    }
}
