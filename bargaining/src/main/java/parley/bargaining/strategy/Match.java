package parley.bargaining.strategy;

import java.util.ArrayList;
import java.util.List;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Limits;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Quorum;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Tau;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;

/**
 * One negotiation between strategies.
 *
 * @param rounds after which time is up; TAU ends without
 * @param quorum who has to sign; TAU always asks everybody
 */
public record Match(Rules rules, List<Plan> plans, int rounds, long seed, Quorum quorum) {

    /** The protocol. */
    public enum Rules {
        SAOP,
        TAU
    }

    public Match {
        plans = List.copyOf(plans);
        if (rules == Rules.TAU && !(quorum instanceof Quorum.Everybody)) {
            throw new IllegalArgumentException("quorum: " + quorum + " (expected: everybody, under TAU)");
        }
    }

    /** One in which everybody has to sign. */
    public Match(Rules rules, List<Plan> plans, int rounds, long seed) {
        this(rules, plans, rounds, seed, new Quorum.Everybody());
    }

    /** Plays it; each plan has the preferences at its place, and they act in that order. */
    public Transcript play(Domain domain, List<Preferences> preferences) {
        if (preferences.size() != plans.size()) {
            throw new IllegalArgumentException(
                    "preferences: " + preferences.size() + " (expected: " + plans.size() + ", one per plan)");
        }
        List<StrategicParty> parties = new ArrayList<>();
        for (int seat = 0; seat < plans.size(); seat++) {
            parties.add(new StrategicParty(plans.get(seat), domain, preferences.get(seat), this::luck));
        }
        return among(domain, parties);
    }

    /** The same among any parties, one for each seat. */
    public Transcript among(Domain domain, List<? extends Party> parties) {
        int outcomes = domain.arraySize();
        return switch (rules) {
            case SAOP -> new Saop(parties.size(), outcomes, Limits.rounds(rounds), quorum).play(parties);
            case TAU -> new Tau(parties.size(), outcomes).play(parties);
        };
    }

    /** How much of the time is over in a round, above 0 and below 1. */
    public double time(Domain domain, int round) {
        return switch (rules) {
            case SAOP -> Limits.rounds(rounds).progress(round, 0);
            case TAU -> Tau.progress(domain.arraySize(), round);
        };
    }

    /** The luck of one turn depends on nothing but the seed, the round, the seat and what it has seen. */
    public Luck luck(Turn turn) {
        Draws draws = Draws.of(seed, turn.round(), turn.seat(), turn.moves().size());
        return new Luck(draws.unit(), draws.unit());
    }
}
