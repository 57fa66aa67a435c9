package parley.bargaining.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Preferences;
import parley.bargaining.model.OpponentModel;
import parley.bargaining.model.Sighting;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Allowed;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Turn;

/** A turn as one party sees it. */
record Situation(Turn turn, Preferences preferences, Domain domain, AspirationRange range, Luck luck) {

    /** The outcomes that the party has offered so far. */
    List<Integer> sent() {
        return offers(true);
    }

    /** The outcomes that the others have offered so far. */
    List<Integer> received() {
        return offers(false);
    }

    private List<Integer> offers(boolean own) {
        List<Integer> offers = new ArrayList<>();
        for (Move move : turn.moves()) {
            if ((move.seat() == turn.seat()) == own && move.action() instanceof Action.Offer offer) {
                offers.add(offer.outcome());
            }
        }
        return offers;
    }

    /** The others' offers with the share of the rounds so far that had passed by then. */
    List<Sighting> sightings() {
        List<Sighting> sightings = new ArrayList<>();
        for (Move move : turn.moves()) {
            if (move.seat() != turn.seat() && move.action() instanceof Action.Offer offer) {
                sightings.add(new Sighting(offer.outcome(), turn.time() * move.round() / turn.round()));
            }
        }
        return sightings;
    }

    /** What the last offer of the others is worth. */
    OptionalDouble lastReceived() {
        for (int i = turn.moves().size() - 1; i >= 0; i--) {
            Move move = turn.moves().get(i);
            if (move.seat() != turn.seat() && move.action() instanceof Action.Offer offer) {
                return OptionalDouble.of(preferences.utility(offer.outcome()));
            }
        }
        return OptionalDouble.empty();
    }

    boolean isFree() {
        return turn.allowed() instanceof Allowed.Everything;
    }

    boolean allows(int outcome) {
        return turn.allowed().has(outcome);
    }

    /** Whether an outcome is no worse than no agreement, and allowed. */
    boolean isPossible(int outcome) {
        return preferences.utility(outcome) >= preferences.reservation() && allows(outcome);
    }

    /** The outcomes that are no worse than no agreement and allowed, by rank. */
    IntStream possible() {
        IntStream rational = IntStream.range(0, preferences.rational()).map(preferences::ranked);
        return isFree() ? rational : rational.filter(this::allows);
    }

    /** Of what is possible, the outcome of the lowest utility at or above a threshold; the best one if none reaches it. */
    OptionalInt lowestReaching(double threshold) {
        if (isFree()) {
            return OptionalInt.of(preferences.lowestAtOrAbove(threshold));
        }
        OptionalInt lowest = preferences.lowestAtOrAbove(threshold, this::allows);
        return lowest.isPresent() && preferences.utility(lowest.getAsInt()) >= preferences.reservation()
                ? lowest
                : OptionalInt.empty();
    }

    /** Of what is possible, the best outcome that is worth less than a threshold. */
    OptionalInt bestBelow(double threshold) {
        return IntStream.range(preferences.atOrAbove(threshold), preferences.rational())
                .map(preferences::ranked)
                .filter(this::allows)
                .findFirst();
    }

    /** Of what is possible and reaches a threshold, what the others seem to like best, and of that the best and first. */
    OptionalInt dearestReaching(double threshold, OpponentModel model) {
        int dearest = -1;
        int reaching = Math.min(preferences.atOrAbove(threshold), preferences.rational());
        for (int rank = 0; rank < reaching; rank++) {
            int outcome = preferences.ranked(rank);
            if (allows(outcome) && (dearest < 0 || model.utility(outcome) > model.utility(dearest))) {
                dearest = outcome;
            }
        }
        return dearest < 0 ? lowestReaching(threshold) : OptionalInt.of(dearest);
    }
}
