package parley.bargaining.protocol;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.End;
import parley.bargaining.protocol.Action.Leave;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Action.Wait;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Closed;
import parley.bargaining.protocol.Negotiation.Open;
import parley.bargaining.protocol.Negotiation.TimedOut;
import parley.bargaining.protocol.Ruling.Played;
import parley.bargaining.protocol.Ruling.Reason;
import parley.bargaining.protocol.Ruling.Refused;

/**
 * The stacked alternating offers protocol. The parties act in turn, round after round; an outcome is agreed at once
 * when everybody present has accepted it since it was offered.
 */
public record Saop(int seats, int outcomes, int rounds) {

    public Saop {
        atLeast("seats", 2, seats);
        atLeast("outcomes", 1, outcomes);
        atLeast("rounds", 1, rounds);
    }

    /** The first seat's turn in the first round, with nothing on the table. */
    public Open opening() {
        return new Open(1, 0, IntStream.range(0, seats).boxed().toList(), Optional.empty());
    }

    /** What comes of an action by the party whose turn it is. */
    public Ruling rule(Open open, Action action) {
        return switch (action) {
            case Offer offer -> offer(open, offer.outcome());
            case Accept accept -> accept(open);
            case Wait wait -> new Played(next(open, open.present(), open.standing()));
            case Leave leave -> new Played(leave(open));
            case End end -> new Played(new Broken(open.round()));
        };
    }

    /** Plays the parties, in the order of their seats, to the end. A refused action breaks the negotiation. */
    public Transcript play(List<? extends Party> parties) {
        if (parties.size() != seats) {
            throw new IllegalArgumentException("parties: " + parties.size() + " (expected: " + seats + ")");
        }
        List<Move> moves = new ArrayList<>();
        Open open = opening();
        while (true) {
            Turn turn =
                    new Turn(open.seat(), open.round(), rounds, open.standing(), new Earlier<>(moves, moves.size()));
            Action action = parties.get(open.seat()).act(turn);
            moves.add(new Move(open.round(), open.seat(), action));
            switch (after(open, action)) {
                case Open next -> open = next;
                case Closed end -> {
                    return new Transcript(moves, end);
                }
            }
        }
    }

    /** What a list held at some time, as long as elements are only added; copying it every turn would be too slow. */
    private static final class Earlier<T> extends AbstractList<T> implements RandomAccess {

        private final List<T> growing;
        private final int size;

        Earlier(List<T> growing, int size) {
            this.growing = growing;
            this.size = size;
        }

        @Override
        public T get(int index) {
            return growing.get(Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }

    private Negotiation after(Open open, Action action) {
        return switch (rule(open, action)) {
            case Played played -> played.negotiation();
            case Refused refused -> new Broken(open.round());
        };
    }

    private Ruling offer(Open open, int outcome) {
        return outcome < 0 || outcome >= outcomes
                ? new Refused(Reason.UNKNOWN_OUTCOME)
                : new Played(with(open, StandingOffer.by(open.seat(), outcome)));
    }

    private Ruling accept(Open open) {
        if (open.standing().isEmpty()) {
            return new Refused(Reason.NOTHING_TO_ACCEPT);
        }
        StandingOffer standing = open.standing().get();
        return standing.isAcceptedBy(open.seat())
                ? new Refused(Reason.ALREADY_ACCEPTED)
                : new Played(with(open, standing.accepted(open.seat())));
    }

    private Negotiation with(Open open, StandingOffer standing) {
        return next(open, open.present(), Optional.of(standing));
    }

    /** An offer goes with the party that made it; what the leaving party accepted stands among the others. */
    private Negotiation leave(Open open) {
        List<Integer> remaining =
                open.present().stream().filter(seat -> seat != open.seat()).toList();
        return remaining.size() < 2
                ? new Broken(open.round())
                : next(open, remaining, open.standing().filter(offer -> offer.seat() != open.seat()));
    }

    private Negotiation next(Open open, List<Integer> present, Optional<StandingOffer> standing) {
        if (standing.isPresent() && standing.get().acceptedBy().containsAll(present)) {
            return new Agreed(open.round(), standing.get().outcome());
        }
        for (int seat : present) {
            if (seat > open.seat()) {
                return new Open(open.round(), seat, present, standing);
            }
        }
        return open.round() == rounds
                ? new TimedOut(rounds)
                : new Open(open.round() + 1, present.get(0), present, standing);
    }

    private static void atLeast(String what, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: >= " + least + ")");
        }
    }
}
