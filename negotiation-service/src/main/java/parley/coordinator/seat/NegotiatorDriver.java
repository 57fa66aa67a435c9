package parley.coordinator.seat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.transcript.Driver;

/** Drives a seat by a negotiator in this process. */
public final class NegotiatorDriver implements SeatDriver {

    private static final Logger LOG = LoggerFactory.getLogger(NegotiatorDriver.class);

    private final Driver identity;
    private final Negotiator negotiator;

    /** The name is what the transcript calls it, e.g. the strategy's. */
    public NegotiatorDriver(String name, Negotiator negotiator) {
        identity = new Driver(Driver.Kind.BUILT_IN, name);
        this.negotiator = negotiator;
    }

    @Override
    public Driver identity() {
        return identity;
    }

    /** A negotiator would give an illegal move again, so it is not asked twice. */
    @Override
    public void play(Turn turn) {
        switch (decide(turn)) {
            case Reply.NoReply none -> turn.pass(none, identity);
            case Reply.Move move -> {
                if (turn.submit(move, identity) instanceof Ruling.Refused refused) {
                    turn.pass(Turn.illegal(refused.refusal()), identity);
                }
            }
        }
    }

    private Reply decide(Turn turn) {
        try {
            return negotiator.decide(turn.view());
        } catch (RuntimeException e) {
            LOG.warn("{}: {} failed", turn.requestId(), identity.name(), e);
            return new Reply.NoReply(Reply.Reason.FAILED, e.toString());
        }
    }
}
