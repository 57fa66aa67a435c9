package parley.bargaining.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.End;
import parley.bargaining.protocol.Action.Leave;
import parley.bargaining.protocol.Action.NoReply;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Action.Reject;
import parley.bargaining.protocol.Action.Wait;
import parley.bargaining.protocol.Event.Concluded;
import parley.bargaining.protocol.Event.Moved;
import parley.bargaining.protocol.Event.RoundBegan;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Cause;
import parley.bargaining.protocol.Negotiation.Closed;
import parley.bargaining.protocol.Ruling.Ended;
import parley.bargaining.protocol.Ruling.Played;
import parley.bargaining.protocol.Ruling.Reason;
import parley.bargaining.protocol.Ruling.Refused;
import parley.bargaining.protocol.Turn.Ask;

/**
 * The tentative-accept, unique-offers protocol (Mohammad 2023). In every round each party makes one offer, which every other
 * party answers. An outcome is agreed when everybody has offered it and everybody has accepted it, at whatever time. Nobody
 * returns to an older offer; who repeats its last one makes it final, and when all offers are final the negotiation is over. There is
 * no deadline: it takes at most one round more than there are outcomes.
 */
public record Tau(int seats, int outcomes) implements Protocol<Tau.Threads> {

    public Tau {
        if (seats < 2) {
            throw new IllegalArgumentException("seats: " + seats + " (expected: >= 2)");
        }
        if (outcomes < 1) {
            throw new IllegalArgumentException("outcomes: " + outcomes + " (expected: >= 1)");
        }
    }

    /** Who has offered an outcome and who has accepted it, since the beginning. */
    public record Support(List<Integer> offeredBy, List<Integer> acceptedBy) {

        private static final Support NONE = new Support(List.of(), List.of());

        public Support {
            offeredBy = List.copyOf(offeredBy);
            acceptedBy = List.copyOf(acceptedBy);
        }
    }

    /**
     * An open negotiation: the offer of {@code proposer} is being made or answered.
     *
     * @param responder who is to answer; none if the offer is still to be made
     * @param last the last offer of each seat that has made one
     * @param finished the seats whose last offer is final
     * @param support by outcome
     */
    public record Threads(
            int round,
            int proposer,
            OptionalInt responder,
            Map<Integer, Integer> last,
            List<Integer> finished,
            Map<Integer, Support> support)
            implements Negotiation.Open {

        public Threads {
            last = Map.copyOf(last);
            finished = List.copyOf(finished);
            support = Map.copyOf(support);
        }

        @Override
        public int seat() {
            return responder.orElse(proposer);
        }

        private Support support(int outcome) {
            return support.getOrDefault(outcome, Support.NONE);
        }

        private int offer() {
            return last.getOrDefault(proposer, -1);
        }
    }

    @Override
    public Threads opening() {
        return new Threads(1, 0, OptionalInt.empty(), Map.of(), List.of(), Map.of());
    }

    @Override
    public boolean endsWithoutClock() {
        return true;
    }

    /** Time goes by the number of rounds that there can be. */
    public static double progress(int outcomes, int round) {
        return round / (outcomes + 2.0);
    }

    @Override
    public Turn turn(Threads open, List<Move> moves) {
        Optional<StandingOffer> standing = open.responder().isPresent()
                ? Optional.of(StandingOffer.by(open.proposer(), open.offer()))
                : Optional.empty();
        return new Turn(
                open.seat(),
                open.round(),
                OptionalInt.of(outcomes + 1),
                progress(outcomes, open.round()),
                standing,
                moves,
                standing.isPresent() ? Ask.ANSWER : Ask.OFFER,
                new Allowed.Everything());
    }

    @Override
    public Ruling<Threads> rule(Threads open, Action action, double elapsed) {
        return switch (action) {
            case Leave leave -> ended(open, leave, new Broken(open.round(), Cause.WALKED));
            case End end -> ended(open, end, new Broken(open.round(), Cause.WALKED));
            case Offer offer ->
                open.responder().isPresent() ? new Refused<>(Reason.ANSWER_EXPECTED) : offer(open, offer);
            case Accept accept -> open.responder().isPresent() ? accept(open, accept) : offerExpected();
            case Reject reject -> open.responder().isPresent() ? answered(open, reject) : offerExpected();
            case Wait wait ->
                new Refused<>(open.responder().isPresent() ? Reason.ANSWER_EXPECTED : Reason.OFFER_EXPECTED);
            case NoReply noReply -> open.responder().isPresent() ? answered(open, noReply) : silent(open, noReply);
        };
    }

