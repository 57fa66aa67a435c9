package parley.bargaining.strategy;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import parley.bargaining.domain.Preferences;
import parley.bargaining.model.OpponentModel;
import parley.bargaining.strategy.Bidding.NiceTitForTat;

/**
 * What nice tit-for-tat offers: it looks for the outcome of the largest product of utilities, as its model has those of the others,
 * and goes towards it as far as the others have come; near the end it goes there anyway.
 */
final class NiceBids {

    /** The share that it wants at least of what is best for it. */
    private static final double LEAST = 0.5;

    private static final double RAMP = 20;
    private static final double RAMP_FROM = 0.91;
    private static final double RAMP_FROM_IF_LARGE = 0.85;
    private static final int LARGE = 3000;
    private static final double PANIC = 0.98;

    private NiceBids() {}

    static Bid of(NiceTitForTat nice, Situation situation) {
        List<Integer> received = situation.received();
        if (received.isEmpty()) {
            return new Bid(
                    situation.lowestReaching(situation.range().max()),
                    situation.range().max());
        }
        OpponentModel model = nice.modelling().of(situation.domain(), situation.sightings());
        double target = target(situation, received, model);
        OptionalInt bid = situation.dearestReaching(target, model);
        OptionalInt returned = returned(situation, received, bid);
        OptionalInt offered = returned.isPresent() ? returned : bid;
        double asked = offered.isPresent() ? situation.preferences().utility(offered.getAsInt()) : target;
        return new Bid(
                offered, situation.turn().time() >= PANIC ? situation.range().min() : asked);
    }

    /** The best outcome that it was offered, if that is as good as what it would offer. */
    private static OptionalInt returned(Situation situation, List<Integer> received, OptionalInt bid) {
        Preferences preferences = situation.preferences();
        int best = Collections.max(received, Comparator.comparingDouble(preferences::utility));
        boolean returns = bid.isPresent()
                && situation.allows(best)
                && preferences.utility(best) >= preferences.utility(bid.getAsInt());
        return returns ? OptionalInt.of(best) : OptionalInt.empty();
    }

    /** The least that it aims for, on the scale of its utilities, never below no agreement. */
    private static double target(Situation situation, List<Integer> received, OpponentModel model) {
        double first = share(situation, received.get(0));
        double best = received.stream()
                .mapToDouble(outcome -> share(situation, outcome))
                .max()
                .orElse(first);
        double nash = nash(situation, model, 1 - first);
        double conceded = nash - first <= 0 ? 1 : Math.clamp((best - first) / (nash - first), 0, 1);
        double target = 1 - conceded * (1 - nash);
        double aimed = target - bonus(situation) * Math.max(0, target - nash);
        Preferences preferences = situation.preferences();
        double utility = preferences.lowest() + aimed * (preferences.highest() - preferences.lowest());
        return Math.max(utility, situation.range().min());
    }

    /** What the party gets of its best at the outcome of the largest product; the further apart the parties began, the less. */
    private static double nash(Situation situation, OpponentModel model, double gap) {
        Preferences preferences = situation.preferences();
        double largest = -1;
        double own = 1;
        for (int outcome = 0; outcome < preferences.size(); outcome++) {
            double share = share(situation, outcome);
            double product = share * model.utility(outcome);
            if (product > largest) {
                largest = product;
                own = share;
            }
        }
        return Math.clamp(own * (1.4 - 0.6 * gap), LEAST, 1);
    }

    private static double bonus(Situation situation) {
        double from = situation.preferences().size() > LARGE ? RAMP_FROM_IF_LARGE : RAMP_FROM;
        return Math.clamp(RAMP * (situation.turn().time() - from), 0, 1);
    }

    /** From 0 for the party's worst outcome to 1 for its best. */
    private static double share(Situation situation, int outcome) {
        Preferences preferences = situation.preferences();
        double width = preferences.highest() - preferences.lowest();
        return width == 0 ? 1 : (preferences.utility(outcome) - preferences.lowest()) / width;
    }
}
