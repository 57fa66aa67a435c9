package parley.bargaining.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Cause;
import parley.bargaining.protocol.Negotiation.Open;
import parley.bargaining.protocol.Ruling.Ended;
import parley.bargaining.protocol.Ruling.Played;
import parley.bargaining.protocol.Ruling.Refused;

/**
 * The rules of a negotiation as a state machine: a state and an action in, a state and what happened out.
 *
 * @param <O> the state while it is open
 */
public interface Protocol<O extends Open> {

    int seats();

    /** Before the first action. */
    O opening();

    /** What the party whose turn it is is told. */
    Turn turn(O open, List<Move> moves);

    /**
     * What comes of an action by the party whose turn it is.
     *
     * @param elapsed how much time has passed since the opening, in the unit of the time limit; never less than before
     */
    Ruling<O> rule(O open, Action action, double elapsed);

    /** Whether it ends though no time passes. */
    boolean endsWithoutClock();

    /** Plays the parties, in the order of their seats, to the end, in no time. A refused action breaks the negotiation. */
    default Transcript play(List<? extends Party> parties) {
        if (!endsWithoutClock()) {
            throw new IllegalArgumentException(
                    "limits: time alone (expected: rounds or a chance where no time passes)");
        }
        return play(parties, () -> 0);
    }

    /** Plays the parties to the end, while {@code elapsed} says how much time has passed. */
    default Transcript play(List<? extends Party> parties, DoubleSupplier elapsed) {
        if (parties.size() != seats()) {
            throw new IllegalArgumentException("parties: " + parties.size() + " (expected: " + seats() + ")");
        }
        List<Move> moves = new ArrayList<>();
        O open = opening();
        while (true) {
            Action action = parties.get(open.seat()).act(turn(open, new Earlier<>(moves, moves.size())));
            moves.add(new Move(open.round(), open.seat(), action));
            switch (rule(open, action, elapsed.getAsDouble())) {
                case Played<O> played -> open = played.open();
                case Ended<O> ended -> {
                    return concluded(parties, new Transcript(moves, ended.end()));
                }
                case Refused<O> refused -> {
                    return concluded(parties, new Transcript(moves, new Broken(open.round(), Cause.AGAINST_THE_RULES)));
                }
            }
        }
    }

    private static Transcript concluded(List<? extends Party> parties, Transcript transcript) {
        for (int seat = 0; seat < parties.size(); seat++) {
            parties.get(seat).concluded(seat, transcript);
        }
        return transcript;
    }
}
