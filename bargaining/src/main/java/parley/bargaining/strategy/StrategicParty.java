package parley.bargaining.strategy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Turn;
import parley.bargaining.protocol.Turn.Ask;

/**
 * Plays a plan over a whole domain, from what its turn tells alone, and leaves when no outcome is as good as no agreement. Only
 * random offers, MiCRO's repetitions and noisy acceptances use the luck; only models of the others use the domain.
 */
public record StrategicParty(Plan plan, Domain domain, Preferences preferences, Function<Turn, Luck> luck)
        implements Party {

    private static final Luck MIDDLING = new Luck(0.5, 0.5);

    public StrategicParty {
        if (domain.size() != preferences.size()) {
            throw new IllegalArgumentException(
                    "outcomes: " + domain.size() + " (expected: " + preferences.size() + ", as the preferences have)");
        }
    }

    /** One that needs no domain. */
    public StrategicParty(Strategy strategy, Preferences preferences, Function<Turn, Luck> luck) {
        this(Plan.of(strategy), undivided(preferences), preferences, luck);
    }

    /** One that needs no domain, and whose draws all fall in the middle. */
    public StrategicParty(Strategy strategy, Preferences preferences) {
        this(strategy, preferences, turn -> MIDDLING);
    }

    /** A domain of one issue, which tells nothing about the outcomes. */
    private static Domain undivided(Preferences preferences) {
        return new Domain(List.of(new Issue.Whole("outcome", 0, preferences.size() - 1)));
    }

    @Override
    public Action act(Turn turn) {
        if (!preferences.gainFromAgreement()) {
            return new Action.Leave();
        }
        var situation = new Situation(turn, preferences, domain, AspirationRange.of(preferences), luck.apply(turn));
        Bid bid = Bids.of(plan.bidding(), situation);
        if (turn.ask() != Ask.OFFER && accepts(situation, bid)) {
            return new Action.Accept();
        }
        return switch (turn.ask()) {
            case ANSWER -> new Action.Reject();
            case OFFER -> offer(unique(situation, bid.outcome()));
            case ANYTHING -> offer(bid.outcome());
        };
    }

    private boolean accepts(Situation situation, Bid bid) {
        Turn turn = situation.turn();
        OptionalDouble next = bid.outcome().isPresent()
                ? OptionalDouble.of(preferences.utility(bid.outcome().getAsInt()))
                : OptionalDouble.empty();
        return turn.standing()
                .filter(offer -> !offer.isAcceptedBy(turn.seat()))
                .filter(offer -> situation.allows(offer.outcome()))
                .filter(offer -> plan.acceptance()
                        .accepts(
                                preferences.utility(offer.outcome()),
                                bid.threshold(),
                                next,
                                situation.range(),
                                situation.luck().acceptance()))
                .isPresent();
    }

    private static Action offer(OptionalInt outcome) {
        return outcome.isPresent() ? new Action.Offer(outcome.getAsInt()) : new Action.Leave();
    }

    /** Where every offer has to be new, the last one again in place of an older one, and from then on. */
    private static OptionalInt unique(Situation situation, OptionalInt outcome) {
        List<Integer> sent = situation.sent();
        if (sent.isEmpty() || outcome.isEmpty()) {
            return outcome;
        }
        int last = sent.get(sent.size() - 1);
        boolean isFinal = sent.size() > 1 && sent.get(sent.size() - 2) == last;
        return isFinal || sent.contains(outcome.getAsInt()) ? OptionalInt.of(last) : outcome;
    }
}
