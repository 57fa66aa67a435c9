package parley.cli.bargain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import parley.bargaining.chance.Draws;
import parley.bargaining.protocol.Negotiation;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Tau;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.bargaining.strategy.Plan;
import parley.bargaining.strategy.StrategicParty;

/**
 * One negotiation between strategies.
 *
 * @param rounds after which time is up; TAU ends without
 */
record Match(Rules rules, List<Plan> plans, int rounds, long seed) {

    /** The protocol. */
    enum Rules {
        SAOP,
        TAU
    }

    /** How a negotiation ended. */
    enum End {
        AGREEMENT,
        TIMEOUT,
        /** A party left and too few stayed, or one ended it. */
        WALKED,
        /** A party acted against the rules. */
        BROKEN,
        /** Nobody had anything new to offer. */
        EXHAUSTED
    }

    /** Plays the plans in this process. */
    Transcript play(Bargain bargain) {
        List<StrategicParty> parties = new ArrayList<>();
        for (int seat = 0; seat < plans.size(); seat++) {
            parties.add(new StrategicParty(plans.get(seat), bargain.domain(), bargain.preferences(seat), this::luck));
        }
        return play(bargain, parties);
    }

    /** Plays these parties. */
    Transcript play(Bargain bargain, List<? extends Party> parties) {
        int outcomes = bargain.domain().arraySize();
        return switch (rules) {
            case SAOP -> new Saop(parties.size(), outcomes, rounds).play(parties);
            case TAU -> new Tau(parties.size(), outcomes).play(parties);
        };
    }

    /** The luck of one turn depends on nothing but the seed, the round, the seat and what it has seen. */
    Luck luck(Turn turn) {
        Draws draws = Draws.of(seed, turn.round(), turn.seat(), turn.moves().size());
        return new Luck(draws.unit(), draws.unit());
    }

    static End end(Transcript transcript) {
        return switch (transcript.end()) {
            case Negotiation.Agreed agreed -> End.AGREEMENT;
            case Negotiation.TimedOut out -> End.TIMEOUT;
            case Negotiation.Broken broken ->
                switch (broken.cause()) {
                    case WALKED -> End.WALKED;
                    case AGAINST_THE_RULES -> End.BROKEN;
                    case EXHAUSTED -> End.EXHAUSTED;
                };
        };
    }

    static OptionalInt agreement(Transcript transcript) {
        return transcript.end() instanceof Negotiation.Agreed agreed
                ? OptionalInt.of(agreed.outcome())
                : OptionalInt.empty();
    }
}
