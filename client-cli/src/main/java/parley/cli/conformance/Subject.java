package parley.cli.conformance;

import com.google.protobuf.util.Timestamps;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceBlockingStub;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.wire.Address;
import parley.wire.CallFailure;
import parley.wire.DialledChannel;
import parley.wire.MoveCodec;
import parley.wire.Tls;
import parley.wire.WireException;

/** The agent that is tested, called as a coordinator calls it. */
final class Subject implements AutoCloseable {

    /** How many answers may stay out before it is not asked any more. */
    private static final int MOST_SILENCES = 3;

    /** An answer that is late is waited for, so that it is one fault and not many. */
    private static final int GRACE = 4;

    private final DialledChannel<CountryAgentServiceBlockingStub> channel;
    private final Duration patience;
    private final Duration longest;
    private final AtomicInteger silences = new AtomicInteger();

    Subject(Address address, Tls tls, Duration patience) {
        this.patience = patience;
        longest = patience.multipliedBy(GRACE);
        channel = new DialledChannel<>(
                address, tls, CountryAgentServiceGrpc.SERVICE_NAME, CountryAgentServiceGrpc::newBlockingStub);
    }

    /** What it says about itself; fails with the status. */
    DescribeResponse describe() {
        return channel.within(longest).describe(DescribeRequest.getDefaultInstance());
    }

    /** Asks it. One that has been silent several times is not asked again. */
    Heard decide(DecideRequest request) {
        if (silences.get() >= MOST_SILENCES) {
            return new Heard.Failed(
                    "not asked any more, after " + MOST_SILENCES + " questions without an answer", true);
        }
        long asked = System.nanoTime();
        try {
            DecideResponse response = channel.within(longest).decide(due(request));
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            return response.hasMove()
                    ? new Heard.Moved(
                            MoveCodec.fromProto(response.getMove()),
                            response.getMove().getTablesCount(),
                            took)
                    : new Heard.Garbage("move: missing (expected: one, which may be empty)");
        } catch (StatusRuntimeException e) {
            boolean late = e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED;
            if (late) {
                silences.incrementAndGet();
            }
            return CallFailure.isUnreadable(e)
                    ? new Heard.Garbage("bytes that are no DecideResponse")
                    : new Heard.Failed(CallFailure.text(e.getStatus()), late);
        } catch (WireException e) {
            return new Heard.Garbage(String.valueOf(e.getMessage()));
        }
    }

    private DecideRequest due(DecideRequest request) {
        return request.toBuilder()
                .setDeadline(Timestamps.fromMillis(System.currentTimeMillis() + patience.toMillis()))
                .build();
    }

    /** Tells it how a session ended; fails with the status. */
    void conclude(ConcludeRequest request) {
        var unused = channel.within(longest).conclude(request);
    }

    @Override
    public void close() {
        channel.close();
    }
}
