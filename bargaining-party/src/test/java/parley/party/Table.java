package parley.party;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Evaluation;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.domain.Profile;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.bargaining.strategy.Plan;
import parley.bargaining.strategy.StrategicParty;
import parley.wire.Address;
import parley.wire.PartyTerms;

/** A domain and profiles from a seed, and parties for them here or elsewhere. */
record Table(long seed, Domain domain, List<Profile> profiles) {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    static Table of(long seed, int parties) {
        Draws draws = Draws.of(seed);
        int values = draws.between(2, 5);
        Domain domain = new Domain(List.of(
                new Issue.Discrete("who", List.of("one", "the other", "both")),
                new Issue.Whole("how many", -1, values),
                new Issue.Real("how much", draws.unit(), 1 + draws.unit(), OptionalInt.of(values))));
        List<Profile> profiles = new ArrayList<>();
        for (int seat = 0; seat < parties; seat++) {
            profiles.add(profile(domain, draws));
        }
        return new Table(seed, domain, profiles);
    }

    private static Profile profile(Domain domain, Draws draws) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (Issue issue : domain.issues()) {
            evaluations.add(new Evaluation.Listed(
                    issue.values().stream().map(value -> draws.unit()).toList()));
        }
        return new Profile(
                new LinearAdditive(List.of(draws.unit(), draws.unit(), draws.unit()), evaluations, 0),
                draws.unit() / 2);
    }

    Luck luck(Turn turn) {
        Draws draws = Draws.of(seed, turn.round(), turn.seat(), turn.moves().size());
        return new Luck(draws.unit(), draws.unit());
    }

    private PartyTerms terms(int seat) {
        return new PartyTerms("s" + seed, profiles.size(), domain, profiles.get(seat), Normalisation.RANGE);
    }

    Preferences preferences(int seat) {
        return terms(seat).preferences();
    }

    Party here(int seat, String plan) {
        return new StrategicParty(Plan.named(plan), domain, preferences(seat), this::luck);
    }

    DialledParty elsewhere(int seat, int port, Duration patience) {
        return new DialledParty(Address.parse("127.0.0.1:" + port), terms(seat), this::luck, patience);
    }
}
