package parley.wire;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The connection to one program that decides for others. Calls that meet nobody (UNAVAILABLE) are repeated by gRPC as they are, within
 * a budget.
 *
 * @param <S> stub of its service
 */
public final class DialledChannel<S extends AbstractStub<S>> implements AutoCloseable {

    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int CONNECT_MILLIS = 2_000;

    private final ManagedChannel channel;
    private final S stub;

    /**
     * Calls nobody yet.
     *
     * @param tls for an address that takes TLS
     * @param service name of the service, e.g. {@code parley.agent.v1.CountryAgentService}
     */
    public DialledChannel(Address address, Tls tls, String service, Function<ManagedChannel, S> stubOn) {
        channel = address.channel(tls)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .maxInboundMessageSize(MAX_ANSWER_BYTES)
                .defaultServiceConfig(Retries.of(service))
                .enableRetry()
                .directExecutor()
                .build();
        stub = stubOn.apply(channel);
    }

    /** For one call, which is given up after this time. */
    public S within(Duration time) {
        return stub.withDeadlineAfter(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    public boolean isConnected() {
        return channel.getState(false) == ConnectivityState.READY;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
