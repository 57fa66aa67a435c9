package parley.cli.bargain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Negotiation;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.bargaining.strategy.StrategicParty;
import parley.bargaining.strategy.Strategy;

/** One negotiation between strategies. */
record Match(List<Strategy> strategies, int rounds, long seed) {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** How a negotiation ended. */
    enum End {
        AGREEMENT,
        TIMEOUT,
        /** A party left and too few stayed, or one ended it. */
        WALKED,
        /** A party acted against the rules. */
        BROKEN
    }

    Transcript play(Bargain bargain) {
        List<StrategicParty> parties = new ArrayList<>();
        for (int seat = 0; seat < strategies.size(); seat++) {
            parties.add(new StrategicParty(strategies.get(seat), bargain.preferences(seat), this::luck));
        }
        return new Saop(parties.size(), bargain.domain().arraySize(), rounds).play(parties);
    }

    /** The luck of one turn depends on nothing but the seed, the round and the seat. */
    private Luck luck(Turn turn) {
        var random = new SplittableRandom(new SplittableRandom(seed).nextLong() + MIX * turn.round() + turn.seat());
        return new Luck(random.nextDouble(), random.nextDouble());
    }

    static End end(Transcript transcript) {
        return switch (transcript.end()) {
            case Negotiation.Agreed agreed -> End.AGREEMENT;
            case Negotiation.TimedOut out -> End.TIMEOUT;
            case Negotiation.Broken broken -> walked(transcript) ? End.WALKED : End.BROKEN;
        };
    }

    private static boolean walked(Transcript transcript) {
        List<Move> moves = transcript.moves();
        Action last = moves.get(moves.size() - 1).action();
        return last instanceof Action.Leave || last instanceof Action.End;
    }

    static OptionalInt agreement(Transcript transcript) {
        return transcript.end() instanceof Negotiation.Agreed agreed
                ? OptionalInt.of(agreed.outcome())
                : OptionalInt.empty();
    }
}
