package parley.party;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.domain.Profile;
import parley.bargaining.protocol.Action;
import parley.bargaining.strategy.Plan;
import parley.bargaining.strategy.StrategicParty;
import parley.wire.PartyTerms;
import parley.wire.PartyTurn;

/** Plays a built-in plan. Preferences are worked out once and kept for the turns that follow, but nothing rests on that. */
public final class PlanBrain implements Brain {

    private static final int KEPT = 8;

    private final Plan plan;
    private final Map<Stated, Preferences> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    public PlanBrain(Plan plan) {
        this.plan = plan;
    }

    private record Stated(Domain domain, Profile profile, Normalisation normalisation) {}

    @Override
    public Action act(PartyTurn turn) {
        PartyTerms terms = turn.terms();
        return new StrategicParty(plan, terms.domain(), preferences(terms), now -> turn.luck()).act(turn.turn());
    }

    private synchronized Preferences preferences(PartyTerms terms) {
        Preferences preferences = kept.computeIfAbsent(
                new Stated(terms.domain(), terms.profile(), terms.normalisation()), stated -> terms.preferences());
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return preferences;
    }
}