    private static Ruling<Threads> offerExpected() {
        return new Refused<>(Reason.OFFER_EXPECTED);
    }

    private Ruling<Threads> offer(Threads open, Offer offer) {
        int outcome = offer.outcome();
        int seat = open.proposer();
        if (outcome < 0 || outcome >= outcomes) {
            return new Refused<>(Reason.UNKNOWN_OUTCOME);
        }
        boolean repeated = outcome == open.offer();
        if (!repeated && open.support(outcome).offeredBy().contains(seat)) {
            return new Refused<>(Reason.OFFERED_BEFORE);
        }
        if (!repeated && open.finished().contains(seat)) {
            return new Refused<>(Reason.FINAL_OFFER_MADE);
        }
        Support before = open.support(outcome);
        Support after = new Support(with(before.offeredBy(), seat), before.acceptedBy());
        Threads made = new Threads(
                open.round(),
                seat,
                OptionalInt.of(seat == 0 ? 1 : 0),
                put(open.last(), seat, outcome),
                repeated ? with(open.finished(), seat) : open.finished(),
                put(open.support(), outcome, after));
        return agreedOr(open, offer, outcome, after, new Played<>(made, List.of(moved(open, offer))));
    }

    private Ruling<Threads> accept(Threads open, Accept accept) {
        int outcome = open.offer();
        Support before = open.support(outcome);
        Support after = new Support(before.offeredBy(), with(before.acceptedBy(), open.seat()));
        Threads accepted = new Threads(
                open.round(),
                open.proposer(),
                open.responder(),
                open.last(),
                open.finished(),
                put(open.support(), outcome, after));
        return agreedOr(open, accept, outcome, after, answered(accepted, accept));
    }

    /** On to whoever answers next, or the next offer. */
    private Ruling<Threads> answered(Threads open, Action action) {
        int next = open.seat() + 1 == open.proposer() ? open.seat() + 2 : open.seat() + 1;
        return next < seats ? played(open, action, OptionalInt.of(next)) : thread(open, action, open.finished());
    }

    /** Who offers nothing has nothing new to offer. */
    private Ruling<Threads> silent(Threads open, Action action) {
        return thread(open, action, with(open.finished(), open.proposer()));
    }

    private static Ruling<Threads> played(Threads open, Action action, OptionalInt responder) {
        Threads next =
                new Threads(open.round(), open.proposer(), responder, open.last(), open.finished(), open.support());
        return new Played<>(next, List.of(moved(open, action)));
    }

    private Ruling<Threads> thread(Threads open, Action action, List<Integer> finished) {
        boolean sameRound = open.proposer() + 1 < seats;
        if (!sameRound && finished.size() == seats) {
            return ended(open, action, new Broken(open.round(), Cause.EXHAUSTED));
        }
        Threads next = new Threads(
                sameRound ? open.round() : open.round() + 1,
                sameRound ? open.proposer() + 1 : 0,
                OptionalInt.empty(),
                open.last(),
                finished,
                open.support());
        return new Played<>(
                next,
                sameRound ? List.of(moved(open, action)) : List.of(moved(open, action), new RoundBegan(next.round())));
    }

    private Ruling<Threads> agreedOr(
            Threads open, Action action, int outcome, Support support, Ruling<Threads> otherwise) {
        boolean agreed =
                support.offeredBy().size() == seats && support.acceptedBy().size() == seats;
        List<Integer> all = IntStream.range(0, seats).boxed().toList();
        return agreed ? ended(open, action, new Agreed(open.round(), outcome, all)) : otherwise;
    }

    private static Ruling<Threads> ended(Threads open, Action action, Closed end) {
        return new Ended<>(end, List.of(moved(open, action), new Concluded(end)));
    }

    private static Event moved(Threads open, Action action) {
        return new Moved(new Move(open.round(), open.seat(), action));
    }

    private static List<Integer> with(List<Integer> seats, int seat) {
        if (seats.contains(seat)) {
            return seats;
        }
        List<Integer> more = new ArrayList<>(seats);
        more.add(seat);
        return more;
    }

    private static <V> Map<Integer, V> put(Map<Integer, V> map, int key, V value) {
        Map<Integer, V> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
