package parley.bargaining.protocol;

import java.util.List;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Negotiation.Closed;

/** A negotiation from the first move to its end; a move that was refused is the last one. */
public record Transcript(List<Move> moves, Closed end) {

    public Transcript {
        moves = List.copyOf(moves);
    }

    /** The number of offers made. */
    public long offers() {
        return moves.stream().filter(move -> move.action() instanceof Offer).count();
    }
}
