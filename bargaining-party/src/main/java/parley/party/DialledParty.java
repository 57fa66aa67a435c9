package parley.party;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Action.NoReplyReason;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.DescribeRequest;
import parley.proto.bargaining.v1.PartyServiceGrpc;
import parley.proto.bargaining.v1.PartyServiceGrpc.PartyServiceBlockingStub;
import parley.wire.Address;
import parley.wire.CallFailure;
import parley.wire.DialledChannel;
import parley.wire.PartyAnswers;
import parley.wire.PartyRequests;
import parley.wire.PartyTerms;
import parley.wire.Reachability;
import parley.wire.Tls;

/**
 * A party that is somewhere else, in any language. A turn in which it cannot be reached, is late, fails or answers what the rules do
 * not allow is one without a reply, whose reason says so.
 */
public final class DialledParty implements Party, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DialledParty.class);
    private static final Duration INTRODUCTION = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final DialledChannel<PartyServiceBlockingStub> channel;
    private final Reachability reachability = new Reachability();
    private final PartyTerms terms;
    private final PartyRequests requests;
    private final Function<Turn, Luck> luck;
    private final Duration patience;

    /**
     * Calls nobody yet.
     *
     * @param luck what the party may draw in a turn
     * @param patience how long it may take for one
     */
    public DialledParty(Address address, PartyTerms terms, Function<Turn, Luck> luck, Duration patience) {
        this.terms = terms;
        this.requests = new PartyRequests(terms);
        this.luck = luck;
        this.patience = patience;
        channel = new DialledChannel<>(
                address, Tls.usual(), PartyServiceGrpc.SERVICE_NAME, PartyServiceGrpc::newBlockingStub);
    }

    /** Why nobody is there, if so. A party that does not introduce itself is there. */
    public Optional<String> absence() {
        try {
            channel.within(INTRODUCTION).describe(DescribeRequest.getDefaultInstance());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return channel.isConnected() ? Optional.empty() : Optional.of(CallFailure.text(e.getStatus()));
        }
    }

    @Override
    public Action act(Turn turn) {
        Action action = answer(turn, requests.of(turn, luck.apply(turn)));
        reachability.saw(action instanceof Action.NoReply none && none.reason() == NoReplyReason.UNREACHABLE);
        return action;
    }

    private Action answer(Turn turn, ActRequest request) {
        try {
            return PartyAnswers.fromProto(
                    channel.within(reachability.patience(patience)).act(request), turn, terms.domain());
        } catch (StatusRuntimeException e) {
            return PartyAnswers.none(reason(e), CallFailure.text(e.getStatus()));
        }
    }

    /** Only a connected party can be late. */
    private NoReplyReason reason(StatusRuntimeException failure) {
        if (CallFailure.isUnreadable(failure)) {
            return NoReplyReason.GARBAGE;
        }
        Status.Code code = failure.getStatus().getCode();
        if (code == Status.Code.DEADLINE_EXCEEDED) {
            return channel.isConnected() ? NoReplyReason.DEADLINE : NoReplyReason.UNREACHABLE;
        }
        return code == Status.Code.UNAVAILABLE ? NoReplyReason.UNREACHABLE : NoReplyReason.FAILED;
    }

    /** Whoever does not want to know, or cannot be reached, changes nothing. */
    @Override
    public void concluded(int seat, Transcript transcript) {
        try {
            channel.within(reachability.patience(MOMENT)).conclude(requests.of(seat, transcript));
        } catch (StatusRuntimeException e) {
            LOG.info("{}: seat {} was not told the end: {}", terms.session(), seat, CallFailure.text(e.getStatus()));
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
