package parley.party;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Action.NoReplyReason;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.DescribeRequest;
import parley.proto.bargaining.v1.PartyServiceGrpc;
import parley.proto.bargaining.v1.PartyServiceGrpc.PartyServiceBlockingStub;
import parley.wire.CallFailure;
import parley.wire.PartyAnswers;
import parley.wire.PartyRequests;
import parley.wire.PartyTerms;
import parley.wire.Retries;

/**
 * A party that is somewhere else, in any language. A turn in which it cannot be reached, is late, fails or answers what the rules do
 * not allow is one without a reply, whose reason says so.
 */
public final class DialledParty implements Party, AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration INTRODUCTION = Duration.ofSeconds(5);

    /** One that could not be reached so often in a row gets no more than a moment, until it can be again. */
    private static final int GIVES_UP_AFTER = 3;

    private static final Duration MOMENT = Duration.ofMillis(250);

    private final ManagedChannel channel;
    private final PartyServiceBlockingStub stub;
    private final PartyTerms terms;
    private final PartyRequests requests;
    private final Function<Turn, Luck> luck;
    private final Duration patience;
    private int unreachableInARow;

    /**
     * Calls nobody yet.
     *
     * @param luck what the party may draw in a turn
     * @param patience how long it may take for one
     */
    public DialledParty(String host, int port, PartyTerms terms, Function<Turn, Luck> luck, Duration patience) {
        this.terms = terms;
        this.requests = new PartyRequests(terms);
        this.luck = luck;
        this.patience = patience;
        channel = NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .maxInboundMessageSize(MAX_ANSWER_BYTES)
                .disableServiceConfigLookUp()
                .defaultServiceConfig(Retries.of(PartyServiceGrpc.SERVICE_NAME))
                .enableRetry()
                .directExecutor()
                .build();
        stub = PartyServiceGrpc.newBlockingStub(channel);
    }

    /** Why nobody is there, if so. A party that does not introduce itself is there. */
    public Optional<String> absence() {
        try {
            within(INTRODUCTION).describe(DescribeRequest.getDefaultInstance());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return channel.getState(false) == ConnectivityState.READY
                    ? Optional.empty()
                    : Optional.of(CallFailure.text(e.getStatus()));
        }
    }

    @Override
    public Action act(Turn turn) {
        Action action = answer(turn, requests.of(turn, luck.apply(turn)));
        boolean unreachable = action instanceof Action.NoReply none && none.reason() == NoReplyReason.UNREACHABLE;
        unreachableInARow = unreachable ? unreachableInARow + 1 : 0;
        return action;
    }

    private Action answer(Turn turn, ActRequest request) {
        boolean givenUp = unreachableInARow >= GIVES_UP_AFTER && MOMENT.compareTo(patience) < 0;
        try {
            return PartyAnswers.fromProto(within(givenUp ? MOMENT : patience).act(request), turn, terms.domain());
        } catch (StatusRuntimeException e) {
            return PartyAnswers.none(reason(e), CallFailure.text(e.getStatus()));
        }
    }

    private PartyServiceBlockingStub within(Duration time) {
        return stub.withDeadlineAfter(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Only a connected party can be late. */
    private NoReplyReason reason(StatusRuntimeException failure) {
        if (CallFailure.isUnreadable(failure)) {
            return NoReplyReason.GARBAGE;
        }
        Status.Code code = failure.getStatus().getCode();
        if (code == Status.Code.DEADLINE_EXCEEDED) {
            return channel.getState(false) == ConnectivityState.READY
                    ? NoReplyReason.DEADLINE
                    : NoReplyReason.UNREACHABLE;
        }
        return code == Status.Code.UNAVAILABLE ? NoReplyReason.UNREACHABLE : NoReplyReason.FAILED;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
