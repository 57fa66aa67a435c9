package parley.cli.client;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.cli.console.FailedException;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceBlockingStub;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.wire.Address;
import parley.wire.CallFailure;
import parley.wire.DialledChannel;
import parley.wire.PlainText;
import parley.wire.Times;
import parley.wire.Tls;

/** An agent that runs somewhere. */
public final class AgentClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String target;
    private final DialledChannel<CountryAgentServiceBlockingStub> channel;

    private AgentClient(Address address, Tls tls) {
        target = address.toString();
        channel = new DialledChannel<>(
                address, tls, CountryAgentServiceGrpc.SERVICE_NAME, CountryAgentServiceGrpc::newBlockingStub);
    }

    /**
     * The agent at this address; nothing is sent before the first call.
     *
     * @param tls for one that takes TLS
     */
    public static AgentClient dial(Address address, Tls tls) {
        return new AgentClient(address, tls);
    }

    /**
     * What an agent says about itself.
     *
     * @param countries empty for any
     * @param took from the question to the answer
     * @param ahead how far its clock is ahead of this one, within the time that the answer took; empty if it does not say
     */
    public record About(
            List<String> countries, String strategy, boolean deterministic, Duration took, Optional<Duration> ahead) {}

    /** Asks it about itself. */
    public About describe() {
        try {
            Instant asked = Instant.now();
            DescribeResponse about = channel.within(PATIENCE).describe(DescribeRequest.getDefaultInstance());
            Duration took = Duration.between(asked, Instant.now());
            return new About(
                    about.getCountriesList().stream().map(PlainText::of).toList(),
                    PlainText.of(about.getStrategy()),
                    about.getDeterministic(),
                    took,
                    about.hasTime()
                            ? Optional.of(
                                    Duration.between(asked.plus(took.dividedBy(2)), Times.fromProto(about.getTime())))
                            : Optional.empty());
        } catch (StatusRuntimeException e) {
            throw new FailedException("agent " + target + ": " + CallFailure.text(e.getStatus()), e);
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
