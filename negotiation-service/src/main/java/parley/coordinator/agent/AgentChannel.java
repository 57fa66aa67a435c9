package parley.coordinator.agent;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceBlockingStub;
import parley.wire.Retries;

/** The connection to one agent. Calls that meet nobody (UNAVAILABLE) are repeated by gRPC as they are, within a budget. */
final class AgentChannel implements AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int CONNECT_MILLIS = 2_000;

    private final ManagedChannel channel;
    private final CountryAgentServiceBlockingStub stub;

    AgentChannel(AgentAddress address) {
        channel = NettyChannelBuilder.forAddress(address.host(), address.port())
                .usePlaintext()
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .maxInboundMessageSize(MAX_ANSWER_BYTES)
                .disableServiceConfigLookUp()
                .defaultServiceConfig(Retries.of(CountryAgentServiceGrpc.SERVICE_NAME))
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
