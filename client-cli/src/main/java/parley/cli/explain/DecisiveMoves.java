package parley.cli.explain;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.summit.explain.Move;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/**
 * The moves on which a session turned.
 *
 * @param signings the acceptances that closed a deal
 * @param refusals at each table that did not sign, the move that refused the last offer there; where no offer was refused, the last move
 * @param measures the step to the highest level of a ladder that each country came to, the first one where it came there twice
 */
record DecisiveMoves(List<Move> signings, List<Move> refusals, List<Move> measures) {

    static DecisiveMoves of(Transcript transcript) {
        List<Move> moves = Move.of(transcript);
        List<Move> signings =
                moves.stream().filter(m -> m.kind() == Move.Kind.ACCEPTANCE).toList();
        List<String> signed = signings.stream().map(Move::where).toList();
        List<Move> open = moves.stream()
                .filter(m -> isAtTable(m) && !signed.contains(m.where()))
                .toList();
        return new DecisiveMoves(signings, List.copyOf(refusals(open)), List.copyOf(measures(transcript, moves)));
    }

    List<Move> all() {
        return Stream.of(signings, refusals, measures).flatMap(List::stream).toList();
    }

    private static boolean isAtTable(Move move) {
        return switch (move.kind()) {
            case OFFER, ACCEPTANCE, WAIT, OVER_BUDGET, WALK -> true;
            case MEASURE, TRUCE_STEP, RED_LINE -> false;
        };
    }

    private static Collection<Move> refusals(List<Move> moves) {
        var found = new LinkedHashMap<String, Move>();
        var offeredBy = new HashMap<String, String>();
        moves.forEach(move -> {
            String table = move.where();
            boolean refuses = !offeredBy.getOrDefault(table, move.seat()).equals(move.seat());
            if (refuses || !offeredBy.containsKey(table)) {
                found.put(table, move);
            }
            if (move.kind() == Move.Kind.OFFER) {
                offeredBy.put(table, move.seat());
            }
        });
        return found.values();
    }

    private static Collection<Move> measures(Transcript transcript, List<Move> moves) {
        var strongest = new LinkedHashMap<String, Move>();
        Map<String, Integer> levels = new HashMap<>();
        for (Move move : moves) {
            if (move.kind() == Move.Kind.MEASURE
                    && transcript.entries().get((int) move.number() - 1).event() instanceof Event.MeasureTaken step
                    && step.to() > Math.max(step.from(), levels.getOrDefault(move.seat(), 0))) {
                levels.put(move.seat(), step.to());
                strongest.put(move.seat(), move);
            }
        }
        return strongest.values();
    }
}
