package parley.bargaining.strategy;

import java.util.ArrayList;
import java.util.List;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;

/** One negotiation between strategies by stacked alternating offers. */
public record Match(List<Strategy> strategies, int rounds, long seed) {

    public Match {
        strategies = List.copyOf(strategies);
    }

    /** Plays it; each strategy has the preferences at its place, and they act in that order. */
    public Transcript play(List<Preferences> preferences) {
        if (preferences.size() != strategies.size()) {
            throw new IllegalArgumentException(
                    "preferences: " + preferences.size() + " (expected: " + strategies.size() + ", one per strategy)");
        }
        List<StrategicParty> parties = new ArrayList<>();
        for (int seat = 0; seat < strategies.size(); seat++) {
            parties.add(new StrategicParty(strategies.get(seat), preferences.get(seat), this::luck));
        }
        return new Saop(parties.size(), preferences.get(0).size(), rounds).play(parties);
    }

    /** The luck of one turn depends on nothing but the seed, the round and the seat. */
    private Luck luck(Turn turn) {
        Draws draws = Draws.of(seed, turn.round(), turn.seat());
        return new Luck(draws.unit(), draws.unit());
    }
}
