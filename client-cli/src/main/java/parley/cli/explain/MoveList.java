package parley.cli.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.cli.console.BadInputException;
import parley.cli.story.Block;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Words;
import parley.summit.explain.Move;
import parley.summit.transcript.Transcript;

/** The moves of a transcript, by the numbers that name them. */
public record MoveList(Transcript transcript, List<Move> moves) {

    /** What every move is but a red line of a seat that never came to move at its table. */
    public static final String EXPLAINED =
            "a move that was weighed; its seat had no turn at the table after drawing the line";

    private static final int NEAREST = 3;

    public MoveList {
        moves = List.copyOf(moves);
    }

    /** All moves in rows. */
    public List<Block> blocks() {
        return List.of(
                new Paragraph(moves.size() + " moves; --explain NUMBER tells why one was made."),
                new Paragraph(""),
                new Grid(
                        List.of("number", "when", "who", "where", "what"),
                        moves.stream().map(this::row).toList()));
    }

    private List<String> row(Move move) {
        return List.of(
                String.valueOf(move.number()),
                when(move),
                new Words(transcript.scenario()).country(move.seat()),
                move.where(),
                what(move.kind()));
    }

    static String when(Move move) {
        if (move.month() > 0) {
            return "month " + move.month();
        }
        return move.round() > 0 ? "round " + move.round() : "before";
    }

    static String what(Move.Kind kind) {
        return switch (kind) {
            case OVER_BUDGET -> "over budget";
            case TRUCE_STEP -> "step back for a truce";
            case RED_LINE -> "red line";
            case OFFER, ACCEPTANCE, WAIT, WALK, MEASURE -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The move with this number. */
    public Move find(String number) {
        return moves.stream()
                .filter(m -> String.valueOf(m.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> BadInputException.of("--explain", number, expected(number)));
    }

    private String expected(String number) {
        if (moves.isEmpty()) {
            return "the number of a move; this transcript has none";
        }
        String range = "the number of a move, " + moves.get(0).number() + " to "
                + moves.get(moves.size() - 1).number() + "; --explain alone lists them";
        return number.matches("\\d{1,9}") ? range + "; nearest: " + nearest(Long.parseLong(number)) : range;
    }

    private String nearest(long number) {
        return moves.stream()
                .sorted(Comparator.comparingLong(m -> Math.abs(m.number() - number)))
                .limit(NEAREST)
                .sorted(Comparator.comparingLong(Move::number))
                .map(m -> m.number() + " (" + what(m.kind()) + " of " + m.seat() + ", " + m.where() + ", " + when(m)
                        + ")")
                .collect(Collectors.joining(", "));
    }
}
