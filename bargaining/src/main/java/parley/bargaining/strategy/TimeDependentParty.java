package parley.bargaining.strategy;

import java.util.Optional;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.StandingOffer;
import parley.bargaining.protocol.Turn;

/**
 * Follows a time-dependent tactic over a whole domain. It offers the worst outcome that reaches its threshold, accepts
 * whatever reaches it, and leaves when no outcome is as good as no agreement.
 */
public record TimeDependentParty(TimeDependentTactic tactic, Preferences preferences) implements Party {

    @Override
    public Action act(Turn turn) {
        if (!preferences.gainFromAgreement()) {
            return new Action.Leave();
        }
        double threshold = tactic.threshold(turn.time(), AspirationRange.of(preferences));
        Optional<StandingOffer> acceptable = turn.standing()
                .filter(offer -> !offer.isAcceptedBy(turn.seat()))
                .filter(offer -> TimeDependentTactic.accepts(preferences.utility(offer.outcome()), threshold));
        return acceptable.isPresent() ? new Action.Accept() : new Action.Offer(preferences.lowestAtOrAbove(threshold));
    }
}
