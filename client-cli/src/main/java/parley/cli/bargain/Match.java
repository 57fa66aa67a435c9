package parley.cli.bargain;

import java.util.List;
import java.util.OptionalInt;
import parley.bargaining.protocol.Negotiation;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Strategy;

/** One negotiation between strategies. */
record Match(List<Strategy> strategies, int rounds, long seed) {

    Transcript play(Bargain bargain) {
        return new parley.bargaining.strategy.Match(strategies, rounds, seed).play(bargain.preferences());
    }

    static OptionalInt agreement(Transcript transcript) {
        return transcript.end() instanceof Negotiation.Agreed agreed
                ? OptionalInt.of(agreed.outcome())
                : OptionalInt.empty();
    }
}
