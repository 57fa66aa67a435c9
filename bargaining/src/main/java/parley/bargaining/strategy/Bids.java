package parley.bargaining.strategy;

import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import parley.bargaining.domain.Preferences;
import parley.bargaining.strategy.Bidding.Anything;
import parley.bargaining.strategy.Bidding.Conceding;
import parley.bargaining.strategy.Bidding.Nearest;
import parley.bargaining.strategy.Bidding.NiceTitForTat;
import parley.bargaining.strategy.Bidding.Obliging;

/** What each way of bidding comes to in a situation. */
final class Bids {

    private Bids() {}

    static Bid of(Bidding bidding, Situation situation) {
        return switch (bidding) {
            case Conceding conceding -> conceding(conceding.tactic(), situation);
            case Obliging obliging -> obliging(obliging, situation);
            case Nearest nearest -> nearest(nearest, situation);
            case NiceTitForTat nice -> NiceBids.of(nice, situation);
            case Anything anything -> anything(situation);
        };
    }

    private static Bid conceding(Tactic tactic, Situation situation) {
        return switch (tactic) {
            case TimeDependentTactic time -> lowestReaching(threshold(time, situation), situation);
            case NaiveTitForTat naive -> lowestReaching(threshold(naive, situation), situation);
            case Micro micro -> newOrRepeated(situation);
        };
    }

    private static Bid lowestReaching(double threshold, Situation situation) {
        return new Bid(situation.lowestReaching(threshold), threshold);
    }

    private static Bid obliging(Obliging obliging, Situation situation) {
        double threshold = switch (obliging.tactic()) {
            case TimeDependentTactic time -> threshold(time, situation);
            case NaiveTitForTat naive -> threshold(naive, situation);
            case Micro micro -> situation.range().max();
        };
        var model = obliging.modelling().of(situation.domain(), situation.sightings());
        return new Bid(situation.dearestReaching(threshold, model), threshold);
    }

    private static double threshold(TimeDependentTactic tactic, Situation situation) {
        return tactic.threshold(situation.turn().time(), situation.range());
    }

    private static double threshold(NaiveTitForTat tactic, Situation situation) {
        Preferences preferences = situation.preferences();
        double second = preferences.utility(preferences.ranked(Math.min(1, preferences.size() - 1)));
        return tactic.threshold(situation.turn().round() - 1, situation.range(), second, situation.lastReceived());
    }

    /** It has proposed the best outcomes in their order; one that has been ruled out meanwhile is no longer possible. */
    private static Bid newOrRepeated(Situation situation) {
        Set<Integer> sent = new LinkedHashSet<>(situation.sent());
        int received = new LinkedHashSet<>(situation.received()).size();
        OptionalInt fresh = Micro.concedes(sent.size(), received)
                ? situation
                        .possible()
                        .filter(outcome -> !sent.contains(outcome))
                        .findFirst()
                : OptionalInt.empty();
        int[] repeatable = sent.stream()
                .mapToInt(Integer::intValue)
                .filter(situation::isPossible)
                .toArray();
        OptionalDouble furthest = repeatable.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(situation.preferences().utility(repeatable[repeatable.length - 1]));
        double threshold = Micro.threshold(utility(fresh, situation), furthest, situation.range());
        return new Bid(fresh.isPresent() ? fresh : repeated(repeatable, situation), threshold);
    }

    private static OptionalInt repeated(int[] repeatable, Situation situation) {
        return repeatable.length == 0
                ? OptionalInt.empty()
                : OptionalInt.of(repeatable[situation.luck().among(repeatable.length)]);
    }

    private static OptionalDouble utility(OptionalInt outcome, Situation situation) {
        return outcome.isPresent()
                ? OptionalDouble.of(situation.preferences().utility(outcome.getAsInt()))
                : OptionalDouble.empty();
    }

    private static Bid nearest(Nearest nearest, Situation situation) {
        int rounds = situation.turn().rounds().orElse(Integer.MAX_VALUE);
        double target = nearest.target(situation.turn().time(), 1 / (rounds + 1.0));
        Preferences preferences = situation.preferences();
        OptionalInt above = situation.lowestReaching(Math.max(target, preferences.reservation()));
        OptionalInt below = situation.bestBelow(target);
        boolean nearerBelow = above.isEmpty()
                || (below.isPresent()
                        && target - preferences.utility(below.getAsInt())
                                < Math.abs(preferences.utility(above.getAsInt()) - target));
        return new Bid(nearerBelow ? below : above, target);
    }

    private static Bid anything(Situation situation) {
        int[] possible = situation.isFree() ? new int[0] : situation.possible().toArray();
        int count = situation.isFree() ? situation.preferences().rational() : possible.length;
        if (count == 0) {
            return new Bid(OptionalInt.empty(), situation.range().max());
        }
        int drawn = situation.luck().among(count);
        int outcome = situation.isFree() ? situation.preferences().ranked(drawn) : possible[drawn];
        return new Bid(OptionalInt.of(outcome), situation.preferences().utility(outcome));
    }
}
