package parley.bargaining.strategy;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.StandingOffer;
import parley.bargaining.protocol.Turn;

/**
 * Plays a strategy over a whole domain, from what its turn tells alone, and leaves when no outcome is as good as no
 * agreement. Only MiCRO's repetitions and noisy acceptances use the luck.
 */
public record StrategicParty(Strategy strategy, Preferences preferences, Function<Turn, Luck> luck) implements Party {

    private static final Luck MIDDLING = new Luck(0.5, 0.5);

    /** One whose draws all fall in the middle. */
    public StrategicParty(Strategy strategy, Preferences preferences) {
        this(strategy, preferences, turn -> MIDDLING);
    }

    /** What the party would offer, and the least it asks for. */
    private record Bid(int outcome, double threshold) {}

    @Override
    public Action act(Turn turn) {
        if (!preferences.gainFromAgreement()) {
            return new Action.Leave();
        }
        Luck draws = luck.apply(turn);
        AspirationRange range = AspirationRange.of(preferences);
        Bid bid = bid(turn, range, draws);
        OptionalDouble next = OptionalDouble.of(preferences.utility(bid.outcome));
        Optional<StandingOffer> acceptable = turn.standing()
                .filter(offer -> !offer.isAcceptedBy(turn.seat()))
                .filter(offer -> strategy.acceptance()
                        .accepts(preferences.utility(offer.outcome()), bid.threshold, next, range, draws.acceptance()));
        return acceptable.isPresent() ? new Action.Accept() : new Action.Offer(bid.outcome);
    }

    private Bid bid(Turn turn, AspirationRange range, Luck draws) {
        return switch (strategy.tactic()) {
            case TimeDependentTactic tactic -> lowestReaching(tactic.threshold(turn.time(), range));
            case NaiveTitForTat tactic ->
                lowestReaching(tactic.threshold(turn.round() - 1, range, second(), received(turn)));
            case Micro micro -> newOrRepeated(turn, range, draws);
        };
    }

    private Bid lowestReaching(double threshold) {
        return new Bid(preferences.lowestAtOrAbove(threshold), threshold);
    }

    private double second() {
        return preferences.utility(preferences.ranked(Math.min(1, preferences.size() - 1)));
    }

    private OptionalDouble received(Turn turn) {
        for (int i = turn.moves().size() - 1; i >= 0; i--) {
            Move move = turn.moves().get(i);
            if (move.seat() != turn.seat() && move.action() instanceof Action.Offer offer) {
                return OptionalDouble.of(preferences.utility(offer.outcome()));
            }
        }
        return OptionalDouble.empty();
    }

    /** It has proposed the best outcomes in their order, so that their number says which comes next. */
    private Bid newOrRepeated(Turn turn, AspirationRange range, Luck draws) {
        int sent = different(turn, true);
        boolean fresh = Micro.concedes(sent, different(turn, false)) && sent < preferences.rational();
        int outcome = preferences.ranked(fresh ? sent : draws.among(sent));
        return new Bid(
                outcome, Micro.threshold(fresh ? ranked(sent) : OptionalDouble.empty(), ranked(sent - 1), range));
    }

    private OptionalDouble ranked(int rank) {
        return rank < 0 ? OptionalDouble.empty() : OptionalDouble.of(preferences.utility(preferences.ranked(rank)));
    }

    /** How many different outcomes the party has offered, or the others have. */
    private static int different(Turn turn, boolean own) {
        var outcomes = new BitSet();
        for (Move move : turn.moves()) {
            if ((move.seat() == turn.seat()) == own && move.action() instanceof Action.Offer offer) {
                outcomes.set(offer.outcome());
            }
        }
        return outcomes.cardinality();
    }
}
