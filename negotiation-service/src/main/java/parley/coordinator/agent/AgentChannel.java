package parley.coordinator.agent;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceBlockingStub;

/** The connection to one agent. Calls that meet nobody (UNAVAILABLE) are repeated by gRPC as they are, within a budget. */
final class AgentChannel implements AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int CONNECT_MILLIS = 2_000;

    /**
     * Four attempts in about a second: enough for an agent that is being restarted. Every failed attempt costs a token and every
     * success gives one back; with less than half of them left nothing is repeated, so a dead agent is not hammered.
     */
    private static final Map<String, ?> RETRIES = Map.of(
            "methodConfig",
            List.of(Map.of(
                    "name",
                    List.of(Map.of("service", CountryAgentServiceGrpc.SERVICE_NAME)),
                    "retryPolicy",
                    Map.of(
                            "maxAttempts",
                            4.0,
                            "initialBackoff",
                            "0.1s",
                            "maxBackoff",
                            "0.5s",
                            "backoffMultiplier",
                            2.0,
                            "retryableStatusCodes",
                            List.of("UNAVAILABLE")))),
            "retryThrottling",
            Map.of("maxTokens", 20.0, "tokenRatio", 1.0));

    private final ManagedChannel channel;
    private final CountryAgentServiceBlockingStub stub;

    AgentChannel(AgentAddress address) {
        channel = NettyChannelBuilder.forAddress(address.host(), address.port())
                .usePlaintext()
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .maxInboundMessageSize(MAX_ANSWER_BYTES)
                .disableServiceConfigLookUp()
                .defaultServiceConfig(RETRIES)
                .enableRetry()
                .directExecutor()
                .build();
        stub = CountryAgentServiceGrpc.newBlockingStub(channel);
    }

    /** For one call, which is given up after this time. */
    CountryAgentServiceBlockingStub within(Duration time) {
        return stub.withDeadlineAfter(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isConnected() {
        return channel.getState(false) == ConnectivityState.READY;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
