package parley.benchmarks;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import parley.agent.CountryAgentServer;
import parley.agent.Settings;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceBlockingStub;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.summit.seat.Reply;
import parley.summit.seat.View;
import parley.summit.session.Session;
import parley.wire.DecisionServer;
import parley.wire.Loopback;
import parley.wire.MoveCodec;
import parley.wire.ViewCodec;

/** A seat's turn over gRPC on loopback, beside a raw unary call of the same sizes in the same run: the price of our part. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoundTripBenchmark {

    private final Game starter = Game.starter();
    private final Session session = starter.atTables(7);
    private final String seat = session.asked().get(0);
    private final View view = session.view(seat);
    private final DecideRequest request =
            DecideRequest.newBuilder().setView(ViewCodec.toProto(view)).build();
    private final byte[] rawRequest = request.toByteArray();

    private final DecisionServer agent = agent();
    private final ManagedChannel agentChannel = channel(agent.target());
    private final CountryAgentServiceBlockingStub stub = CountryAgentServiceGrpc.newBlockingStub(agentChannel);
    private final RawServer raw = rawServer();
    private final ManagedChannel rawChannel = channel(Loopback.target(raw.port()));

    private DecisionServer agent() {
        try {
            var settings = new Settings(List.of(seat), "benchmark", 0);
            return CountryAgentServer.start(
                    settings, Objects.requireNonNull(starter.negotiators().get(seat)));
        } catch (IOException e) {
            throw new IllegalStateException("no port for the agent", e);
        }
    }

    private RawServer rawServer() {
        return RawServer.answering(stub.decide(request).toByteArray());
    }

    private static ManagedChannel channel(String target) {
        return NettyChannelBuilder.forTarget(target)
                .usePlaintext()
                .directExecutor()
                .build();
    }

    @Setup
    public void say() {
        System.err.printf(
                "request %d bytes, response %d bytes%n",
                rawRequest.length, stub.decide(request).getSerializedSize());
    }

    @TearDown
    public void close() {
        agentChannel.shutdownNow();
        rawChannel.shutdownNow();
        agent.close();
        raw.close();
    }

    /** Bytes there and bytes back. */
    @Benchmark
    public byte[] rawCall() {
        MethodDescriptor<byte[], byte[]> method = RawServer.METHOD;
        return ClientCalls.blockingUnaryCall(rawChannel, method, CallOptions.DEFAULT, rawRequest);
    }

    /** The same with our messages and a built-in strategy behind it. */
    @Benchmark
    public DecideResponse decide() {
        return stub.decide(request);
    }

    /** All that a coordinator does for a seat's turn: the rules make the view, wire writes it, the agent answers, wire reads. */
    @Benchmark
    public Reply turn() {
        DecideRequest fresh = DecideRequest.newBuilder()
                .setView(ViewCodec.toProto(session.view(seat)))
                .build();
        return MoveCodec.fromProto(stub.decide(fresh).getMove());
    }
}
