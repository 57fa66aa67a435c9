package parley.bargaining.protocol;

import java.util.List;
import java.util.Optional;
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
import parley.bargaining.protocol.Negotiation.TimedOut;
import parley.bargaining.protocol.Ruling.Ended;
import parley.bargaining.protocol.Ruling.Played;
import parley.bargaining.protocol.Ruling.Reason;
import parley.bargaining.protocol.Ruling.Refused;
import parley.bargaining.protocol.Turn.Ask;

/**
 * The stacked alternating offers protocol. The parties act in turn, round after round; an outcome is agreed at once
 * when enough of those who are present have accepted it since it was offered: by default everybody, else a {@link Quorum}.
 */
public record Saop(int seats, int outcomes, Limits limits, Quorum quorum) implements Protocol<Stacked> {

    public Saop {
        atLeast("seats", 2, seats);
        atLeast("outcomes", 1, outcomes);
        check(quorum, seats);
    }

    /** Everybody has to accept within so many rounds. */
    public Saop(int seats, int outcomes, int rounds) {
        this(seats, outcomes, Limits.rounds(rounds), new Quorum.Everybody());
    }

    /** The first seat's turn in the first round, with nothing on the table. */
    @Override
    public Stacked opening() {
        return new Stacked(1, 0, IntStream.range(0, seats).boxed().toList(), Optional.empty());
    }

    @Override
    public boolean endsWithoutClock() {
        return limits.endsWithoutClock();
    }

    @Override
    public Turn turn(Stacked open, List<Move> moves) {
        return new Turn(
                open.seat(),
                open.round(),
                limits.rounds(),
                limits.progress(open.round(), open.elapsed()),
                open.standing(),
                moves,
                Ask.ANYTHING,
                new Allowed.Everything());
    }

    /** What comes of an action where time does not matter. */
    public Ruling<Stacked> rule(Stacked open, Action action) {
        return rule(open, action, open.elapsed());
    }

    /** An action that comes after the time does not count. */
    @Override
    public Ruling<Stacked> rule(Stacked open, Action action, double elapsed) {
        if (limits.isOver(elapsed)) {
            Closed end = new TimedOut(open.round());
            return new Ended<>(end, List.of(new Concluded(end)));
        }
        return switch (action) {
            case Offer offer -> offer(open, offer, elapsed);
            case Accept accept -> accept(open, accept, elapsed);
            case Wait wait -> next(open, wait, open.present(), open.standing(), elapsed);
            case NoReply noReply -> next(open, noReply, open.present(), open.standing(), elapsed);
            case Leave leave -> leave(open, leave, elapsed);
            case End end -> ended(open, end, new Broken(open.round(), Cause.WALKED));
            case Reject reject -> new Refused<>(Reason.OFFER_EXPECTED);
        };
    }

    private Ruling<Stacked> offer(Stacked open, Offer offer, double elapsed) {
        int outcome = offer.outcome();
        return outcome < 0 || outcome >= outcomes
                ? new Refused<>(Reason.UNKNOWN_OUTCOME)
                : next(open, offer, open.present(), Optional.of(StandingOffer.by(open.seat(), outcome)), elapsed);
    }

    private Ruling<Stacked> accept(Stacked open, Accept accept, double elapsed) {
        if (open.standing().isEmpty()) {
            return new Refused<>(Reason.NOTHING_TO_ACCEPT);
        }
        StandingOffer standing = open.standing().get();
        return standing.isAcceptedBy(open.seat())
                ? new Refused<>(Reason.ALREADY_ACCEPTED)
                : next(open, accept, open.present(), Optional.of(standing.accepted(open.seat())), elapsed);
    }

    /** An offer goes with the party that made it, an acceptance with the party that gave it. */
    private Ruling<Stacked> leave(Stacked open, Leave leave, double elapsed) {
        List<Integer> remaining =
                open.present().stream().filter(seat -> seat != open.seat()).toList();
        Optional<StandingOffer> standing =
                open.standing().filter(offer -> offer.seat() != open.seat()).map(offer -> offer.without(open.seat()));
        return quorum.isPossible(remaining)
                ? next(open, leave, remaining, standing, elapsed)
                : ended(open, leave, new Broken(open.round(), Cause.WALKED));
    }

    private Ruling<Stacked> next(
            Stacked open, Action action, List<Integer> present, Optional<StandingOffer> standing, double elapsed) {
        if (standing.isPresent() && quorum.isReached(standing.get().acceptedBy(), present)) {
            StandingOffer agreed = standing.get();
            return ended(open, action, new Agreed(open.round(), agreed.outcome(), agreed.acceptedBy()));
        }
        for (int seat : present) {
            if (seat > open.seat()) {
                Stacked sameRound = new Stacked(open.round(), seat, present, standing, open.elapsed());
                return new Played<>(sameRound, List.of(moved(open, action)));
            }
        }
        if (limits.isLast(open.round())) {
            return ended(open, action, new TimedOut(open.round()));
        }
        Stacked nextRound = new Stacked(open.round() + 1, present.get(0), present, standing, elapsed);
        return new Played<>(nextRound, List.of(moved(open, action), new RoundBegan(nextRound.round())));
    }

    private static Ruling<Stacked> ended(Stacked open, Action action, Closed end) {
        return new Ended<>(end, List.of(moved(open, action), new Concluded(end)));
    }

    private static Event moved(Stacked open, Action action) {
        return new Moved(new Move(open.round(), open.seat(), action));
    }

    private static void check(Quorum quorum, int seats) {
        switch (quorum) {
            case Quorum.Everybody everybody -> {}
            case Quorum.Count count -> {
                if (count.seats() > seats) {
                    throw new IllegalArgumentException(
                            "signatories: " + count.seats() + " (expected: at most " + seats + ", the seats)");
                }
            }
            case Quorum.Weight weight -> {
                if (weight.weights().size() != seats) {
                    throw new IllegalArgumentException(
                            "weights: " + weight.weights().size() + " (expected: " + seats + ", one per seat)");
                }
            }
        }
    }

    private static void atLeast(String what, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: >= " + least + ")");
        }
    }
}
