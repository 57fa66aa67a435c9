package parley.cli.explain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.cli.story.Words;
import parley.summit.explain.Explainer;
import parley.summit.explain.Explanation;
import parley.summit.explain.Move;
import parley.summit.scenario.Table;
import parley.summit.seat.TurnKind;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** The moves on which a session turned, as far as built-in strategies made them in its rounds, each with its reason in sentences. */
public final class ToldMoves {

    private ToldMoves() {}

    /**
     * One of them.
     *
     * @param why in a sentence or two
     * @param otherwise the smallest changes that would have turned it, a sentence each
     */
    public record Told(Move move, String why, List<String> otherwise) {}

    /** Plays the session again, which takes a moment for each. */
    public static List<Told> of(Transcript transcript) {
        Set<Move> wanted = wanted(transcript);
        return wanted.isEmpty()
                ? List.of()
                : Explainer.of(transcript).explain(wanted::contains).stream()
                        .map(why -> told(transcript, why))
                        .toList();
    }

    /** Where people had the last word, a strategy's last offer or its leaving is what there is to tell. */
    private static Set<Move> wanted(Transcript transcript) {
        List<Move> own = Move.of(transcript).stream()
                .filter(move -> move.round() > 0 && driver(transcript, move) == Driver.Kind.BUILT_IN)
                .toList();
        var wanted = new HashSet<>(DecisiveMoves.of(transcript).all());
        wanted.retainAll(own);
        Set<String> told = wanted.stream().map(Move::where).collect(Collectors.toSet());
        var last = new HashMap<String, Move>();
        own.stream()
                .filter(move -> move.kind() == Move.Kind.OFFER || move.kind() == Move.Kind.WALK)
                .filter(move -> !told.contains(move.where()))
                .forEach(move -> last.put(move.where(), move));
        wanted.addAll(last.values());
        return wanted;
    }

    private static Told told(Transcript transcript, Explanation why) {
        var explained = new ExplainedMove(transcript.scenario(), why);
        return new Told(
                why.move(),
                explained.sentence()
                        + balance(transcript, why).map(s -> " " + s).orElse(""),
                explained.flips());
    }

    private static Optional<String> balance(Transcript transcript, Explanation why) {
        if (!(why instanceof Explanation.AtTable at) || at.chosen().deal().isEmpty()) {
            return Optional.empty();
        }
        Table table = transcript.scenario().table(why.move().where()).orElseThrow();
        return new ForAndAgainst(
                        transcript.scenario(),
                        table,
                        why.move().seat(),
                        at.chosen().worth())
                .clause()
                .map(clause -> Words.sentence(clause) + ".");
    }

    /** Who answered the turn in which a move was made. */
    private static Driver.Kind driver(Transcript transcript, Move move) {
        boolean measure = move.kind() == Move.Kind.MEASURE;
        return transcript.entries().subList(0, (int) move.number()).stream()
                .map(Entry::event)
                .filter(Event.TurnEnded.class::isInstance)
                .map(Event.TurnEnded.class::cast)
                .filter(turn -> turn.seat().equals(move.seat()))
                .filter(turn -> measure == (turn.kind() == TurnKind.MEASURES))
                .reduce((earlier, later) -> later)
                .map(turn -> turn.driver().kind())
                .orElse(Driver.Kind.UNKNOWN);
    }
}
